"""Values on their way into a statement and out of it, for each brand of database."""

import json
from collections.abc import Callable
from contextlib import suppress
from datetime import date, datetime, time, timedelta
from decimal import Decimal, InvalidOperation
from functools import partial
from typing import TypeAlias
from uuid import UUID

from sqlalchemy.dialects import mysql

from houvast.connectors.comparing import as_text
from houvast.connectors.protocol import ValueType
from houvast.connectors.sql.tables import ColumnShape
from houvast.engines.datamap.rows import Value

Reader: TypeAlias = Callable[[object], Value]

_TRUE, _FALSE = {"true", "t", "1"}, {"false", "f", "0"}
_LARGEST = 2**63


class NoSuchValue(ValueError):
    """A column of this type can never hold this value."""


def typed(value: Value, type_: ValueType) -> Value:
    """Return a value as a column of this type would hold it.

    :raises NoSuchValue: it can't hold it.
    """
    try:
        return _TYPED.get(type_, _as_text)(value)
    except (ValueError, InvalidOperation, ArithmeticError):
        raise NoSuchValue from None


def _as_text(value: Value) -> Value:
    text = as_text(value)
    if text is None:
        raise NoSuchValue
    text.encode()  # a lone surrogate is no text that a database can hold
    return text


def _as_integer(value: Value) -> Value:
    number = Decimal(str(int(value) if isinstance(value, bool) else value).strip())
    if number != number.to_integral_value() or abs(number) >= _LARGEST:
        raise NoSuchValue
    return int(number)


def _as_number(value: Value) -> Value:
    return Decimal(str(value).strip())


def _as_boolean(value: Value) -> Value:
    text = str(value).strip().lower()
    if text in _TRUE:
        return True
    if text in _FALSE:
        return False
    raise NoSuchValue


def _as_date(value: Value) -> Value:
    if isinstance(value, datetime):
        return value.date()
    return value if isinstance(value, date) else date.fromisoformat(str(value).strip())


def _as_moment(value: Value) -> Value:
    return value if isinstance(value, datetime) else datetime.fromisoformat(str(value).strip())


def _as_bytes(value: Value) -> Value:
    return value if isinstance(value, bytes) else str(value).encode()


def _as_uuid(value: Value) -> Value:
    return value if isinstance(value, UUID) else UUID(str(value).strip())


_TYPED: dict[ValueType, Callable[[Value], Value]] = {
    ValueType.INTEGER: _as_integer,
    ValueType.NUMBER: _as_number,
    ValueType.BOOLEAN: _as_boolean,
    ValueType.DATE: _as_date,
    ValueType.MOMENT: _as_moment,
    ValueType.BYTES: _as_bytes,
    ValueType.UUID: _as_uuid,
}


def sent(value: Value, column: ColumnShape, brand: str) -> Value:
    """Return a value in the form in which the driver writes it into this column.

    :raises NoSuchValue: the column can't hold it.
    """
    if value is None:
        return None
    if column.type is ValueType.JSON or (isinstance(value, dict | list) and column.type is not ValueType.ARRAY):
        return json.dumps(value, ensure_ascii=False, default=str)
    if column.type is ValueType.ARRAY and not _is_plain_array(value):
        raise NoSuchValue
    if column.type in {ValueType.ARRAY, ValueType.OTHER}:
        return value
    held = typed(value, column.type)
    return _sent_to_sqlite(held) if brand == "sqlite" else held


def _is_plain_array(value: Value) -> bool:
    return isinstance(value, list) and all(
        _is_plain_array(item) if isinstance(item, list) else not isinstance(item, dict) for item in value
    )


def _sent_to_sqlite(value: Value) -> Value:
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() and abs(value) < _LARGEST else float(value)
    if isinstance(value, datetime):
        return value.isoformat(sep=" ")
    if isinstance(value, date | time):
        return value.isoformat()
    return str(value) if isinstance(value, UUID) else value


