"""A plan: for each located row what happens to it, cell by cell, and what stays on which ground."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cached_property
from typing import Any

from houvast.engines.datamap.encoding import (
    decode,
    decode_key,
    decode_values,
    digest,
    encode,
    encode_key,
    encode_values,
)
from houvast.engines.datamap.rows import RowKey, Value


class Verb(StrEnum):
    """What happens to a row."""

    DELETE = "delete"
    CHANGE = "change"
    KEEP = "keep"
    FORWARD = "forward"


FORWARDED = "forwarded"
"""The reason for which fields are left as they are: the organisation of the plan decides on them, we only hold them.

Law: GDPR art. 28(3)(a), 28(3)(e).
"""


@dataclass(frozen=True, slots=True)
class Cell:
    """One field that changes: how, from what, to what."""

    field: str
    how: str
    before: Value
    after: Value


@dataclass(frozen=True, slots=True)
class Kept:
    """Fields that stay: the reason, the rule and its law where there is one, and the last day.

    Reasons: retention (a rule of a rule pack), joins (keeps kept records joinable), shared (other people's as well),
    empty (nothing personal in it), decision (a person weighed it), forwarded (the principal decides),
    joins_forwarded (keeps what the principal decides on joinable), unflagged (no field for the flag of the right).
    """

    fields: tuple[str, ...]
    reason: str
    rule: str = ""
    until: date | None = None


@dataclass(frozen=True, slots=True)
class RowPlan:
    """What happens to one row. `before` is the row as it was read: the guard that it is still as planned."""

    key: RowKey
    verb: Verb
    before: Mapping[str, Value]
    cells: tuple[Cell, ...] = ()
    kept: tuple[Kept, ...] = ()
    kind: str = "own"

    @property
    def touches(self) -> bool:
        """Tell whether anything is written for this row."""
        return self.verb in (Verb.CHANGE, Verb.DELETE)

    @property
    def forwarded(self) -> tuple[str, ...]:
        """Return the fields on which the principal decides; a row may be passed on and have none that holds data."""
        return tuple(name for k in self.kept if k.reason == FORWARDED for name in k.fields)

    @property
    def is_forwarded(self) -> bool:
        """Tell whether the row, or a part of it, goes to the principal for a decision."""
        return any(k.reason == FORWARDED for k in self.kept)


@dataclass(frozen=True, slots=True)
class PlanError:
    """Something that can't be done as the map asks; nothing runs before it is put right.

    `where` is `system:collection.field`; `code` one of those in the glossary; never a value.
    """

    code: str
    where: str


@dataclass(frozen=True)
class Plan:
    """What a right asks of the systems for one person; rows stand in the order in which they are carried out."""

    right: str
    organisation: str
    made_on: date
    rows: tuple[RowPlan, ...]
    errors: tuple[PlanError, ...] = ()
    notes: tuple[PlanError, ...] = ()

    @cached_property
    def hash(self) -> str:
        """Return the SHA-256 of the whole plan; what is approved and what runs is the plan with this hash."""
        return digest(self.as_json())

    @cached_property
    def systems(self) -> tuple[str, ...]:
        """Return the systems in which something is written."""
        return tuple(dict.fromkeys(r.key.collection.system for r in self.rows if r.touches))

    def of_system(self, system: str) -> tuple[RowPlan, ...]:
        """Return the rows of one system in which something is written, in order."""
        return tuple(r for r in self.rows if r.touches and r.key.collection.system == system)

    @cached_property
    def forwarded(self) -> tuple[RowPlan, ...]:
        """Return the rows on which, in whole or in part, the plan's organisation decides and not we."""
        return tuple(r for r in self.rows if r.is_forwarded)

    @property
    def forwarded_counts(self) -> tuple[tuple[str, int], ...]:
        """Return how many rows of each system are passed on."""
        return tuple(Counter(r.key.collection.system for r in self.forwarded).items())

    @property
    def forwards_all(self) -> bool:
        """Tell whether nothing in the plan is ours to decide on."""
        return bool(self.rows) and all(r.verb is Verb.FORWARD for r in self.rows)

    def cells_kept(self) -> Iterator[tuple[RowKey, Kept]]:
        """Yield what stays, with why."""
        return ((row.key, kept) for row in self.rows for kept in row.kept)

    def as_json(self) -> dict[str, Any]:
        """Return the plan as a JSON document."""
        return {
            "right": self.right,
            "organisation": self.organisation,
            "made_on": self.made_on.isoformat(),
            "rows": [_row_json(r) for r in self.rows],
            "errors": [[e.code, e.where] for e in self.errors],
            "notes": [[e.code, e.where] for e in self.notes],
        }


def plan_from_json(stored: Mapping[str, Any]) -> Plan:
    """Return the plan that `as_json` wrote."""
    return Plan(
        right=stored["right"],
        organisation=stored["organisation"],
        made_on=date.fromisoformat(stored["made_on"]),
        rows=tuple(_row(r) for r in stored["rows"]),
        errors=tuple(PlanError(*e) for e in stored["errors"]),
        notes=tuple(PlanError(*e) for e in stored["notes"]),
    )


def _row_json(row: RowPlan) -> dict[str, Any]:
    return {
        **encode_key(row.key),
        "verb": row.verb.value,
        "kind": row.kind,
        "before": encode_values(row.before),
        "cells": [[c.field, c.how, encode(c.before), encode(c.after)] for c in row.cells],
        "kept": [[list(k.fields), k.reason, k.rule, k.until.isoformat() if k.until else None] for k in row.kept],
    }


def _row(stored: Mapping[str, Any]) -> RowPlan:
    return RowPlan(
        key=decode_key(stored),
        verb=Verb(stored["verb"]),
        before=decode_values(stored["before"]),
        cells=tuple(Cell(f, how, decode(b), decode(a)) for f, how, b, a in stored["cells"]),
        kept=tuple(Kept(tuple(f), reason, rule, _day(until)) for f, reason, rule, until in stored["kept"]),
        kind=stored["kind"],
    )


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
