"""Which matches say something about a person: negation, quotation, look-alikes, overlap."""

from collections.abc import Iterable, Iterator
from functools import partial
from itertools import takewhile

from houvast.engines.scanner.matching import Match
from houvast.engines.scanner.model import CATEGORIES, IDENTIFIERS, SENSITIVE, Finding
from houvast.engines.scanner.notes import Kind, Token
from houvast.engines.scanner.reading import Reading
from houvast.engines.scanner.rules.model import Condition, Header, RuleSet

_NEGATION_REACHES = 4
_WITHIN_A_WORD = frozenset("-'")
_IDENTIFIER = "identifier"
_SOLID = frozenset({"name", "address", "email"})  # what lies within one of these is part of it
_RANK = {category: rank for rank, category in enumerate(IDENTIFIERS)}


def decide(reading: Reading, found: Iterable[Match], rules: RuleSet) -> list[Finding]:
    """Return the findings that stand, in the order of the text."""
    return [_finding(reading, match, rules) for match in standing(reading, found)]


def standing(reading: Reading, found: Iterable[Match]) -> list[Match]:
    """Return the matches that stand, in the order of the text."""
    best = sorted((match for match in found if _stands(reading, match)), key=partial(_preference, reading))
    return sorted(_without_overlap(best), key=lambda m: (m.first, m.last, CATEGORIES.index(m.rule.header.category)))


def _stands(reading: Reading, match: Match) -> bool:
    head, tokens = match.rule.header, reading.note.tokens
    first = tokens[match.first]
    if (not head.keep_quoted and first.quoted) or (not head.keep_customer and first.speaker == 1):
        return False
    if not _case_fits(reading, match, head):
        return False
    if head.excluded and any(tokens[at].key in head.excluded for at in range(match.first, match.last)):
        return False
    if not head.keep_negated and negated(reading, match.first, head):
        return False
    return all(_met(reading, match, condition) for condition in head.conditions)


def _case_fits(reading: Reading, match: Match, head: Header) -> bool:
    tokens = reading.note.tokens
    first = tokens[match.first]
    if head.case == "upper":
        return first.upper
    if head.case == "capital":
        return first.capital
    if head.case == "cap":
        begins = not match.first or tokens[match.first - 1].sentence != first.sentence
        return first.capital and not begins
    return True


def negated(reading: Reading, first: int, head: Header) -> bool:
    """Whether a negation reaches the token: one of the few words before it, in the same clause."""
    tokens = reading.note.tokens
    for at in range(first - 1, max(-1, first - 1 - _NEGATION_REACHES), -1):
        classes = reading.classes[at]
        if not classes.isdisjoint(head.denying):
            return True
        stop = tokens[at].kind is Kind.MARK and tokens[at].key not in _WITHIN_A_WORD
        if stop or tokens[at].sentence != tokens[first].sentence or not classes.isdisjoint(head.breaking):
            return False
    return False


def _met(reading: Reading, match: Match, condition: Condition) -> bool:
    return condition.wanted == any(
        reading.note.tokens[at].key in condition.words or condition.classes & reading.classes[at]
        for at in _window(reading, match, condition)
    )


def _window(reading: Reading, match: Match, condition: Condition) -> Iterator[int]:
    tokens, within = reading.note.tokens, condition.within
    if condition.where == "note":
        yield from range(len(tokens))
        return
    sentence = tokens[match.first].sentence
    here = partial(_in_sentence, tokens, sentence)
    if condition.where != "after":
        yield from takewhile(here, range(match.first - 1, max(-1, match.first - 1 - within), -1))
    if condition.where != "before":
        yield from takewhile(here, range(match.last, min(len(tokens), match.last + within)))
    if condition.where == "sentence":
        yield from range(match.first, match.last)


def _in_sentence(tokens: list[Token], sentence: int, at: int) -> bool:
    return tokens[at].sentence == sentence


def _finding(reading: Reading, match: Match, rules: RuleSet) -> Finding:
    first, last = reading.note.tokens[match.first], reading.note.tokens[match.last - 1]
    head = match.rule.header
    return finding(head, first.start, last.end, rules.version, speaker=first.speaker, quoted=first.quoted)


def finding(head: Header, start: int, end: int, version: str, *, speaker: int, quoted: bool) -> Finding:
    """Return the finding of a group at a place, with the reasons in words."""
    return Finding(
        head.category, start, end, head.severity, head.confidence, head.name, version,
        _evidence(head, speaker=speaker, quoted=quoted), head.hint, head.rewrite,
    )  # fmt: skip


def _evidence(head: Header, *, speaker: int, quoted: bool) -> tuple[str, ...]:
    """Say in words why a match stands."""
    said = ("in the note", "said by the customer", "said by the agent")[speaker]
    about = [] if head.category not in SENSITIVE else ["about a person" if head.frame != "plain" else "clear by itself"]
    negation = [] if head.keep_negated else ["not negated"]
    return (*about, said, *negation, *(["quoted"] if quoted else []))


def _without_overlap(matches: Iterable[Match]) -> Iterator[Match]:
    """Keep of matches that overlap the best of each category, and one identifier; the best come first.

    Who covers a token is kept for each token, so the work grows with the length of the matches and no faster.
    """
    covered: dict[int, set[str]] = {}
    solid: dict[int, Match] = {}
    for one in matches:
        category = one.rule.header.category
        if not _gives_way(one, covered, solid):
            for at in range(one.first, one.last):
                covered.setdefault(at, set()).update({category, _IDENTIFIER} if category in _RANK else {category})
                if category in _SOLID:
                    solid[at] = one
            yield one


def _preference(reading: Reading, match: Match) -> tuple[int, float, int, int, str, int]:
    head, tokens = match.rule.header, reading.note.tokens
    start, end = tokens[match.first].start, tokens[match.last - 1].end
    return (_RANK.get(head.category, len(_RANK)), -head.confidence, start - end, start, head.name, match.rule.number)


def _gives_way(one: Match, covered: dict[int, set[str]], solid: dict[int, Match]) -> bool:
    """Whether a match gives way to those that were preferred to it."""
    rival = _IDENTIFIER if one.rule.header.category in _RANK else one.rule.header.category
    if any(rival in covered.get(at, ()) for at in range(one.first, one.last)):
        return True
    around = solid.get(one.first)
    return around is not None and around.first <= one.first and one.last <= around.last
