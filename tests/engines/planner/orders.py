"""Orders to plan from: one collection or a few, described by the map and by the system, with located rows."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from houvast.engines.datamap.facts import CollectionFacts, Column, ForeignKey, Referrer, SystemFacts, ValueType
from houvast.engines.datamap.model import Collection, CollectionId, DataMap, Field, FieldId, Reference, SystemMap
from houvast.engines.datamap.rows import Kind, Located, Row, RowKey, Step, Value
from houvast.engines.planner.order import Order
from houvast.engines.planner.plan import Plan, RowPlan
from houvast.engines.planner.planning import make_plan
from houvast.engines.rulepacks.shipped import shipped

ON = date(2026, 11, 22)
ID = Field("id", primary_key=True)
KEY = Column("id", ValueType.INTEGER, nullable=False, unique=True)


def personal(name: str, category: str = "content", **more: Any) -> Field:
    """A field that holds data about a person."""
    return Field(name, (f"user.{category}",), **more)


def refers(name: str, to: str, category: str = "", **more: Any) -> Field:
    """A field that refers to another (`system:collection.field`)."""
    system, _, rest = to.partition(":")
    collection, _, target = rest.partition(".")
    reference = Reference(FieldId(CollectionId(system, collection), target))
    return Field(name, (f"user.{category}",) if category else (), references=(reference,), **more)


def collection(name: str, *fields: Field, **more: Any) -> Collection:
    """A collection of the system `crm` with an `id`."""
    return Collection(CollectionId("crm", name), (ID, *fields), **more)


def described(of: Collection, columns: Mapping[str, Mapping[str, Any]] | None = None, **more: Any) -> CollectionFacts:
    """What the system says of it: nullable text, but for what `columns` says by name."""
    said = columns or {}
    plain = (Column(f.name, ValueType.TEXT) for f in of.fields if f.name != "id")
    return CollectionFacts(of.id.name, (KEY, *(replace(c, **said.get(c.name, {})) for c in plain)), ("id",), **more)


def pointing(column: str, target: str, on_delete: str = "") -> ForeignKey:
    """A foreign key to the `id` of another collection."""
    return ForeignKey((column,), target, ("id",), on_delete)


def row(of: Collection, serial: int = 1, **values: Value) -> Row:
    """A row of a collection."""
    return Row(RowKey(of.id, (("id", serial),)), dict.fromkeys(of.by_name) | {"id": serial} | values)


def located(found: Row, kind: Kind = Kind.OWN, mentions: Iterable[tuple[str, str]] = ()) -> Located:
    """A row as a search returns it."""
    return Located(found, kind, (Step("identity", "x"),), organisation="energie", mentions=tuple(mentions))


def order(
    found: Iterable[Located],
    facts: Iterable[CollectionFacts],
    *of: Collection,
    right: str = "erasure",
    country: str = "NL",
    referrers: Iterable[Referrer] = (),
    **more: Any,
) -> Order:
    """An order for the system `crm`."""
    return Order(
        right=right,
        organisation="energie",
        datamap=DataMap((SystemMap("crm", of),)),
        facts={"crm": SystemFacts(tuple(facts))},
        located=tuple(found),
        rules=shipped(country),
        on=more.pop("on", ON),
        referrers=tuple(("crm", r) for r in referrers),
        **more,
    )


def plan_for(*args: Any, **more: Any) -> Plan:
    """The plan of such an order."""
    return make_plan(order(*args, **more))


def codes(plan: Plan) -> set[tuple[str, str]]:
    """The errors of a plan, as (code, where)."""
    return {(e.code, e.where) for e in plan.errors}


def of_row(plan: Plan, name: str, serial: int = 1) -> RowPlan:
    """What happens to one row."""
    key = RowKey(CollectionId("crm", name), (("id", serial),))
    return next(r for r in plan.rows if r.key == key)
