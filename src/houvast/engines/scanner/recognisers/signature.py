"""Who signs: a name alone on the last line, or on the line behind a closing."""

from typing import Final

from houvast.engines.scanner.notes import Kind, Note
from houvast.engines.scanner.recognisers.fullname import recognise as fullname
from houvast.engines.scanner.recognisers.runs import token_at, words

CODE: Final = "signature"
KINDS: Final = (Kind.WORD,)
CLOSINGS: Final = words(
    "met with veel mvg gr grt grtz groet groeten groetjes vriendelijke vriendelijk hartelijke hoogachtend bedankt dank "
    "dankjewel cordialement salutations merci bien bav amicalement cdt cdlt regards best kind thanks thx "
    "cheers sincerely yours faithfully mit viele liebe vg lg mfg grusse gruesse gruss freundliche "
    "freundlichen beste danke hochachtungsvoll"
)


def recognise(note: Note, at: int) -> int:
    """Return the index just past a name that fills its line, the last one or one behind a closing, else 0."""
    first = note.tokens[at]
    before = token_at(note, at - 1)
    if before is None or before.line == first.line or not first.capital:
        return 0
    end = fullname(note, at)
    behind = token_at(note, end)
    if not end or note.tokens[end - 1].line != first.line:
        return 0
    if behind is not None and behind.line == first.line:
        listed = behind.kind is Kind.MARK and behind.key in ",|-/(" and end - at > 1
        return end if listed and _last(note, at) else 0
    return end if _closed(note, at) or (behind is None and not _under_name(note, at)) else 0


def _under_name(note: Note, at: int) -> bool:
    """Whether who signs stands on the line before, so that this line is the function or the department."""
    begin = _line_begin(note, at - 1)
    return begin > 0 and note.tokens[begin].capital and _closed(note, begin)


def _last(note: Note, at: int) -> bool:
    return note.tokens[at].line == note.tokens[-1].line


def _closed(note: Note, at: int) -> bool:
    """Whether a closing stands on the line before, or a comma ends that line."""
    return note.tokens[_line_begin(note, at - 1)].key in CLOSINGS


def _line_begin(note: Note, at: int) -> int:
    """Return the index of the first token on the line of token `at`."""
    line = note.tokens[at].line
    while at and note.tokens[at - 1].line == line:
        at -= 1
    return at
