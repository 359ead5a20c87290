"""A hardware address without marks: twelve hexadecimal signs, at least one of them a letter."""

from typing import Final

from houvast.engines.scanner.notes import Kind, Note

CODE: Final = "rawmac"
KINDS: Final = (Kind.MIXED,)
_HEX: Final = frozenset("0123456789abcdef")
_LENGTH: Final = 12


def recognise(note: Note, at: int) -> int:
    """Return the index just past twelve hexadecimal signs, else 0; only a cue tells them from a serial number."""
    key = note.tokens[at].key
    return at + 1 if len(key) == _LENGTH and _HEX.issuperset(key) else 0
