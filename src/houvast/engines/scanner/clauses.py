"""Which words of a clause have to go with a statement, so that what is left still reads as a note.

A clause is what stands between marks and joining words. It goes as a whole, unless words of the service itself stand in
it (`wil`, `invoice`, a number); then the statement goes with the words that only led up to it, or that hung on it.
"""

from collections.abc import Sequence

from houvast.engines.scanner.notes import Kind, Token
from houvast.engines.scanner.reading import Reading

_MARKS = frozenset(",;()[]:–…/")
_SENTENCE_ENDS = frozenset(".!?")
_SUBJECT = frozenset(
    {"person", "pronoun", "self", "relative", "title", "given", "such", "article", "very", "say", "not"}
)
_PERSON = frozenset({"person", "personnoun", "relative"})
_KEPT = frozenset({"thing", "order", "vehicle"})
_SAYING = frozenset({"worden", "werden", "etre", "be", "komt", "kwam", "comes", "came", "kommt", "kam"})
_TOPIC = frozenset({"over", "about", "re", "wegen", "sur", "concernant", "mbt"})
_UNTIL = frozenset({"tot", "until", "till", "til", "jusque", "jusqu", "bis"})

Stretch = tuple[int, int]  # tokens: from the first up to, not including, the second


def leaving_out(reading: Reading, first: int, last: int) -> Stretch:
    """Return the tokens that go with those of a statement, from `first` up to, not including, `last`."""
    first, last = _without_marks(reading, first, last)
    begin, end = clause(reading, first, last)
    if last < end and _is(reading, last, _PERSON) and _only_an_attribute(reading, (begin, end), first, last):
        return first, last  # "a Turkish lady wants": only the word before the noun
    left = _without_lead(reading, begin, first)
    verb_gone = any(_waits(reading, at) for at in range(left, first))
    keeps_left = not _only_subject(reading, begin, left) and _says(reading, begin, left)
    keeps_right = _stands(reading, last, end, alone=begin == first, verb_gone=verb_gone)
    if keeps_left and not verb_gone and left < first and last < end and _waits(reading, last):
        return left, last  # "the parcel with insulin is lost": the verb belongs to what stays
    if not keeps_left and not keeps_right:
        return _whole(reading, begin, end)
    if keeps_left or (left < first and not verb_gone and not _only_subject(reading, begin, left)):
        return left, last if keeps_right else end
    return begin, last + _worded(reading, last, "relative")


def clause(reading: Reading, first: int, last: int) -> Stretch:
    """Return the clause around some tokens."""
    begin, end = first, last
    while begin > 0 and not parts(reading, begin - 1) and _together(reading, begin - 1):
        begin -= 1
    while end < len(reading.note.tokens) and not parts(reading, end) and _together(reading, end - 1):
        end += 1
    return begin, end


def parts(reading: Reading, at: int) -> bool:
    """Whether a token stands between two clauses."""
    tokens = reading.note.tokens
    token, after = tokens[at], tokens[at + 1] if at + 1 < len(tokens) else None
    if token.kind is not Kind.MARK:
        return _worded(reading, at, "joining")
    inside = token.glued and after is not None and after.glued and after.kind is not Kind.MARK
    if token.key in _SENTENCE_ENDS:
        return after is None or after.sentence != token.sentence
    return token.key in _MARKS and not inside


def _together(reading: Reading, at: int) -> bool:
    """Whether a token and the next stand in one sentence."""
    tokens = reading.note.tokens
    return tokens[at].sentence == tokens[at + 1].sentence


def _without_marks(reading: Reading, first: int, last: int) -> Stretch:
    tokens = reading.note.tokens
    while last - first > 1 and tokens[last - 1].key in _MARKS:
        last -= 1
    return first, last


def _only_an_attribute(reading: Reading, around: Stretch, first: int, last: int) -> bool:
    says = _says(reading, around[0], first) or _says(reading, last, around[1])
    return says and not _waits(reading, first)


def _waits(reading: Reading, at: int) -> bool:
    """Whether a word is a verb that says nothing by itself."""
    says = reading.note.tokens[at].key in _SAYING  # "wil niet gebeld worden", "komt langs"
    return not says and (_worded(reading, at, "state") or _is(reading, at, {"be", "have"}))


