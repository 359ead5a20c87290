"""See whether old values of a person still stand anywhere: in any mapped text field, of any row inside the fence."""

from collections.abc import Generator, Iterator, Mapping

from houvast.engines.datamap.model import Collection, Field
from houvast.engines.datamap.questions import Comparison, Match
from houvast.engines.datamap.rows import Row, Value
from houvast.engines.locating.comparing import match_for
from houvast.engines.locating.fencing import inside_fence
from houvast.engines.locating.request import Answers, Question, Request, askable, fence
from houvast.engines.matching.identifiers import PHONE
from houvast.engines.matching.traits import held_identifier

Sightings = Generator[list[Question], Answers, list[tuple[Row, str]]]


def sightings(request: Request, values: frozenset[str]) -> Sightings:
    """Yield rounds of questions; return each row with each field in which one of the old values stands.

    Inside free text only those values are looked for that a search with the request's keys does not look for already.
    """
    unsought = frozenset(v for v in values if not _is_key(v, request))
    questions = [
        Question(c, matches, fence(c, request.organisation))
        for c in request.datamap.collections.values()
        if c.scope.inherit or askable(c, request.organisation)
        for matches in (_by_key(c, request), _matches(c, values, unsought))
        if matches
    ]
    if not questions:
        return []
    answers = yield questions
    rows = [(q.collection, row) for q, found in zip(questions, answers, strict=True) for row in found]
    doubtful = [(c, r) for c, r in rows if c.scope.inherit]
    fenced = yield from inside_fence(request, doubtful)
    inside = [(c, r) for c, r in rows if not c.scope.inherit or r.key in fenced]
    return [(row, name) for c, row in inside for name in _seen_in(c, row.values, values, request)]


def _is_key(value: str, request: Request) -> bool:
    kinds = {k.kind for k in request.keys}
    return any(held_identifier(kind, value, request.country, request.keys) in request.keys for kind in kinds)


def _matches(collection: Collection, values: frozenset[str], inside: frozenset[str]) -> tuple[Match, ...]:
    matches = []
    for f in collection.fields:
        if f.free_text and inside:
            matches.append(Match(f.name, Comparison.CONTAINS, tuple(sorted(inside))))
        elif not f.free_text and _holds_text(f):
            matches.append(Match(f.name, Comparison.EXACT, tuple(sorted(values))))
    return tuple(matches)


def _by_key(collection: Collection, request: Request) -> tuple[Match, ...]:
    """Return the matches for the keys in fields of their own kind, in any notation: a question that an index serves.

    Phones are left to the search, which looks through them in any notation already.
    """
    keys = {f.name: [k for k in sorted(request.keys) if k.kind == f.identity] for f in collection.identities}
    return tuple(match_for(f, keys[f.name]) for f in collection.identities if f.identity != PHONE and keys[f.name])


def _holds_text(f: Field) -> bool:
    return (f.is_personal or bool(f.identity)) and f.data_type in ("", "string") and "." not in f.name


def _seen_in(collection: Collection, row: Mapping[str, Value], old: frozenset[str], request: Request) -> Iterator[str]:
    for f in collection.fields:
        text = row.get(f.name)
        if isinstance(text, str) and (text in old or _another_notation(f, text, old, request)):
            yield f.name


def _another_notation(f: Field, text: str, old: frozenset[str], request: Request) -> bool:
    if f.free_text:
        return _within(text, old)
    held = held_identifier(f.identity, text, request.country, request.keys) if f.identity else None
    return held in request.keys


def _within(text: str, old: frozenset[str]) -> bool:
    folded = text.casefold()
    return any(value.casefold() in folded for value in old)
