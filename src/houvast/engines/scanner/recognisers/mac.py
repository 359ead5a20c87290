"""Hardware addresses: six pairs with colons or hyphens, or three fours with points."""

from typing import Final

from houvast.engines.scanner.notes import Kind, Note
from houvast.engines.scanner.recognisers.runs import token_at

CODE: Final = "mac"
KINDS: Final = (Kind.WORD, Kind.NUMBER, Kind.MIXED)
_HEX: Final = frozenset("0123456789abcdef")
_NOTATIONS: Final = ((2, 6, ":"), (2, 6, "-"), (4, 3, "."))


def recognise(note: Note, at: int) -> int:
    """Return the index just past a hardware address that begins here, else 0."""
    size = len(note.tokens[at].key)
    if size not in (2, 4) or not _begins(note, at):
        return 0
    for width, count, mark in _NOTATIONS:
        if width == size and (end := _pairs(note, at, width, count, mark)):
            return end
    return 0


def _begins(note: Note, at: int) -> bool:
    if not note.tokens[at].glued:
        return True
    before = note.tokens[at - 1]
    further = token_at(note, at - 2)
    return before.key in "(\"'[=<" or (before.key in ":." and further is not None and len(further.key) > 2)


def _pairs(note: Note, at: int, width: int, count: int, mark: str) -> int:
    end = at + 2 * count - 1
    tokens = note.tokens[at:end]
    if len(tokens) < 2 * count - 1 or not all(token.glued for token in tokens[1:]):
        return 0
    if any(token.key != mark for token in tokens[1::2]):
        return 0
    if any(len(token.key) != width or not _HEX.issuperset(token.key) for token in tokens[::2]):
        return 0
    behind = token_at(note, end)
    if behind is not None and behind.glued and behind.key == mark:
        further = token_at(note, end + 1)
        return 0 if further is not None and further.glued else end
    return 0 if behind is not None and behind.glued and behind.kind is not Kind.MARK else end
