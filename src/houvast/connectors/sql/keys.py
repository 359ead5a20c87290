"""Conditions on primary keys, in pieces that every database takes."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import sqlalchemy as sa

from houvast.connectors.protocol import Unreadable
from houvast.connectors.sql.clauses import clause_of
from houvast.connectors.sql.conditions import LIST, Wanted, exact
from houvast.connectors.sql.selection import Selection
from houvast.connectors.sql.tables import ColumnShape
from houvast.connectors.sql.values import forms
from houvast.engines.datamap.rows import RowKey, Value

_SINGLE = {"sqlite": 5_000, "postgresql": 5_000, "mariadb": 5_000}
_COMPOSITE = 128  # each is an AND of its own, and SQLite's parser takes a thousand


@dataclass(frozen=True, slots=True)
class KeyCondition:
    """Rows with one of some tuples of values: a shape to keep statements under, the clause, the bound values."""

    shape: object
    clause: sa.ColumnElement[bool]
    bound: Mapping[str, Value]


def chunks(keys: Sequence[tuple[Value, ...]], brand: str) -> Iterator[Sequence[tuple[Value, ...]]]:
    """Yield tuples of values in numbers that one statement takes."""
    size = _SINGLE.get(brand, LIST) if keys and len(keys[0]) == 1 else _COMPOSITE
    for start in range(0, len(keys), size):
        yield keys[start : start + size]


def tuples_of(selection: Selection, keys: Sequence[RowKey]) -> list[tuple[Value, ...]]:
    """Return the keys' values in the order of the selection's key, each once.

    :raises Unreadable: a key has other columns than the collection's.
    """
    if not selection.has_key:
        raise Unreadable(f"{selection.collection.id}: no primary key is known; name one in the map.")
    found = dict.fromkeys(key.held for key in keys)
    if any(key.names != selection.key for key in keys):
        raise Unreadable(f"{selection.collection.id}: a row's key is of other columns than {', '.join(selection.key)}.")
    return list(found)


def condition_on(
    columns: Sequence[ColumnShape], values: Sequence[tuple[Value, ...]], brand: str, prefix: str = "houvast_key"
) -> KeyCondition | None:
    """Return the condition that these columns hold one of these tuples, or None where they never can."""
    if len(columns) == 1:
        arms = exact(columns[0], [value for (value,) in values], brand)  # one: there are no more than LIST of them
        return _single(arms[0], columns[0], brand, prefix) if arms else None
    held = [t for t in (_held(columns, value, brand) for value in values) if t is not None]
    return _composite(columns, held, prefix) if held else None


def _single(arm: Wanted, column: ColumnShape, brand: str, prefix: str) -> KeyCondition:
    bound = {f"{prefix}_{i}": value for i, value in enumerate(arm.values)}
    return KeyCondition(arm.shape, clause_of(arm, column, brand, prefix), bound)


def _held(columns: Sequence[ColumnShape], values: tuple[Value, ...], brand: str) -> tuple[Value, ...] | None:
    each = [forms(value, column, brand) for column, value in zip(columns, values, strict=True)]
    return tuple(found[0] for found in each) if all(each) else None


def _composite(columns: Sequence[ColumnShape], held: list[tuple[Value, ...]], prefix: str) -> KeyCondition:
    room = 1 << (len(held) - 1).bit_length()
    held = held + [held[-1]] * (room - len(held))
    clause = sa.or_(
        *(
            sa.and_(*(sa.column(c.name) == sa.bindparam(f"{prefix}_{i}_{j}") for j, c in enumerate(columns)))
            for i in range(room)
        )
    )
    bound = {f"{prefix}_{i}_{j}": value for i, row in enumerate(held) for j, value in enumerate(row)}
    return KeyCondition((tuple(c.name for c in columns), room), clause, bound)
