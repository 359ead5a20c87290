"""What a cell becomes when its row stays: the value that the column can take and that says nothing about the person.

A column that can't take any such value is an error of the plan. Nothing is passed over.
"""

import hashlib
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from houvast.engines.datamap.facts import CollectionFacts, Column, ValueType
from houvast.engines.datamap.model import Collection, Erasure, Field
from houvast.engines.datamap.nested import each
from houvast.engines.datamap.rows import RowKey, Value

_SHORT = "-"
_SHORTEST_TOKEN = 8
_WHOLE = (bool, int)
_TAKEN: dict[ValueType, tuple[type, ...]] = {
    ValueType.TEXT: (str,),
    ValueType.ENUM: (str,),
    ValueType.INTEGER: (int,),
    ValueType.NUMBER: (int, float, Decimal),
    ValueType.BOOLEAN: _WHOLE,
}


@dataclass(frozen=True, slots=True)
class NewValue:
    """The value that a cell gets, and how it came about."""

    how: str
    value: Value


class CannotErase(Exception):
    """The column can't take what the map asks; `code` says why."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


def erased(f: Field, facts: CollectionFacts, key: RowKey, value: Value, replacement: str) -> NewValue:
    """Return what the cell becomes.

    :raises CannotErase: unknown_column, read_only, generated, key_holds_personal_data, not_null, unique, too_long,
        not_a_choice, no_ground_to_keep, unsupported_type, no_neutral_value, wrong_type.
    """
    column = writable(f, facts)
    strategy = f.erasure.strategy
    if strategy in ("", "redact", "delete"):
        return _chosen(f, column, facts, key, value, replacement)
    if strategy == "null":
        return _null(column)
    if strategy == "replace":
        new = _fitting(f.erasure, column, replacement, facts)
        return NewValue("replace", each(value, lambda _: new) if isinstance(value, list) else new)
    if strategy == "generalise":
        return NewValue("generalise", _generalised(column, value))
    raise CannotErase("no_ground_to_keep")


def writable(f: Field, facts: CollectionFacts) -> Column:
    """Return the column that a field is written in.

    :raises CannotErase: unknown_column, key_holds_personal_data, generated, read_only.
    """
    column = facts.place(f.name)
    if column is None:
        raise CannotErase("unknown_column")
    if column.name in facts.key:
        raise CannotErase("key_holds_personal_data")
    if column.generated:
        raise CannotErase("generated")
    if f.read_only or facts.read_only or not facts.may_update or not column.writable:
        raise CannotErase("read_only")
    return column


def follows(collection: Collection, facts: CollectionFacts, f: Field) -> bool:
    """Tell whether the system works a field out from other personal fields: it changes when they are erased."""
    column = facts.column(f.name)
    sources = [collection.by_name.get(name) for name in column.computed_from] if column and column.generated else []
    return any(source is not None and (source.is_personal or bool(source.identity)) for source in sources)


def _null(column: Column) -> NewValue:
    if not column.nullable:
        raise CannotErase("not_null")
    return NewValue("null", None)


def _chosen(f: Field, column: Column, facts: CollectionFacts, key: RowKey, value: Value, replacement: str) -> NewValue:
    if column.nullable:
        return NewValue("null", None)
    if f.age or column.type is ValueType.DATE:
        return NewValue("generalise", _generalised(column, value))
    if _is_unique(column, facts):
        return NewValue("replace", _token(column, key))
    return NewValue("replace", _neutral(column, replacement))


def _neutral(column: Column, replacement: str) -> Value:
    if column.choices:
        raise CannotErase("no_neutral_value")
    if column.type is ValueType.TEXT:
        return _cut(replacement, column)
    neutral: dict[ValueType, Value] = {
        ValueType.BOOLEAN: False,
        ValueType.BYTES: b"",
        ValueType.ARRAY: [],
        ValueType.JSON: {},
    }
    if column.type not in neutral:
        raise CannotErase("no_neutral_value")
    return neutral[column.type]


def _cut(replacement: str, column: Column) -> str:
    return replacement if column.length is None or len(replacement) <= column.length else _SHORT


def _fitting(wanted: Erasure, column: Column, replacement: str, facts: CollectionFacts) -> Value:
    value = _cut(replacement, column) if wanted.replacement is None else wanted.replacement
    if _is_unique(column, facts):
        raise CannotErase("unique")
    fits(value, column)
    return value


def fits(value: Value, column: Column) -> None:
    """Hold a value to a column.

    :raises CannotErase: wrong_type, too_long, not_a_choice.
    """
    if isinstance(value, str) and column.choices and value not in column.choices:
        raise CannotErase("not_a_choice")
    if isinstance(value, str) and column.length is not None and len(value) > column.length:
        raise CannotErase("too_long")
    taken = _TAKEN.get(column.type)
    if taken and not (isinstance(value, taken) and (taken is _WHOLE or not isinstance(value, bool))):
        raise CannotErase("wrong_type")


def _is_unique(column: Column, facts: CollectionFacts) -> bool:
    """Tell whether the same value twice may be refused: alone, or together with other columns."""
    return column.unique or any(column.name in key for key in facts.unique_keys)


def _token(column: Column, key: RowKey) -> str:
    """Return a text that is unique by the row's own key, which says nothing about the person."""
    if column.type is not ValueType.TEXT:
        raise CannotErase("unique")
    digest = hashlib.sha256(str(key).encode()).hexdigest()[:16]
    token = f"gewist-{digest}"
    if column.length is None or len(token) <= column.length:
        return token
    if column.length < _SHORTEST_TOKEN:
        raise CannotErase("too_long")
    return digest[: column.length]


def _generalised(column: Column, value: Value) -> Value:
    if isinstance(value, list):
        return each(value, lambda leaf: _generalised(column, leaf))
    if isinstance(value, datetime):
        return value.replace(month=1, day=1, hour=0, minute=0, second=0, microsecond=0)
    if isinstance(value, date):
        return value.replace(month=1, day=1)
    if isinstance(value, str):
        return _generalised_text(column, value)
    raise CannotErase("unsupported_type")


def _generalised_text(column: Column, text: str) -> str:
    try:
        day = date.fromisoformat(text[:10])
    except ValueError:
        day = None
    if day is not None:
        return day.replace(month=1, day=1).isoformat() if column.type is not ValueType.TEXT else f"{day.year:04d}"
    digits = text.strip()[:4]
    if not digits.isdigit():
        raise CannotErase("unsupported_type")
    return digits
