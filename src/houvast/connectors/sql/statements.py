"""A statement that is written once and run often: its SQL text, and the order in which the driver wants the values."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeAlias

import sqlalchemy as sa

Bound: TypeAlias = "Sequence[Any] | Mapping[str, Any]"


@dataclass(frozen=True, slots=True)
class Prepared:
    """SQL text with its bound names; `order` is None where the driver takes values by name.

    `numbered` is the text as PostgreSQL itself has it, `$1`, `$2`, …, and `names` are what these stand for.
    """

    sql: str
    order: tuple[str, ...] | None
    constants: Mapping[str, Any]
    numbered: bytes = b""
    names: tuple[str, ...] = ()

    def bind(self, values: Mapping[str, Any]) -> Bound:
        """Return the values as the driver wants them."""
        if self.order is None:
            return {**self.constants, **values}
        return self._in_order(self.order, values)

    def bind_numbered(self, values: Mapping[str, Any]) -> tuple[bytes, Sequence[Any]]:
        """Return the text for PostgreSQL itself, with its values."""
        return self.numbered, self._in_order(self.names, values)

    def _in_order(self, names: Sequence[str], values: Mapping[str, Any]) -> Sequence[Any]:
        return tuple([values[n] if n in values else self.constants[n] for n in names])


def prepare(statement: sa.ClauseElement, dialect: sa.Dialect) -> Prepared:
    """Return a statement ready to run often."""
    compiled = statement.compile(dialect=dialect)
    positions = getattr(compiled, "positiontup", None)
    order = tuple(positions) if positions else None
    constants = {name: value for name, value in (compiled.params or {}).items() if value is not None}
    if dialect.positional and order is None:
        order = ()
    if dialect.name != "postgresql":
        return Prepared(str(compiled), order, constants)
    names = tuple(compiled.params)
    numbered = str(compiled) % {name: f"${place}" for place, name in enumerate(names, 1)}
    return Prepared(str(compiled), order, constants, numbered.encode(), names)
