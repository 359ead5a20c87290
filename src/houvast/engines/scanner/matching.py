"""Where the rules hold in a note: the plain, readable form of the matcher.

A pattern is found by its anchor, then followed to the right and to the left. Gaps are short and never leave the
sentence, so the work grows with the length of the note and no faster.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from houvast.engines.scanner.notes import Kind
from houvast.engines.scanner.reading import Reading
from houvast.engines.scanner.rules.model import Element, Pattern, Rule, RuleSet, What

_CLAUSE_ENDS = frozenset('.,;:!?…()[]{}/"«»+-=*|')


@dataclass(frozen=True, slots=True)
class Match:
    """A rule that holds, and the tokens that it marks: from `first` up to, not including, `last`."""

    rule: Rule
    first: int
    last: int


@dataclass(slots=True)
class _Way:
    """How far a pattern was followed: the token reached, and where the span opens and closes."""

    at: int
    opened: int = -1
    closed: int = -1


def matches(reading: Reading, rules: RuleSet) -> Iterator[Match]:
    """Give every place where a rule's pattern holds."""
    for at, token in enumerate(reading.note.tokens):
        for rule in _candidates(reading, rules, at, token.key):
            if rule.header.language not in reading.languages:
                continue
            anchor = rule.pattern[rule.anchor]
            for end in _reach(reading, anchor, at):
                if match := _follow(reading, rule, at, end):
                    yield match


def _candidates(reading: Reading, rules: RuleSet, at: int, key: str) -> list[Rule]:
    found = list(rules.by_word.get(key, ()))
    for name in reading.classes[at]:
        found += rules.by_class.get(name, ())
    for code, _ in reading.entities.get(at, ()):
        found += rules.by_entity.get(code, ())
    return found


def _reach(reading: Reading, anchor: Element, at: int) -> list[int]:
    if anchor.what is What.ENTITY:
        return [end for code, end in reading.entities.get(at, ()) if code in anchor.shapes]
    return [at + 1]


def _follow(reading: Reading, rule: Rule, at: int, end: int) -> Match | None:
    right = _forward(reading, rule.pattern, rule.anchor + 1, _Way(end))
    left = _backward(reading, rule.pattern, rule.anchor - 1, _Way(at)) if right else None
    if not right or not left:
        return None
    first = next((p for p in (left.opened, right.opened) if p >= 0), left.at)
    last = next((p for p in (right.closed, left.closed) if p >= 0), right.at)
    return Match(rule, first, last) if first < last else None


def _forward(reading: Reading, pattern: Pattern, index: int, way: _Way) -> _Way | None:
    """Follow a pattern from token `way.at` to the right."""
    while index < len(pattern):
        element, at = pattern[index], way.at
        index += 1
        if element.what is What.OPEN:
            way = _Way(at, at, way.closed)
        elif element.what is What.CLOSE:
            way = _Way(at, way.opened, at)
        elif element.what in (What.START, What.STOP, What.NOT):
            if not _holds_between(reading, element, at, at):
                return None
        elif element.what is What.GAP:
            return _over_gap(reading, pattern, index, way, element.most)
        else:
            ends = _steps(reading, element, at)
            if element.optional:
                ends = [*ends, at]
            return _first(_forward(reading, pattern, index, _Way(e, way.opened, way.closed)) for e in ends)
    return way


def _over_gap(reading: Reading, pattern: Pattern, index: int, way: _Way, most: int) -> _Way | None:
    tokens = reading.note.tokens
    for end in range(way.at, way.at + most + 1):
        if end > way.at and not _same_sentence(reading, end - 1, end - 2):
            return None
        if end > len(tokens):
            return None
        if found := _forward(reading, pattern, index, _Way(end, way.opened, way.closed)):
            return found
    return None


