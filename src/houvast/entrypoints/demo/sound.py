"""Short sounds that resemble someone speaking: syllables of a buzzing voice, no words, nobody's voice."""

import io
import math
import wave
from functools import cache
from random import Random
from typing import Final

RATE: Final = 8000
_SYLLABLES: Final = 24


@cache
def _syllable(serial: int) -> bytes:
    chance = Random(serial)  # noqa: S311 -- a sound, no secret
    length = int(RATE * (0.06 + 0.08 * chance.random()))
    pitch, formant = 90 + 120 * chance.random(), 400 + 900 * chance.random()
    samples = bytearray(length)
    for place in range(length):
        at = place / RATE
        swell = math.sin(math.pi * place / length)
        buzz = math.sin(2 * math.pi * pitch * at) * (0.6 + 0.4 * math.sin(2 * math.pi * formant * at))
        samples[place] = int(128 + 90 * swell * buzz + 8 * (chance.random() - 0.5))
    return bytes(samples)


def speech(serial: int) -> bytes:
    """Return a WAV file of about half a second: 8 kHz, mono, 8 bits; the same serial gives the same sound."""
    chance = Random(serial)  # noqa: S311 -- a sound, no secret
    pause = b"\x80" * 200
    samples = pause.join(_syllable(int(chance.random() * _SYLLABLES)) for _ in range(4 + serial % 3))
    file = io.BytesIO()
    with wave.open(file, "wb") as sound:
        sound.setnchannels(1)
        sound.setsampwidth(1)
        sound.setframerate(RATE)
        sound.writeframes(samples)
    return file.getvalue()
