"""Number plates that only a word such as `kenteken` before them tells from other codes."""

from typing import Final

from houvast.engines.scanner.notes import Kind, Note
from houvast.engines.scanner.recognisers import plate
from houvast.engines.scanner.recognisers.runs import following

CODE: Final = "looseplate"
KINDS: Final = (Kind.WORD, Kind.NUMBER, Kind.MIXED)
_LONGEST: Final = 4  # parts
LOOSE_FORMS: Final = frozenset(
    {
        *(written.replace("-", "") for written in plate.HYPHENED),
        *("LLLDDD", "DDDLLL", "LDDDLLL", "LLLDDDL", "LLDDLLL", "DDLDDDDD", "DDDLDDDDD", "LLDDDD", "LLDDDDD", "LDDDDLL"),
        *(
            "LLDDDDDD",
            "LDDDDDL",
            "LDDDDDLL",
            "LLDDDDL",
            "LLDDDLL",
            "DDDLLL",
            "DLLLDDD",
            "DDDDLLDD",
            "DDDLLDD",
            "DDDDLL",
        ),
        *(f"{'L' * letters}{'D' * digits}" for letters in (2, 3, 4, 5) for digits in (1, 2, 3, 4)),
    }
)


def recognise(note: Note, at: int) -> int:
    """Return the index just past what may be a number plate: letters and digits in up to four parts, else 0."""
    written, end, here = "", 0, at
    for _ in range(_LONGEST):
        written += note.tokens[here].key
        if not written.isascii():
            break
        if plate.form(written) in LOOSE_FORMS:
            end = here + 1
        here = following(note, here, " -.")
        if not here:
            break
    return end