def _worded(reading: Reading, at: int, name: str) -> bool:
    """Whether a word is one of a class that each language has for itself."""
    return any(f"{language}_{name}" in reading.classes[at] for language in reading.languages)


def _is(reading: Reading, at: int, names: frozenset[str] | set[str]) -> bool:
    return not reading.classes[at].isdisjoint(names)


def _leads(reading: Reading, at: int) -> bool:
    return _worded(reading, at, "leading") or _is(reading, at, {"article", "very", "such"})


def _small(reading: Reading, at: int) -> bool:
    return _leads(reading, at) or _worded(reading, at, "aside") or _is(reading, at, {"time"})


def _without_lead(reading: Reading, begin: int, first: int) -> int:
    """Return where the words end that stand by themselves before a statement: no preposition, no verb that waits."""
    while first > begin and (_leads(reading, first - 1) or reading.note.tokens[first - 1].kind is Kind.MARK):
        first -= 1
    at = first
    while at > begin and (
        _leads(reading, at - 1) or _worded(reading, at - 1, "aside") or _is(reading, at - 1, {"time"})
    ):
        at -= 1
    return _without_lead(reading, begin, at - 1) if at > begin and _waits(reading, at - 1) else first


def _only_subject(reading: Reading, begin: int, end: int) -> bool:
    """Whether the words only say who: "Mr Giles Babbington", "klant", "elle"."""
    return all(_is(reading, at, _SUBJECT) or _named(reading, begin, at) for at in range(begin, end))


def _named(reading: Reading, begin: int, at: int) -> bool:
    token = reading.note.tokens[at]
    name = token.capital and at > begin and _is(reading, at - 1, _SUBJECT | {"particle", "surname"})
    return _small(reading, at) or name or token.kind is Kind.MARK or _is(reading, at, {"surname"})


def _says(reading: Reading, begin: int, end: int) -> bool:
    """Whether there is a word of the service itself in a stretch, or a number."""
    tokens = reading.note.tokens[begin:end]
    return any(t.kind in (Kind.NUMBER, Kind.MIXED) for t in tokens) or any(
        _worded(reading, at, "kept") or _is(reading, at, _KEPT) for at in range(begin, end)
    )


def _stands(reading: Reading, last: int, end: int, *, alone: bool, verb_gone: bool) -> bool:
    """Whether what follows a statement can be left: it says something, and doesn't hang on what went."""
    if last >= end or not _says(reading, last, end):
        return False
    token = reading.note.tokens[last]
    if token.key in _UNTIL or (token.key in _TOPIC and not verb_gone) or _worded(reading, last, "relative"):
        return True
    counts = token.kind in (Kind.NUMBER, Kind.MIXED)
    if not counts and not _worded(reading, last, "leading") and not _is(reading, last, {"time", "article"}):
        return True
    return alone and any(_worded(reading, at, "kept") for at in range(last, end))


def _whole(reading: Reading, begin: int, end: int) -> Stretch:
    """Return a clause with the mark or word by which it hung on what stands before it, or behind."""
    tokens = reading.note.tokens
    if _within(tokens, begin, end, "([", ")]") or _put_in_between(reading, begin, end):
        return begin - 1, end + 1
    opens = begin == 0 or tokens[begin - 1].sentence != tokens[begin].sentence
    if end == len(tokens) or tokens[end].sentence != tokens[begin].sentence:
        return (begin, end) if opens else (begin - 1, end)
    joins = tokens[end].kind is not Kind.MARK
    if opens or tokens[begin - 1].key in ":([" or (joins and tokens[begin - 1].kind is Kind.MARK):
        follows = not joins and end + 1 < len(tokens) and _worded(reading, end + 1, "joining")
        return begin, end + (tokens[end].key not in "()[]") + follows
    return (begin, end + 1) if joins else (begin - 1, end)


def _put_in_between(reading: Reading, begin: int, end: int) -> bool:
    """Whether it stands between a subject and its verb: "the client, a real fool, asks"."""
    before = clause(reading, begin - 2, begin - 1)[0] if begin > 1 else begin
    between = _within(reading.note.tokens, begin, end, ",", ",")
    return between and before < begin - 1 and _only_subject(reading, before, begin - 1)


def _within(tokens: Sequence[Token], begin: int, end: int, opening: str, closing: str) -> bool:
    return begin > 0 and end < len(tokens) and tokens[begin - 1].key in opening and tokens[end].key in closing
