"""Which fields a retention rule lets stay, and until when. A statute beats erasure per field, never per person.

Law: GDPR art. 17(3)(b) and (e).
"""

from dataclasses import dataclass
from datetime import date, datetime

from houvast.engines.datamap.model import Collection, CollectionId, Field, FieldId, Retention
from houvast.engines.datamap.rows import Row, Value
from houvast.engines.planner.order import Order, is_empty
from houvast.engines.planner.plan import Kept, PlanError
from houvast.engines.rulepacks.packs import RuleUnknown
from houvast.engines.rulepacks.rules import OnErasure, RetentionRule


@dataclass(frozen=True, slots=True)
class Staying:
    """What stays of a row by its retention rules, and what is wrong with them."""

    kept: tuple[Kept, ...] = ()
    errors: tuple[PlanError, ...] = ()

    @property
    def fields(self) -> frozenset[str]:
        """Return the fields that stay."""
        return frozenset(name for k in self.kept for name in k.fields)

    @property
    def until(self) -> date | None:
        """Return the last day on which anything of the row stays."""
        return max((k.until for k in self.kept if k.until), default=None)


def staying(order: Order, collection: Collection, row: Row, siblings: dict[CollectionId, list[Row]]) -> Staying:
    """Return what the rules let stay of one row on the day of the order."""
    kept, errors = [], []
    for retention, fields in _wanted(order, collection).items():
        try:
            rule, until = _in_force(order, collection, retention, row, siblings)
        except _NoStart:
            errors.append(PlanError("retention_start_missing", f"{collection.id}.{retention.start}"))
            continue
        except RuleUnknown:
            errors.append(PlanError("retention_rule_unknown", f"{collection.id} {retention.rule}"))
            continue
        names = tuple(f.name for f in fields if _may_stay(f, rule) and not is_empty(row.values.get(f.name)))
        if names and until is not None and until >= order.on:
            reason = "retention" if rule.on_erasure is OnErasure.STAYS else "decision"
            kept.append(Kept(names, reason, rule.key, until))
    return Staying(tuple(kept), tuple(errors))


class _NoStart(Exception):
    """The row shows no day from which the term runs."""


def _wanted(order: Order, collection: Collection) -> dict[Retention, list[Field]]:
    wanted: dict[Retention, list[Field]] = {}
    for f in collection.fields:
        retention = f.retention or collection.retention
        if retention is not None and f.is_personal and order.decides_on(collection, f):
            wanted.setdefault(retention, []).append(f)
    return wanted


def _in_force(
    order: Order, collection: Collection, retention: Retention, row: Row, siblings: dict[CollectionId, list[Row]]
) -> tuple[RetentionRule, date | None]:
    country = order.rules.country.lower()
    key = retention.rule if retention.rule.startswith(f"{country}.") else f"{country}.{retention.rule}"
    start = _start(collection, retention, row, siblings)
    rule = order.rules.rule(key, start or order.on)
    if rule.on_erasure is OnErasure.GOES or (rule.on_erasure is OnErasure.WEIGH and key not in order.decisions):
        return rule, None
    if start is None:
        raise _NoStart
    return rule, order.rules.until(key, start)


def _may_stay(f: Field, rule: RetentionRule) -> bool:
    return f.retention is not None or any(rule.may_keep(c) for c in f.categories)


def _start(
    collection: Collection, retention: Retention, row: Row, siblings: dict[CollectionId, list[Row]]
) -> date | None:
    if not retention.start:
        return None
    if ":" not in retention.start:
        return _day(row.values.get(retention.start))
    system, _, rest = retention.start.partition(":")
    name, _, field = rest.rpartition(".")
    parent = _parent(collection, row, FieldId(CollectionId(system, name), field), siblings)
    return _day(parent.values.get(field)) if parent else None


def _parent(collection: Collection, row: Row, start: FieldId, siblings: dict[CollectionId, list[Row]]) -> Row | None:
    for f in collection.fields:
        for reference in f.references:
            if reference.target.collection == start.collection:
                wanted = row.values.get(f.name)
                for other in siblings.get(start.collection, []):
                    if wanted is not None and str(other.values.get(reference.target.name)) == str(wanted):
                        return other
    return None


def _day(value: Value) -> date | None:
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    if isinstance(value, str):
        try:
            return date.fromisoformat(value[:10])
        except ValueError:
            return None
    return None
