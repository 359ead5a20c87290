"""Between the JSON of a system and the rows of the map."""

import base64
import re
from collections.abc import Iterable, Mapping
from typing import Any

from houvast.connectors.documents import walk
from houvast.connectors.protocol import Unreadable, ValueType
from houvast.connectors.rest.pack import Column, Pack, Table
from houvast.engines.datamap.model import Collection
from houvast.engines.datamap.rows import Row, RowKey, Value

WIPED = "[gewist]"
_TRUE, _FALSE = (True, 1, "1", "true"), (False, 0, "0", "false", "")


def table_of(pack: Pack, collection: Collection) -> Table:
    """Return what the pack says of a mapped collection.

    :raises Unreadable: it does not know the collection or one of its fields.
    """
    table = pack.collections.get(collection.id.name)
    if table is None or collection.schema:
        raise Unreadable(f"{collection.id}: the pack {pack.pack} has no such collection; correct the map.")
    for name in collection.by_name:
        column_of(table, name, str(collection.id))
    return table


def column_of(table: Table, name: str, where: str) -> Column:
    """Return the column that a field of the map stands in: its own, or the document that it lies in.

    :raises Unreadable: there is none.
    """
    column = table.fields.get(name) or table.fields.get(name.partition(".")[0])
    if column is None:
        raise Unreadable(f"{where}: the pack has no field “{name}”; correct the map.")
    return column


def values_of(table: Table, row: Mapping[str, Any], given: Mapping[str, Value], where: str) -> dict[str, Value]:
    """Return every field that the pack knows of a row as the system gave it.

    :raises Unreadable: a field is missing, or holds something else than the pack says.
    """
    return {name: _value(name, column, row, given, where) for name, column in table.fields.items()}


def is_erased(table: Table, values: Mapping[str, Value]) -> bool:
    """Tell whether the system shows the row although it was erased."""
    return any(values.get(gone.field) in gone.values for gone in table.erased)


def row_of(table: Table, collection: Collection, values: Mapping[str, Value]) -> Row:
    """Return a row of the map."""
    key = tuple((name, value_at(values, name)) for name in collection.key or table.key)
    return Row(RowKey(collection.id, key), {name: value_at(values, name) for name in collection.by_name})


def value_at(values: Mapping[str, Value], name: str) -> Value:
    """Return a field's value: the column's, or inside the column's document."""
    if name in values:
        return values[name]
    head, *path = name.split(".")
    return walk(values.get(head), path)


def sent(table: Table, values: Mapping[str, Value]) -> dict[str, Any]:
    """Return new values as the system takes them."""
    return {table.fields[name].write or name: _sent(table.fields[name], value) for name, value in values.items()}


def taken_out(before: str, after: str) -> list[str]:
    """Return the texts that stand in the old value where the new one says that something was wiped; [] for none.

    What lies between the wiped places must be as it was: a system that only takes words out can write nothing else.
    """
    kept = [re.escape(part) for part in after.split(WIPED)]
    found = re.fullmatch("(.+?)".join(kept), before, re.DOTALL)
    return list(dict.fromkeys(found.groups())) if found else []


def _value(name: str, column: Column, row: Mapping[str, Any], given: Mapping[str, Value], where: str) -> Value:
    if column.given:
        return _typed(name, column, given.get(column.given), where)
    path = (column.path or name).split(".")
    if path[0] not in row and not column.optional:
        raise Unreadable(f"{where}: the system no longer gives the field “{name}”; correct the pack or the map.")
    return _typed(name, column, walk(row.get(path[0]), path[1:]), where)


def _typed(name: str, column: Column, value: Any, where: str) -> Value:
    if value is None or value in ([], {}) or (column.empty is not None and value == column.empty):
        return None
    try:
        return _READERS.get(column.type, _plain)(column, value)
    except (ValueError, TypeError):
        raise Unreadable(f"{where}: the field “{name}” holds no {column.type}; correct the pack.") from None


def _plain(column: Column, value: Any) -> Value:
    if isinstance(value, list | dict):
        raise TypeError
    return _shown(column, value if isinstance(value, str) else str(value))


def _shown(column: Column, text: str) -> str:
    if not column.redacted:
        return text
    sign = re.escape(column.redacted)
    return re.sub(rf"{sign}(?:[ {sign}]*{sign})?", WIPED, text)


def _integer(_column: Column, value: Any) -> Value:
    if isinstance(value, bool):
        raise TypeError
    return int(value)


def _boolean(_column: Column, value: Any) -> Value:
    if value in _TRUE:
        return True
    if value in _FALSE:
        return False
    raise ValueError


def _array(_column: Column, value: Any) -> Value:
    items: Iterable[Any] = value if isinstance(value, list) else [value]
    return list(items)


def _bytes(_column: Column, value: Any) -> Value:
    return base64.b64decode(str(value))


def _document(_column: Column, value: Any) -> Value:
    found: Value = value
    return found


def _number(_column: Column, value: Any) -> Value:
    return value if isinstance(value, int | float) else float(value)


_READERS = {
    ValueType.INTEGER: _integer,
    ValueType.NUMBER: _number,
    ValueType.BOOLEAN: _boolean,
    ValueType.ARRAY: _array,
    ValueType.BYTES: _bytes,
    ValueType.JSON: _document,
}


def _sent(column: Column, value: Value) -> Any:
    if value is None:
        return [] if column.type is ValueType.ARRAY else column.empty
    return base64.b64encode(value).decode() if isinstance(value, bytes) else value
