"""Hold what systems hold now against the plan, cell by cell.

What may never happen: a case that ends as done while a cell still holds what the plan took out.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from houvast.engines.datamap.rows import Kind, Located, Row, RowKey, Value
from houvast.engines.planner.plan import Plan, RowPlan, Verb


@dataclass(frozen=True, slots=True)
class Residue:
    """A cell that still holds something. `why`: still_there, row_still_there, reappeared, found_again, old_value,
    old_version (of the whole row: no field).

    `explained` is the reason of the plan that lets it stay (retention, joins, shared, decision), empty where nothing
    does; `rule` and `until` go with it.
    """

    key: RowKey
    field: str
    why: str
    explained: str = ""
    rule: str = ""
    until: date | None = None


@dataclass(frozen=True, slots=True)
class Sighting:
    """An old value of the person, seen in a field of a row."""

    row: Row
    field: str


def residue_of(
    plan: Plan,
    now: Mapping[RowKey, Row],
    again: tuple[Located, ...],
    sightings: tuple[Sighting, ...],
    old_versions: Iterable[RowKey] = (),
) -> tuple[Residue, ...]:
    """Return every cell that still holds something, each once, explained or not.

    `now` holds the planned rows as they are (those gone are absent), `again` what a new search with the old keys found,
    `sightings` where old values were seen, `old_versions` the rows of which the system still holds an older state.
    """
    by_key = {row.key: row for row in plan.rows}
    found = [
        *(r for row in plan.rows for r in _row_residue(row, now.get(row.key))),
        *(r for item in again for r in _found_again(item, by_key)),
        *(r for seen in sightings for r in _seen(seen, by_key)),
        *(Residue(key, "", "old_version") for key in old_versions),
    ]
    return tuple({(r.key, r.field): r for r in reversed(found)}.values())[::-1]


def _row_residue(row: RowPlan, now: Row | None) -> Iterator[Residue]:
    if now is None:
        return
    if row.verb is Verb.DELETE:
        held = [name for name, value in now.values.items() if _holds(value)]
        yield from (Residue(row.key, name, "row_still_there") for name in held or [""])
        return
    for cell in row.cells:
        value = now.values.get(cell.field)
        if value != cell.after:
            yield Residue(row.key, cell.field, "still_there" if value == cell.before else "reappeared")
    for kept in row.kept:
        for name in kept.fields:
            if _holds(now.values.get(name)):
                yield Residue(row.key, name, "still_there", kept.reason, kept.rule, kept.until)


def _found_again(item: Located, planned: Mapping[RowKey, RowPlan]) -> Iterator[Residue]:
    """Yield residue for a row that the plan does not know, and for texts in which the person still stands.

    Rows of the plan were judged cell by cell already, but a text that was redacted may name the person elsewhere.
    """
    row = planned.get(item.row.key)
    if item.kind is Kind.MENTION:
        yield from (_left(item.row.key, name, "found_again", row) for name, _ in item.mentions)
    elif item.kind is Kind.CANDIDATE or row is not None:
        return
    elif item.kind is Kind.SHARED:
        yield Residue(item.row.key, "", "found_again", "shared")
    else:
        yield from (Residue(item.row.key, name, "found_again") for name, v in item.row.values.items() if _holds(v))


def _seen(seen: Sighting, planned: Mapping[RowKey, RowPlan]) -> Iterator[Residue]:
    yield _left(seen.row.key, seen.field, "old_value", planned.get(seen.row.key))


def _left(key: RowKey, name: str, why: str, row: RowPlan | None) -> Residue:
    kept = next((k for k in row.kept if name in k.fields), None) if row else None
    return Residue(key, name, why, kept.reason, kept.rule, kept.until) if kept else Residue(key, name, why)


def _holds(value: Value) -> bool:
    return value is not None and value not in ("", b"")
