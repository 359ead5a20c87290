"""Run by test_building.py in a process of its own: a watched kernel on random bytes, words and tables."""

import random
import sys
from array import array
from itertools import accumulate
from pathlib import Path

from houvast.engines.scanner.kernel.building import NotBuilt
from houvast.engines.scanner.kernel.calling import Kernel

WORDS = [
    *("klant", "is", "een", "klootzak", "niet", "longkanker", "kl00tzak", "Jan", "agent:", "'"),
    *("111222333", "NL91", "ABNA", "0417164300", "\u00e9\u0301", "\u200d", "\u6f22"),
]


def notes(chance: random.Random) -> list[bytes]:
    made = [chance.randbytes(chance.randrange(80)) for _ in range(20)]
    made += [" ".join(chance.choices(WORDS, k=chance.randrange(30))).encode() for _ in range(20)]
    made += [note[: chance.randrange(len(note) + 1)] for note in made[20:]]
    return [*made, b"12 " * 500, b"'a" * 300, b"\xed\xa0\x80" * 9, b"kanker" * 200]


def scan(kernel: Kernel, several: list[bytes]) -> int:
    offsets = array("q", [0, *accumulate(map(len, several))])
    return len(kernel.scan_batch(b"".join(several), offsets))


def main(library: Path, tables: Path) -> None:
    chance, block = random.Random(3), tables.read_bytes()
    kernel, found = Kernel(library, block), 0
    for _ in range(30):
        found += scan(kernel, notes(chance))
    for _ in range(12):
        damaged = bytearray(block)
        for _ in range(3):
            damaged[chance.randrange(len(block) // 2)] = chance.randrange(256)
        try:
            scan(Kernel(library, damaged), notes(chance))
        except (NotBuilt, ValueError):
            continue
    sys.stdout.write(f"scanned {found}\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
