"""Search what people wrote, without reading what was written for another organisation."""

from collections.abc import Generator, Iterator
from typing import TypeAlias

from houvast.engines.datamap.model import Collection
from houvast.engines.datamap.rows import Row, RowKey
from houvast.engines.locating.fencing import inside_fence
from houvast.engines.locating.pool import Pool
from houvast.engines.locating.request import Answers, Question, askable, fence
from houvast.engines.locating.texts import Needle, mentions, needles_for, text_matches
from houvast.engines.matching.traits import written_name

Written: TypeAlias = dict[RowKey, tuple[Row, list[tuple[str, str, Needle]]]]


def written_about(pool: Pool) -> Generator[list[Question], Answers, Written]:
    """Return every row in whose free text the person stands, with field, text and needle of each place."""
    needles = needles_for(pool.learnt(), frozenset(_full_names(pool)), pool.shared)
    questions = list(_questions(pool, needles)) if pool.request.texts else []
    if not questions:
        return {}
    answers = yield questions
    rows = [(q.collection, row) for q, found in zip(questions, answers, strict=True) for row in found]
    doubtful = [(c, r) for c, r in rows if c.scope.inherit and r.key not in pool.own]
    fenced = yield from inside_fence(pool.request, doubtful)
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
        if row.key in pool.request.rejected:
            places = [p for p in places if p[2].is_strong]
        if places:
            yield row.key, (row, places)


def _full_names(pool: Pool) -> Iterator[str]:
    for key in pool.own:
        found = pool.rows.get(key)
        if found and found.is_person:
            yield written_name(pool.request.datamap.collection(key.collection), found.row.values)
