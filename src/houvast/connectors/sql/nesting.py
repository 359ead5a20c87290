"""Writing inside a document: a change of `address.street` becomes a change of the whole column `address`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from houvast.connectors.documents import with_value
from houvast.connectors.sql.selection import Selection
from houvast.connectors.sql.values import nested
from houvast.engines.datamap.model import Field
from houvast.engines.datamap.rows import Row, RowKey, Value

if TYPE_CHECKING:
    from houvast.connectors.sql.session import SqlSession

Changes = Mapping[RowKey, Mapping[str, Value]]


def whole_columns(session: SqlSession, selection: Selection, changes: Changes) -> Changes:
    """Return the changes with every nested field replaced by its column's whole new document; gone rows are left out.

    :raises Unreadable: the table has no such column.
    """
    heads = {
        place.column.name: None
        for values in changes.values()
        for name in values
        if (place := selection.place(name)).path
    }
    if not heads:
        return changes
    documents = _documents(session, selection, tuple(heads), list(changes))
    return {key: _whole(selection, values, documents[key]) for key, values in changes.items() if key in documents}


def _documents(
    session: SqlSession, selection: Selection, heads: Sequence[str], keys: Sequence[RowKey]
) -> dict[RowKey, Row]:
    key_fields = tuple(Field(name, primary_key=True) for name in selection.key)
    fields = (*key_fields, *(Field(name) for name in heads if name not in selection.key))
    return session.read(replace(selection.collection, fields=fields), keys)


def _whole(selection: Selection, values: Mapping[str, Value], document: Row) -> dict[str, Value]:
    whole: dict[str, Value] = {}
    for name, value in values.items():
        place = selection.place(name)
        head = place.column.name
        if place.path:
            before = whole[head] if head in whole else nested(document.values[head])
            value = with_value(before, place.path, value)
        whole[head] = value
    return whole
