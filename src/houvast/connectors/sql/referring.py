"""Rows that point at rows by a foreign key that the database enforces, in every table that it has."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import sqlalchemy as sa

from houvast.connectors.protocol import Referrer
from houvast.connectors.sql.describing import asked_of, full_name, schemas_of
from houvast.connectors.sql.keys import chunks, condition_on, tuples_of
from houvast.connectors.sql.oddities import oddities_of
from houvast.connectors.sql.statements import prepare
from houvast.connectors.sql.tables import Catalogue, schema_of
from houvast.engines.datamap.model import Collection, CollectionId, Field
from houvast.engines.datamap.rows import RowKey, Value

if TYPE_CHECKING:
    from houvast.connectors.sql.session import SqlSession


@dataclass(frozen=True, slots=True)
class Pointer:
    """A foreign key, seen from the table that holds it."""

    schema: str | None
    table: str
    columns: tuple[str, ...]
    target_schema: str | None
    target: str
    target_columns: tuple[str, ...]


def referrers(session: SqlSession, collection: Collection, keys: Sequence[RowKey]) -> Iterator[Referrer]:
    """Yield the rows of any table that point at these rows."""
    tuples_of(session.selection(collection), keys)
    with session.wire.asking(str(collection.id)) as connection:
        here = (schema_of(connection, collection), collection.id.name)
        pointers = _pointers(session.catalogue, connection)
    for pointer in pointers:
        if (pointer.target_schema, pointer.target) == here:
            yield from _rows_of(session, pointer, _pointed_at(session, collection, pointer, keys))


def _pointers(catalogue: Catalogue, connection: sa.Connection) -> tuple[Pointer, ...]:
    if catalogue.foreign_keys is None:
        inspector, partitions = sa.inspect(connection), oddities_of(connection).partitions
        found = (
            Pointer(
                schema,
                table,
                tuple(raw["constrained_columns"]),
                raw["referred_schema"],
                raw["referred_table"],
                tuple(raw["referred_columns"]),
            )
            for namespace in schemas_of(inspector)
            for (schema, table), every in inspector.get_multi_foreign_keys(
                **asked_of(inspector, namespace, None)
            ).items()
            if full_name((schema, table)) not in partitions
            for raw in every
            if full_name((raw["referred_schema"], raw["referred_table"])) not in partitions
        )
        catalogue.foreign_keys = tuple(dict.fromkeys(found))  # the same key may have been declared twice
    return catalogue.foreign_keys


def _pointed_at(
    session: SqlSession, collection: Collection, pointer: Pointer, keys: Sequence[RowKey]
) -> dict[tuple[Value, ...], RowKey]:
    """Return the rows by the values that a foreign key would hold: of their key, or of other unique columns."""
    names = session.selection(collection).key
    if set(pointer.target_columns) <= set(names):
        return {tuple(dict(key.values)[c] for c in pointer.target_columns): key for key in keys}
    fields = (
        *(Field(n, primary_key=True) for n in names),
        *(Field(c) for c in pointer.target_columns if c not in names),
    )
    rows = session.read(replace(collection, fields=fields), keys)
    return {tuple(row.values[c] for c in pointer.target_columns): key for key, row in rows.items()}


def _rows_of(session: SqlSession, pointer: Pointer, targets: dict[tuple[Value, ...], RowKey]) -> Iterator[Referrer]:
    name = full_name((pointer.schema, pointer.table))
    holder = Collection(CollectionId("", pointer.table), (), schema=pointer.schema or "")
    table = session.shape(holder)
    shapes = [table.columns[c] for c in pointer.columns]
    present = [values for values in targets if None not in values]
    columns = [table.clause.c[c] for c in (*pointer.columns, *table.key)]
    for chunk in chunks(present, session.wire.brand):
        condition = condition_on(shapes, chunk, session.wire.brand)
        if condition is None:
            continue
        kept, shape = session.catalogue.pointing, (pointer, condition.shape)
        if shape not in kept:
            kept[shape] = prepare(sa.select(*columns).where(condition.clause), session.wire.connection.dialect)
        statement = kept[shape]
        for found in session.wire.rows(statement.sql, statement.bind(condition.bound), name):
            values, key = tuple(found[: len(shapes)]), tuple(found[len(shapes) :])
            if values in targets:
                yield Referrer(name, pointer.columns, targets[values], tuple(zip(table.key, key, strict=True)))