def forms(value: Value, column: ColumnShape, brand: str) -> list[Value]:
    """Return every form in which a column may hold this value; none where it never can.

    SQLite keeps dates and UUIDs as text of several customary forms, and a column without a type keeps what it gets.
    """
    try:
        held = typed(value, column.type)
    except NoSuchValue:
        return [value] if brand == "sqlite" and isinstance(value, str) else []
    if column.choices and held not in column.choices:
        return []
    if isinstance(held, str) and brand == "postgresql" and "\0" in held:
        return []
    return _sqlite_forms(value, held, column) if brand == "sqlite" else [held]


def _sqlite_forms(given: Value, held: Value, column: ColumnShape) -> list[Value]:
    if isinstance(held, datetime):
        whole = held.replace(microsecond=0)
        return [f(v) for v in {held, whole} if v == held for f in _MOMENT_FORMS]
    if isinstance(held, UUID):
        return [str(held), held.hex, str(held).upper(), held.bytes]
    if column.type is ValueType.OTHER:
        with suppress(NoSuchValue):
            return [held, typed(given, ValueType.INTEGER)]
    return [_sent_to_sqlite(held)]


_MOMENT_FORMS: tuple[Callable[[datetime], str], ...] = (
    lambda m: m.isoformat(sep=" "),
    lambda m: m.isoformat(),
    lambda m: m.isoformat(sep=" ", timespec="microseconds"),
    lambda m: m.isoformat(timespec="milliseconds"),
    lambda m: m.isoformat().replace("+00:00", "Z"),
)


def reader_of(column: ColumnShape, brand: str, *, in_key: bool) -> Reader | None:
    """Return what turns the driver's value into one of ours, or None where the driver's own will do."""
    if brand == "sqlite":
        # A key goes back into a question as it was read, so it stays as SQLite holds it.
        return None if in_key else _SQLITE_READERS.get(column.type)
    if isinstance(column.sql_type, mysql.BIT):
        return partial(_read_bits, one=column.type is ValueType.BOOLEAN)
    if column.type is ValueType.JSON and brand == "mariadb":
        return _read_json
    if column.type is ValueType.BOOLEAN and brand != "postgresql":
        return lambda value: bool(value) if value in (0, 1) else _plain(value)
    known = column.type not in {ValueType.OTHER, ValueType.ARRAY, ValueType.JSON, ValueType.BYTES}
    return None if known else _plain


def _read_bits(value: object, *, one: bool) -> Value:
    if not isinstance(value, bytes):
        return _plain(value)
    number = int.from_bytes(value)
    return bool(number) if one else number


def _plain(value: object) -> Value:
    if value is None or isinstance(value, str | int | float | Decimal | date | time | bytes | UUID):
        return value
    if isinstance(value, timedelta):  # MariaDB's times, which may be longer than a day: as it writes them itself
        return _as_clock(value)
    if isinstance(value, memoryview | bytearray):
        return bytes(value)
    if isinstance(value, dict):
        return {str(name): _plain(item) for name, item in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(item) for item in value]
    return str(value)


def _as_clock(span: timedelta) -> str:
    seconds, parts = divmod(abs(span) // timedelta(microseconds=1), 1_000_000)
    sign, fraction = "-" if span < timedelta(0) else "", f".{parts:06}" if parts else ""
    return f"{sign}{seconds // 3600:02}:{seconds // 60 % 60:02}:{seconds % 60:02}{fraction}"


def _read_date(value: object) -> Value:
    if isinstance(value, str):
        with suppress(ValueError):
            return date.fromisoformat(value)
    return _plain(value)


def _read_moment(value: object) -> Value:
    if isinstance(value, str):
        with suppress(ValueError):
            return datetime.fromisoformat(value)
    return _plain(value)


def _read_boolean(value: object) -> Value:
    return bool(value) if value in (0, 1) else _plain(value)


def _read_json(value: object) -> Value:
    if isinstance(value, str | bytes):
        with suppress(ValueError):
            return _plain(json.loads(value))
    return _plain(value)


_SQLITE_READERS: dict[ValueType, Reader] = {
    ValueType.DATE: _read_date,
    ValueType.MOMENT: _read_moment,
    ValueType.BOOLEAN: _read_boolean,
    ValueType.JSON: _read_json,
}


def nested(value: object) -> Value:
    """Return a column's value as the tree in which a dotted path is walked: JSON text is read."""
    return _read_json(value)
