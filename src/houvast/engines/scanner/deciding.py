"""Which matches say something about a person: negation, quotation, look-alikes, overlap."""

from collections.abc import Iterable, Iterator

from houvast.engines.scanner.matching import Match
from houvast.engines.scanner.model import IDENTIFIERS, SENSITIVE, Finding
from houvast.engines.scanner.notes import Kind
from houvast.engines.scanner.reading import Reading
from houvast.engines.scanner.rules.model import Condition, Header, RuleSet

_NEGATION_REACHES = 4
_WITHIN_A_WORD = frozenset("-'")
_SOLID = frozenset({"name", "address", "email"})  # what lies within one of these is part of it
_RANK = {category: rank for rank, category in enumerate(IDENTIFIERS)}


def decide(reading: Reading, found: Iterable[Match], rules: RuleSet) -> list[Finding]:
    """Return the findings that stand, in the order of the text."""
    standing = [match for match in found if _stands(reading, match)]
    findings = [_finding(reading, match, rules) for match in standing]
    return sorted(_without_overlap(findings), key=lambda f: (f.start, f.end, f.category))


def _stands(reading: Reading, match: Match) -> bool:
    head, tokens = match.rule.header, reading.note.tokens
    first = tokens[match.first]
    if (not head.keep_quoted and first.quoted) or (not head.keep_customer and first.speaker == 1):
        return False
    if not _case_fits(reading, match, head):
        return False
    if head.excluded and any(tokens[at].key in head.excluded for at in range(match.first, match.last)):
        return False
    if not head.keep_negated and negated(reading, match.first):
        return False
    return all(_met(reading, match, condition) for condition in head.conditions)


def _case_fits(reading: Reading, match: Match, head: Header) -> bool:
    tokens = reading.note.tokens
    first = tokens[match.first]
    if head.case == "upper":
        return first.upper
    if head.case == "cap":
        begins = not match.first or tokens[match.first - 1].sentence != first.sentence
        return first.capital and not begins
    return True


def negated(reading: Reading, first: int) -> bool:
    """Whether a negation reaches the token: one of the few words before it, in the same clause."""
    tokens, steps = reading.note.tokens, 0
    for at in range(first - 1, -1, -1):
        classes = reading.classes[at]
        if "not" in classes:
            return True
        steps += 1
        stop = tokens[at].kind is Kind.MARK and tokens[at].key not in _WITHIN_A_WORD
        if stop or steps >= _NEGATION_REACHES or tokens[at].sentence != tokens[first].sentence:
            return False
        if classes & {"be", "have", "pronoun", "self", "breaker"}:
            return False
    return False


def _met(reading: Reading, match: Match, condition: Condition) -> bool:
    return condition.wanted == any(
        reading.note.tokens[at].key in condition.words or condition.classes & reading.classes[at]
        for at in _window(reading, match, condition)
    )


def _window(reading: Reading, match: Match, condition: Condition) -> Iterator[int]:
    tokens = reading.note.tokens
    if condition.where == "note":
        yield from range(len(tokens))
        return
    sentence, within = tokens[match.first].sentence, condition.within
    if condition.where != "after":
        for at in range(match.first - 1, max(-1, match.first - 1 - within), -1):
            if tokens[at].sentence != sentence:
                break
            yield at
    if condition.where != "before":
        for at in range(match.last, min(len(tokens), match.last + within)):
            if tokens[at].sentence != sentence:
                break
            yield at
    if condition.where == "sentence":
        yield from range(match.first, match.last)


def _finding(reading: Reading, match: Match, rules: RuleSet) -> Finding:
    head, tokens = match.rule.header, reading.note.tokens
    first, last = tokens[match.first], tokens[match.last - 1]
    return Finding(
        head.category, first.start, last.end, head.severity, head.confidence, head.name, rules.version,
        _evidence(head, speaker=first.speaker, quoted=first.quoted), head.hint, head.rewrite,
    )  # fmt: skip


def _evidence(head: Header, *, speaker: int, quoted: bool) -> tuple[str, ...]:
    """Say in words why a match stands."""
    said = ("in the note", "said by the customer", "said by the agent")[speaker]
    about = [] if head.category not in SENSITIVE else ["about a person" if head.frame != "plain" else "clear by itself"]
    negation = [] if head.keep_negated else ["not negated"]
    return (*about, said, *negation, *(["quoted"] if quoted else []))


def _without_overlap(findings: list[Finding]) -> Iterator[Finding]:
    """Keep of findings that overlap the best of each category, and one identifier."""
    kept: list[Finding] = []
    for one in sorted(findings, key=_preference):
        if not any(_overlap(one, other) and _gives_way(one, other) for other in kept):
            kept.append(one)
            yield one


def _preference(one: Finding) -> tuple[int, float, int, int, str]:
    rank = _RANK.get(one.category, len(_RANK))
    return (rank, -one.confidence, one.start - one.end, one.start, one.rule)


def _overlap(one: Finding, other: Finding) -> bool:
    return one.start < other.end and other.start < one.end


def _gives_way(one: Finding, other: Finding) -> bool:
    """Whether a finding gives way to one that was preferred to it."""
    if one.category == other.category or (one.category in _RANK and other.category in _RANK):
        return True
    return other.category in _SOLID and other.start <= one.start and one.end <= other.end
