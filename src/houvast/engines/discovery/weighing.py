"""Weigh what the name, the type and the values of one column say, and what stands around it."""

from collections.abc import Iterator
from dataclasses import dataclass

from houvast.engines.datamap.facts import Column, ValueType
from houvast.engines.discovery.kinds import KINDS, Kind
from houvast.engines.discovery.knowledge.listing import listed
from houvast.engines.discovery.model import Reason
from houvast.engines.discovery.naming import concepts_of, suggested
from houvast.engines.discovery.roles import FACTOR, Role
from houvast.engines.discovery.tokens import tokens
from houvast.engines.discovery.values import Values
from houvast.engines.discovery.watching import Seen, look

PROPOSED = 0.5
"""From this confidence on a category is proposed."""

_ENOUGH, _FEWEST = 5, 2
_VETOED, _WRONG_TYPE, _CONFIRMED = 0.12, 0.05, 0.35
_HALF = 0.5
_NAMES = frozenset(["first_name", "last_name", "full_name"])
_AMBIGUOUS = 0.5
_PEOPLE = listed(
    """
    customer person employee contact member patient student lead
    """
)


@dataclass(frozen=True, slots=True)
class Weighed:
    """How sure it is that a column holds a kind of data, and why."""

    kind: str
    confidence: float
    reasons: tuple[Reason, ...]


@dataclass(frozen=True, slots=True)
class Evidence:
    """What is known of one column before its surroundings are: kinds by name, and how its values look."""

    column: Column
    named: dict[str, float]
    seen: dict[str, Seen]
    enough: float
    refers: bool = False


def evidence(column: Column, values: Values, *, refers: bool) -> Evidence:
    """Return what name and values of a column say by themselves; `refers` when it is a foreign key."""
    seen = look(values) if len(values) >= _FEWEST else {}
    return Evidence(column, dict(suggested(column.name)), seen, min(1.0, len(values) / _ENOUGH), refers)


def weigh(known: Evidence, role: Role) -> tuple[Weighed, ...]:
    """Return the kinds that a column may hold, the surest first."""
    shown = {kind for kind, seen in known.seen.items() if seen.share >= _HALF and KINDS[kind].proof}
    named = _in_place(known, role)
    found = [_weigh(KINDS[kind], named.get(kind, 0.0), known, role) for kind in sorted(named.keys() | shown)]
    return tuple(sorted(found, key=lambda one: -one.confidence))


def _in_place(known: Evidence, role: Role) -> dict[str, float]:
    """Return the kinds by name, where the collection decides what a common word means there."""
    named = dict(known.named)
    concepts = concepts_of(known.column.name)
    if 0 < named.get("full_name", 0) < _AMBIGUOUS and "name" in concepts:
        named["full_name"] = {Role.PERSON: 0.8, Role.EVENT: 0.35, Role.UNKNOWN: 0.3}.get(role, 0.05)
    if "id" in concepts and known.column.type is ValueType.TEXT and concepts & _PEOPLE:
        named.setdefault("customer_number", 0.6)
    if role is Role.PERSON and "title" in concepts and concepts <= _PEOPLE | {"title"}:
        named["job_title"] = 0.6
    if role is Role.EVENT and concepts in ({"name"}, {"title"}):
        named["free_text"] = 0.6
    if "location" in concepts and known.column.type is ValueType.OTHER:
        named["coordinates"] = 0.8
    return named


def _weigh(kind: Kind, named: float, known: Evidence, role: Role) -> Weighed:
    reasons = list(_of_name(kind, named))
    seen = known.seen.get(kind.key)
    if known.column.type not in kind.types:
        named *= _WRONG_TYPE
        seen = None
        reasons.append(Reason("type", known.column.type))
    confidence, more = _with_values(kind, named, seen, known.enough)
    reasons += more
    factor = FACTOR[role] if kind.weak else 1.0
    if kind.key in _NAMES and role in {Role.THING, Role.ORGANISATION}:
        factor = 0.75
    if (known.refers and not kind.identity) or _is_row_number(known):
        factor *= 0.3
    if factor != 1.0 or (kind.weak and role is Role.PERSON):
        reasons.append(Reason("neighbours", role))
    return Weighed(kind.key, round(confidence * factor, 3), tuple(reasons))


def _is_row_number(known: Evidence) -> bool:
    """Tell whether a column is the number of some row: `bank_account_id` as a whole number is no bank account."""
    return known.column.type in {ValueType.INTEGER, ValueType.UUID} and tokens(known.column.name)[-1:] == ("id",)


def _of_name(kind: Kind, named: float) -> Iterator[Reason]:
    if named:
        yield Reason("name", kind.key, round(named * 100))


def _with_values(kind: Kind, named: float, seen: Seen | None, enough: float) -> tuple[float, list[Reason]]:
    if seen is None:
        return named, []
    if named and kind.needs and seen.possible < kind.needs:
        return named * _VETOED, [Reason("veto", kind.key, round(seen.possible * 100))]
    shown = kind.proof * enough * (seen.share if seen.share >= _HALF else seen.share / 2)
    if named and kind.needs and seen.share < _HALF:
        known_names = min(1.0, seen.share * 4) if kind.key in _NAMES else 1.0
        shown = max(shown, _CONFIRMED * seen.possible * enough * known_names)
    reasons = [Reason("values", kind.key, round(max(seen.share, seen.possible) * 100))] if shown else []
    return 1 - (1 - named) * (1 - shown), reasons
