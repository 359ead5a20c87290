"""See whether old values of a person still stand anywhere: in any mapped text field, of any row inside the fence."""

from collections.abc import Generator, Iterator, Mapping
from dataclasses import dataclass

from houvast.engines.datamap.model import Collection, Field
from houvast.engines.datamap.nested import leaves
from houvast.engines.datamap.questions import Comparison, Match
from houvast.engines.datamap.rows import Row, Value
from houvast.engines.locating.comparing import match_for
from houvast.engines.locating.fencing import inside_fence
from houvast.engines.locating.request import Answers, Question, Request, askable, fence
from houvast.engines.locating.texts import Needle, mentions, needles_for, text_matches
from houvast.engines.matching.identifiers import PHONE
from houvast.engines.matching.traits import held_identifier

Sightings = Generator[list[Question], Answers, list[tuple[Row, str]]]


def sightings(request: Request, values: frozenset[str]) -> Sightings:
    """Yield rounds of questions; return each row with each field in which a key or an old value of the person stands.

    Each table is looked through once for all of it: a search with the same keys need not read the free texts again.
    """
    old = _Old(values, frozenset(v for v in values if not _is_key(v, request)), _telling_needles(request))
    questions = [
        Question(c, matches, fence(c, request.organisation))
        for c in request.datamap.collections.values()
        if c.scope.inherit or askable(c, request.organisation)
        for matches in (_by_key(c, request), _matches(c, old))
        if matches
    ]
    if not questions:
        return []
    answers = yield questions
    rows = [(q.collection, row) for q, found in zip(questions, answers, strict=True) for row in found]
    doubtful = [(c, r) for c, r in rows if c.scope.inherit]
    fenced = yield from inside_fence(request, doubtful)
    inside = [(c, r) for c, r in rows if not c.scope.inherit or r.key in fenced]
    return [(row, name) for c, row in inside for name in _seen_in(c, row.values, old, request)]


@dataclass(frozen=True, slots=True)
class _Old:
    """What is looked for: whole values, those among them that are no keys, and keys as they are written in texts."""

    values: frozenset[str]
    unsought: frozenset[str]
    needles: list[Needle]


def _telling_needles(request: Request) -> list[Needle]:
    return [n for n in needles_for(request.keys, frozenset(), frozenset()) if n.is_strong]


def _is_key(value: str, request: Request) -> bool:
    kinds = {k.kind for k in request.keys}
    return any(held_identifier(kind, value, request.country, request.keys) in request.keys for kind in kinds)


def _matches(collection: Collection, old: _Old) -> tuple[Match, ...]:
    texts = text_matches(collection, old.needles)
    if old.unsought:
        texts += tuple(Match(f.name, Comparison.CONTAINS, tuple(sorted(old.unsought))) for f in collection.free_text)
    whole = tuple(sorted(old.values))
    held = (Match(f.name, Comparison.EXACT, whole) for f in collection.fields if whole and _holds_text(f))
    return (*texts, *held)


def _by_key(collection: Collection, request: Request) -> tuple[Match, ...]:
    """Return the matches for the keys in fields of their own kind, in any notation: a question that an index serves.

    Phones are left to the search, which looks through them in any notation already.
    """
    keys = {f.name: [k for k in sorted(request.keys) if k.kind == f.identity] for f in collection.identities}
    return tuple(match_for(f, keys[f.name]) for f in collection.identities if f.identity != PHONE and keys[f.name])


def _holds_text(f: Field) -> bool:
    return (
        not f.free_text and (f.is_personal or bool(f.identity)) and f.data_type in ("", "string") and "." not in f.name
    )


def _seen_in(collection: Collection, row: Mapping[str, Value], old: _Old, request: Request) -> Iterator[str]:
    written = {name for name, _, _ in mentions(collection, row, old.needles)}
    for f in collection.fields:
        texts = (text for text in leaves(row.get(f.name)) if isinstance(text, str))
        if f.name in written or any(_stands_in(f, text, old, request) for text in texts):
            yield f.name


def _stands_in(f: Field, text: str, old: _Old, request: Request) -> bool:
    if f.free_text:
        return text in old.values or _within(text, old.unsought)
    if text in old.values:
        return True
    held = held_identifier(f.identity, text, request.country, request.keys) if f.identity else None
    return held in request.keys


def _within(text: str, old: frozenset[str]) -> bool:
    folded = text.casefold()
    return any(value.casefold() in folded for value in old)
