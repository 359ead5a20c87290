"""What a column's own type means to Houvast."""

from typing import Any

from sqlalchemy import types as sa
from sqlalchemy.dialects import mysql, oracle, postgresql

from houvast.connectors.protocol import ValueType

# The order counts: the first class that fits says the type.
_TYPES: tuple[tuple[type, ValueType], ...] = (
    (sa.Enum, ValueType.ENUM),
    (oracle.NUMBER, ValueType.NUMBER),  # which is a whole number as well by its class
    (mysql.SET, ValueType.OTHER),
    (postgresql.CITEXT, ValueType.TEXT),
    (sa.String, ValueType.TEXT),
    (sa.Boolean, ValueType.BOOLEAN),
    (sa.Integer, ValueType.INTEGER),
    (sa.Numeric, ValueType.NUMBER),
    (sa.DateTime, ValueType.MOMENT),
    (sa.Date, ValueType.DATE),
    (sa.LargeBinary, ValueType.BYTES),
    (sa._Binary, ValueType.BYTES),
    (sa.JSON, ValueType.JSON),
    (sa.Uuid, ValueType.UUID),
    (sa.ARRAY, ValueType.ARRAY),
)


def value_type(type_: sa.TypeEngine[Any]) -> ValueType:
    """Return what the planner may take the column for."""
    if isinstance(type_, mysql.TINYINT) and type_.display_width == 1:
        return ValueType.BOOLEAN
    if isinstance(type_, mysql.BIT):
        return ValueType.BOOLEAN if type_.length in {None, 1} else ValueType.INTEGER
    return next((kind for cls, kind in _TYPES if isinstance(type_, cls)), ValueType.OTHER)


def length_of(type_: sa.TypeEngine[Any]) -> int | None:
    """Return how many characters fit, None where there is no limit."""
    length = getattr(type_, "length", None) if isinstance(type_, sa.String) else None
    return length if isinstance(length, int) and not isinstance(type_, sa.Enum) else None


def choices_of(type_: sa.TypeEngine[Any]) -> tuple[str, ...]:
    """Return the values that an enumeration allows."""
    return tuple(str(choice) for choice in type_.enums) if isinstance(type_, sa.Enum) else ()