def _steps(reading: Reading, element: Element, at: int) -> list[int]:
    """Return where the element ends when it begins at this token: in the sentence of the token before it."""
    if at >= len(reading.note.tokens) or not _same_sentence(reading, at, at - 1):
        return []
    if element.what is What.ENTITY:
        return [end for code, end in reading.entities.get(at, ()) if code in element.shapes]
    return [at + 1] if is_one(reading, element, at) else []


def _backward(reading: Reading, pattern: Pattern, index: int, way: _Way) -> _Way | None:
    """Follow a pattern to the left; `way.at` is the token reached last."""
    while index >= 0:
        element, at = pattern[index], way.at
        index -= 1
        if element.what is What.OPEN:
            way = _Way(at, at, way.closed)
        elif element.what is What.CLOSE:
            way = _Way(at, way.opened, at)
        elif element.what in (What.START, What.STOP, What.NOT):
            if not _holds_between(reading, element, at, at - 1):
                return None
        elif element.what is What.GAP:
            return _back_over_gap(reading, pattern, index, way, element.most)
        else:
            starts = _steps_back(reading, element, at)
            if element.optional:
                starts = [*starts, at]
            return _first(_backward(reading, pattern, index, _Way(s, way.opened, way.closed)) for s in starts)
    return way


def _back_over_gap(reading: Reading, pattern: Pattern, index: int, way: _Way, most: int) -> _Way | None:
    for start in range(way.at, way.at - most - 1, -1):
        if start < 0 or (start < way.at and not _same_sentence(reading, start, start + 1)):
            return None
        if found := _backward(reading, pattern, index, _Way(start, way.opened, way.closed)):
            return found
    return None


def _steps_back(reading: Reading, element: Element, at: int) -> list[int]:
    if at <= 0 or not _same_sentence(reading, at - 1, at):
        return []
    if element.what is What.ENTITY:
        return [start for code, start in reading.ending.get(at, ()) if code in element.shapes]
    return [at - 1] if is_one(reading, element, at - 1) else []


def _first(ways: Iterator[_Way | None]) -> _Way | None:
    return next((way for way in ways if way), None)


def _same_sentence(reading: Reading, one: int, other: int) -> bool:
    tokens = reading.note.tokens
    if not (0 <= one < len(tokens) and 0 <= other < len(tokens)):
        return True
    return tokens[one].sentence == tokens[other].sentence


def _holds_between(reading: Reading, element: Element, at: int, beside: int) -> bool:
    """Whether a boundary before token `at` is what START, STOP or NOT asks; `beside` is the token NOT looks at."""
    tokens = reading.note.tokens
    if element.what is What.NOT:
        inside = 0 <= beside < len(tokens) and _same_sentence(reading, beside, at if beside < at else at - 1)
        return not (inside and is_one(reading, element, beside))
    if at <= 0 or at >= len(tokens) or not _same_sentence(reading, at, at - 1):
        return True
    if element.what is What.START:
        return tokens[at - 1].key in _CLAUSE_ENDS and not (tokens[at].glued and tokens[at - 1].glued)
    return tokens[at].key in _CLAUSE_ENDS and not _inside_word(reading, at)


def _inside_word(reading: Reading, at: int) -> bool:
    """Whether a mark stands between two words without a space: zij-ingang, 3/4."""
    tokens = reading.note.tokens
    return tokens[at].glued and at + 1 < len(tokens) and tokens[at + 1].glued and tokens[at + 1].kind is not Kind.MARK


def is_one(reading: Reading, element: Element, at: int) -> bool:
    """Whether the token is one of the element's words, of its classes, or has its shape."""
    token = reading.note.tokens[at]
    if token.key in element.words or not element.classes.isdisjoint(reading.classes[at]):
        return True
    for shape in element.shapes:
        if shape == "word" and token.kind in (Kind.WORD, Kind.MIXED):
            return True
        if shape == "num" and token.kind is Kind.NUMBER:
            return True
        if (shape == "cap" and token.capital and token.kind is not Kind.NUMBER) or (shape == "upper" and token.upper):
            return True
    return False
