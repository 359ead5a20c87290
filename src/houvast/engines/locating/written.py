"""Search what people wrote, without reading what was written for another organisation."""

from collections.abc import Generator, Iterator
from typing import TypeAlias

from houvast.engines.datamap.model import Collection, FieldId
from houvast.engines.datamap.questions import Comparison, Match
from houvast.engines.datamap.rows import Row, RowKey
from houvast.engines.locating.closure import points_up
from houvast.engines.locating.pool import Pool
from houvast.engines.locating.request import Answers, Question, askable, fence
from houvast.engines.locating.texts import Needle, mentions, needles_for, text_matches

Written: TypeAlias = dict[RowKey, tuple[Row, list[tuple[str, str, Needle]]]]
_Climbing: TypeAlias = dict[RowKey, tuple[Collection, Row, set[RowKey]]]


def written_about(pool: Pool) -> Generator[list[Question], Answers, Written]:
    """Return every row in whose free text the person stands, with field, text and needle of each place."""
    needles = needles_for(pool.learnt(), frozenset(_full_names(pool)), pool.shared)
    questions = list(_questions(pool, needles))
    if not questions:
        return {}
    answers = yield questions
    rows = [(q.collection, row) for q, found in zip(questions, answers, strict=True) for row in found]
    doubtful = [(c, r) for c, r in rows if c.scope.inherit and r.key not in pool.own]
    fenced = yield from _inside_fence(pool, doubtful)
    outside = {r.key for _, r in doubtful} - fenced
    return dict(_places(pool, [(c, r) for c, r in rows if r.key not in outside], needles))


def _questions(pool: Pool, needles: list[Needle]) -> Iterator[Question]:
    organisation = pool.request.organisation
    for collection in pool.request.datamap.collections.values():
        if collection.free_text and (collection.scope.inherit or askable(collection, organisation)):
            matches = text_matches(collection, needles)
            if matches:
                yield Question(collection, matches, fence(collection, organisation))


def _places(
    pool: Pool, rows: list[tuple[Collection, Row]], needles: list[Needle]
) -> Iterator[tuple[RowKey, tuple[Row, list[tuple[str, str, Needle]]]]]:
    for collection, row in rows:
        places = mentions(collection, row.values, needles)
        if places and row.key not in pool.request.rejected:
            yield row.key, (row, places)


def _inside_fence(
    pool: Pool, rows: list[tuple[Collection, Row]]
) -> Generator[list[Question], Answers, frozenset[RowKey]]:
    """Return which of these rows hang on a row inside the fence, walking up as far as scope is inherited."""
    inside: set[RowKey] = set()
    climbing: _Climbing = {r.key: (c, r, {r.key}) for c, r in rows}
    while climbing:
        children = _children_by_parent(pool, climbing)
        if not children:
            break
        questions = [_parents(pool, target, list(values)) for target, values in children.items()]
        answers = yield questions
        climbing = {}
        for (target, values), question, parents in zip(children.items(), questions, answers, strict=True):
            for parent in parents:
                hanging = values.get(str(parent.values.get(target.name)), set())
                if question.collection.scope.inherit:
                    climbing[parent.key] = (question.collection, parent, hanging)
                else:
                    inside |= hanging
    return frozenset(inside)


def _children_by_parent(pool: Pool, climbing: _Climbing) -> dict[FieldId, dict[str, set[RowKey]]]:
    found: dict[FieldId, dict[str, set[RowKey]]] = {}
    for collection, row, hanging in climbing.values():
        up = _parent_field(pool, collection)
        if up:
            name, target = up
            found.setdefault(target, {}).setdefault(str(row.values.get(name)), set()).update(hanging)
    return found


def _parents(pool: Pool, target: FieldId, values: list[str]) -> Question:
    collection = pool.request.datamap.collection(target.collection)
    match = Match(target.name, Comparison.EXACT, tuple(values))
    return Question(collection, (match,), fence(collection, pool.request.organisation))


def _parent_field(pool: Pool, collection: Collection) -> tuple[str, FieldId] | None:
    datamap = pool.request.datamap
    steps = (e for e in datamap.edges if e.source.collection == collection.id and points_up(datamap, e))
    return next(((e.source.name, e.target) for e in steps), None)


def _full_names(pool: Pool) -> Iterator[str]:
    for key in pool.own:
        found = pool.rows.get(key)
        if found and found.is_person:
            yield from _names_on(pool.request.datamap.collection(key.collection), found.row)


def _names_on(collection: Collection, row: Row) -> Iterator[str]:
    texts = {c: str(row.values[f.name]) for f in collection.fields for c in f.categories if row.values.get(f.name)}
    if "user.name" in texts:
        yield texts["user.name"]
    if "user.name.first" in texts and "user.name.last" in texts:
        yield f"{texts['user.name.first']} {texts['user.name.last']}"
