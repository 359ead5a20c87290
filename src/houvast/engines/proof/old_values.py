"""Which old values tell the person apart, so that seeing one anywhere means that something was left.

A city or a first name says nothing, a long text may be a template; an e-mail address or an account number does.
"""

from collections.abc import Iterator

from houvast.engines.datamap.model import DataMap, Field
from houvast.engines.datamap.rows import Value
from houvast.engines.matching.identifiers import Identifier
from houvast.engines.matching.traits import held_identifier, kind_of
from houvast.engines.planner.plan import Plan, RowPlan, Verb

_TELLING = (
    "user.unique_id",
    "user.account",
    "user.financial",
    "user.payment",
    "user.government_id",
    "user.device.cookie_id",
    "user.device.device_id",
)
_SHORTEST = 5
_FEWEST_DIGITS = 4
"""A number tells a person apart; a word from a list, such as a way of paying, does not."""


def old_values(plan: Plan, datamap: DataMap, *, mine: frozenset[Identifier], country: str) -> frozenset[str]:
    """Return the texts that a plan takes out and that only this person can have had.

    `mine` are the person's identifiers that nobody shares: an e-mail address on the person's row that is not among them
    is somebody else's (the help desk's own, in a message).
    """
    return frozenset(
        text
        for row in plan.rows
        if row.kind == "own" and row.touches
        for f, value in _taken_out(datamap, row)
        if (text := _telling(f, value, mine, country))
    ) - _kept_values(plan)


def _taken_out(datamap: DataMap, row: RowPlan) -> Iterator[tuple[Field, Value]]:
    fields = datamap.collection(row.key.collection).by_name
    if row.verb is Verb.DELETE:
        yield from ((fields[name], value) for name, value in row.before.items() if name in fields)
    else:
        yield from ((fields[c.field], c.before) for c in row.cells if c.field in fields)


def _kept_values(plan: Plan) -> frozenset[str]:
    """Return the texts that stay somewhere on a ground: seeing them again proves nothing."""
    return frozenset(str(row.before.get(name)) for row in plan.rows for kept in row.kept for name in kept.fields)


def _telling(f: Field, value: Value, mine: frozenset[Identifier], country: str) -> str:
    if not isinstance(value, str) or len(value) < _SHORTEST:
        return ""
    kind = kind_of(f)
    if kind:
        return value if held_identifier(kind, value, country, mine) in mine else ""
    if any(c == t or c.startswith(f"{t}.") for c in f.categories for t in _TELLING):
        return value if sum(c.isdigit() for c in value) >= _FEWEST_DIGITS else ""
    return ""
