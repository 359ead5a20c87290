"""The kinds of value that a fact may hold, and the split between what is kept in clear and what goes under lock.

A fact is a frozen dataclass with a class attribute `kind`. Each field is one of the safe types below, or personal:

    @dataclass(frozen=True, slots=True)
    class CaseRegistered:
        kind: ClassVar[str] = "rights.case_registered"
        right: Code
        received: date
        caller: Annotated[str, Personal]

Plain `str` is refused, because nobody can see from it whether a person's data will be in there.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, fields, is_dataclass
from datetime import date, datetime
from enum import Enum
from functools import cache
from types import NoneType, UnionType
from typing import Annotated, Any, Union, cast, get_args, get_origin, get_type_hints
from uuid import UUID

from houvast.engines.ledger.chain import instant
from houvast.engines.trouble import Trouble


class Personal:
    """Marks a field as a person's data: it is kept only under the key of its case, and goes when that key goes."""


@dataclass(frozen=True, slots=True)
class Shape:
    """Marks text that cannot hold a person's data, because it must match a narrow pattern."""

    name: str
    pattern: str


Ref = Annotated[str, Shape("a reference", r"[A-Za-z0-9][A-Za-z0-9:._/-]{0,119}")]
"""A pseudonymous id: a case, an account, a system, a file."""
Code = Annotated[str, Shape("a code", r"[a-z][a-z0-9_.-]{0,79}")]
"""A word from a closed list of ours: a right, a step, a ground."""
Digest = Annotated[str, Shape("a digest", r"[0-9a-f]{64}")]
"""A SHA-256 in hex."""
Tally = tuple[tuple[Ref, int], ...]
"""Counts by system, collection or outcome."""

SAFE = (bool, int, date, datetime, UUID)


class UnsafeFact(Trouble):
    """A fact would put something in the clear that may be a person's data."""


def check_type(fact: type) -> None:
    """Look at every field of a type of fact, before any is recorded.

    :raises UnsafeFact: when it is not a frozen dataclass with a `kind`, or a field is neither personal nor safe.
    """
    kind = getattr(fact, "kind", "")
    if not re.fullmatch(r"[a-z][a-z0-9_]*(\.[a-z][a-z0-9_]*)+", kind):
        raise UnsafeFact(f"{fact.__name__}.kind must read like `area.what_happened`.")
    if not is_dataclass(fact) or not fact.__dataclass_params__.frozen:  # type: ignore[attr-defined]  # not in typeshed
        raise UnsafeFact(f"{fact.__name__} must be a frozen dataclass.")
    for name, hint in _hints(fact).items():
        if not _is_personal(hint) and not _is_safe(hint):
            raise UnsafeFact(f"{fact.__name__}.{name} is neither Personal nor one of the safe types of a fact.")


def split(fact: object) -> tuple[dict[str, object], dict[str, object]]:
    """Divide a fact in what may be kept in clear and what is a person's data, both as plain JSON values.

    :raises UnsafeFact: when text in a safe field does not look like what the field says it is.
    """
    clear: dict[str, object] = {}
    personal: dict[str, object] = {}
    for name, hint in _hints(cast("Any", type(fact))).items():
        value = getattr(fact, name)
        if _is_personal(hint):
            personal[name] = _plain(value)
        else:
            if not _fits(hint, value):
                raise UnsafeFact(f"{type(fact).__name__}.{name} does not hold what its type says; is it Personal?")
            clear[name] = _plain(value)
    return clear, personal


def personal_fields(fact: type) -> tuple[str, ...]:
    """Name the fields that are shredded with the key of the case."""
    return tuple(name for name, hint in _hints(fact).items() if _is_personal(hint))


@cache
def _hints(fact: Any) -> dict[str, Any]:
    hints = get_type_hints(fact, include_extras=True)
    return {field.name: hints[field.name] for field in fields(fact)}


def _marks(hint: Any) -> tuple[object, ...]:
    return get_args(hint)[1:] if get_origin(hint) is Annotated else ()


def _is_personal(hint: Any) -> bool:
    return any(mark is Personal or isinstance(mark, Personal) for mark in _marks(hint))


def _is_safe(hint: Any) -> bool:
    if any(isinstance(mark, Shape) for mark in _marks(hint)):
        return True
    if get_origin(hint) in {Union, UnionType, tuple}:
        return all(part in {NoneType, Ellipsis} or _is_safe(part) for part in get_args(hint))
    return isinstance(hint, type) and (hint in SAFE or issubclass(hint, Enum))


def _fits(hint: Any, value: object) -> bool:
    for mark in _marks(hint):
        if isinstance(mark, Shape):
            return isinstance(value, str) and re.fullmatch(mark.pattern, value) is not None
    if get_origin(hint) in {Union, UnionType}:
        return any(_fits(part, value) for part in get_args(hint))
    if get_origin(hint) is tuple:
        return isinstance(value, tuple) and _items_fit(get_args(hint), value)
    return isinstance(value, hint)


def _items_fit(parts: tuple[Any, ...], values: tuple[object, ...]) -> bool:
    if parts[1:] == (Ellipsis,):
        return all(_fits(parts[0], value) for value in values)
    return len(parts) == len(values) and all(map(_fits, parts, values))


def _plain(value: Any) -> object:
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, datetime):
        return instant(value)
    if isinstance(value, date | UUID):
        return str(value)
    if isinstance(value, Mapping):
        return {str(key): _plain(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(item) for item in value]
    return value


def check_reference(where: str, text: str) -> str:
    """Give `text` back when it is a pseudonymous reference.

    :raises UnsafeFact: when it is anything else, without repeating it.
    """
    if not _fits(Ref, text):
        raise UnsafeFact(f"{where} must be a pseudonymous reference: letters, digits and `:._/-`, at most 120.")
    return text
