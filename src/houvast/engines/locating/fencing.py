"""Keep to one organisation's rows where a collection itself does not say whose they are.

A row that inherits its scope (a message of a ticket, a line of an invoice) counts only when the row that it hangs on
stands inside the fence.
"""

from collections.abc import Generator
from typing import TypeAlias

from houvast.engines.datamap.model import Collection, FieldId
from houvast.engines.datamap.questions import Comparison, Match
from houvast.engines.datamap.rows import Row, RowKey
from houvast.engines.locating.closure import points_up
from houvast.engines.locating.request import Answers, Question, Request, fence

_Climbing: TypeAlias = dict[RowKey, tuple[Collection, Row, set[RowKey]]]


def inside_fence(
    request: Request, rows: list[tuple[Collection, Row]]
) -> Generator[list[Question], Answers, frozenset[RowKey]]:
    """Return which of these rows hang on a row inside the fence, walking up as far as scope is inherited."""
    inside: set[RowKey] = set()
    climbing: _Climbing = {r.key: (c, r, {r.key}) for c, r in rows}
    while climbing:
        children = _children_by_parent(request, climbing)
        if not children:
            break
        questions = [_parents(request, target, list(values)) for target, values in children.items()]
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


def _children_by_parent(request: Request, climbing: _Climbing) -> dict[FieldId, dict[str, set[RowKey]]]:
    found: dict[FieldId, dict[str, set[RowKey]]] = {}
    for collection, row, hanging in climbing.values():
        up = _parent_field(request, collection)
        if up:
            name, target = up
            found.setdefault(target, {}).setdefault(str(row.values.get(name)), set()).update(hanging)
    return found


def _parents(request: Request, target: FieldId, values: list[str]) -> Question:
    collection = request.datamap.collection(target.collection)
    match = Match(target.name, Comparison.EXACT, tuple(values))
    return Question(collection, (match,), fence(collection, request.organisation))


def _parent_field(request: Request, collection: Collection) -> tuple[str, FieldId] | None:
    datamap = request.datamap
    steps = (e for e in datamap.edges if e.source.collection == collection.id and points_up(datamap, e))
    return next(((e.source.name, e.target) for e in steps), None)
