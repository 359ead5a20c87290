"""Keep to one organisation's rows where a collection itself does not say whose they are.

A row that inherits its scope (a message of a ticket, a line of an invoice) counts only when the row that it hangs on
stands inside the fence.
"""

from collections.abc import Generator
from typing import TypeAlias

from houvast.engines.datamap.model import Collection, Edge, FieldId
from houvast.engines.datamap.questions import Comparison, Match
from houvast.engines.datamap.rows import Row, RowKey
from houvast.engines.locating.request import Answers, Question, Request, fence, in_reach, points_up

_Climbing: TypeAlias = dict[RowKey, tuple[Collection, Row, set[RowKey]]]


def inside_fence(
    request: Request, rows: list[tuple[Collection, Row]]
) -> Generator[list[Question], Answers, frozenset[RowKey]]:
    """Return which of these rows hang on a row inside the fence, walking up as far as scope is inherited."""
    inside: set[RowKey] = set()
    climbing: _Climbing = {r.key: (c, r, {r.key}) for c, r in rows}
    climbed: dict[RowKey, set[RowKey]] = {}
    while climbing:
        children = {
            target: values
            for target, values in _children_by_parent(request, climbing).items()
            if in_reach(request.datamap.collection(target.collection), request.organisation)
        }
        if not children:
            break
        questions = [_parents(request, target, list(values)) for target, values in children.items()]
        answers = yield questions
        climbing = {}
        for (target, values), question, parents in zip(children.items(), questions, answers, strict=True):
            for parent in parents:
                hanging = values.get(str(parent.values.get(target.name)), set())
                if not question.collection.scope.inherit:
                    inside |= hanging
                elif new := hanging - climbed.setdefault(parent.key, set()):
                    climbed[parent.key] |= new
                    earlier = climbing[parent.key][2] if parent.key in climbing else set()
                    climbing[parent.key] = (question.collection, parent, new | earlier)
    return frozenset(inside)


def _children_by_parent(request: Request, climbing: _Climbing) -> dict[FieldId, dict[str, set[RowKey]]]:
    found: dict[FieldId, dict[str, set[RowKey]]] = {}
    for collection, row, hanging in climbing.values():
        up = parent_field(request, collection)
        if up:
            name, target = up
            found.setdefault(target, {}).setdefault(str(row.values.get(name)), set()).update(hanging)
    return found


def _parents(request: Request, target: FieldId, values: list[str]) -> Question:
    collection = request.datamap.collection(target.collection)
    match = Match(target.name, Comparison.EXACT, tuple(values))
    return Question(collection, (match,), fence(collection, request.organisation))


def is_parent(request: Request, edge: Edge) -> bool:
    """Tell whether a step leads from a row to one whose scope is inherited from it."""
    return parent_field(request, request.datamap.collection(edge.target.collection)) == (edge.target.name, edge.source)


def parent_field(request: Request, collection: Collection) -> tuple[str, FieldId] | None:
    """Return the field by which a row hangs on the row that says for whom it is held.

    Of several rows referred to (a ticket, an employee, a product) that is the one whose own rows differ in it: it has a
    scope column, or inherits one. A collection of one organisation says no more than whether it is this one.
    """
    datamap = request.datamap
    steps = [e for e in datamap.edges if e.source.collection == collection.id and points_up(datamap, e)]
    others = [e for e in steps if e.target.collection != collection.id]
    best = min(others or steps, key=lambda e: _rank(datamap.collection(e.target.collection)), default=None)
    return (best.source.name, best.target) if best else None


def _rank(parent: Collection) -> int:
    scope = parent.scope
    return 0 if scope.column else 1 if scope.inherit else 2 if scope.organisation else 3
