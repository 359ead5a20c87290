"""Internet addresses: four numbers with points, or hexadecimal groups with colons."""

from typing import Final

from houvast.engines.scanner.notes import Kind, Note
from houvast.engines.scanner.recognisers.runs import token_at

CODE: Final = "ip"
KINDS: Final = (Kind.NUMBER, Kind.MIXED, Kind.WORD)
_HEX: Final = frozenset("0123456789abcdef")
_PARTS: Final = 4
_LAST: Final = 255
_GROUPS: Final = 8
_WIDTH: Final = 4
_MOST: Final = 32  # tokens


def recognise(note: Note, at: int) -> int:
    """Return the index just past an internet address that begins here, else 0."""
    token = note.tokens[at]
    if token.glued and not _opens(note, at - 1):
        return 0
    if token.kind is Kind.NUMBER and (end := _four(note, at)):
        return end
    return _six(note, at)


def _opens(note: Note, at: int) -> bool:
    """Whether a mark may stand directly before an address."""
    mark = note.tokens[at]
    if mark.kind is not Kind.MARK or mark.key in "._-+,#":
        return False
    further = token_at(note, at - 1)
    return mark.key != ":" or not mark.glued or further is None or not _HEX.issuperset(further.key)


def _four(note: Note, at: int) -> int:
    end = at + 2 * _PARTS - 1
    tokens = note.tokens[at:end]
    if len(tokens) < 2 * _PARTS - 1 or not all(token.glued for token in tokens[1:]):
        return 0
    if any(token.key != "." for token in tokens[1::2]):
        return 0
    if any(token.kind is not Kind.NUMBER or len(token.key) > 3 or int(token.key) > _LAST for token in tokens[::2]):
        return 0
    behind, further = token_at(note, end), token_at(note, end + 1)
    if behind is None or not behind.glued:
        return end
    longer = behind.kind is not Kind.MARK or (behind.key in ".-" and further is not None and further.glued)
    return 0 if longer else end


def _six(note: Note, at: int) -> int:
    """Read groups and colons as long as they are glued; `::` may stand once."""
    written, end = "", at
    while end - at < _MOST and (token := token_at(note, end)) and (token.glued or end == at) and _of_address(token.key):
        written += token.key
        end += 1
    while written.endswith(":") and not written.endswith("::"):
        written, end = written[:-1], end - 1
    behind = token_at(note, end)
    if behind is not None and behind.glued and behind.kind is not Kind.MARK:
        return 0
    return end if valid(written) else 0


def _of_address(key: str) -> bool:
    return key == ":" or (len(key) <= _WIDTH and _HEX.issuperset(key))


def valid(written: str) -> bool:
    """Whether groups and colons make one address of version 6."""
    parts = written.split(":")
    filled = [part for part in parts if part]
    if len(filled[0] if filled else "") < 2 or not any(c.isdigit() for c in written):
        return False
    if "::" in written:
        return written.count("::") == 1 and ":::" not in written and 1 <= len(filled) < _GROUPS
    return len(filled) == len(parts) == _GROUPS
