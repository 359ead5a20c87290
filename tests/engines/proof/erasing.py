"""A person located, an erasure planned, carried out in memory and read back: the whole way, without any feature."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date
from itertools import groupby
from typing import Any

from houvast.connectors.memory.connector import open_connector
from houvast.connectors.memory.store import Store, column, make_store
from houvast.connectors.protocol import Address, Change, ForeignKey, Session, ValueType
from houvast.engines.datamap.model import (
    Collection,
    CollectionId,
    DataMap,
    Field,
    FieldId,
    Reference,
    Retention,
    Scope,
    Subject,
    SystemMap,
)
from houvast.engines.datamap.rows import Kind, Row, RowKey
from houvast.engines.locating.request import Outcome, Request
from houvast.engines.locating.search import search
from houvast.engines.locating.sightings import sightings
from houvast.engines.matching.identifiers import identifier
from houvast.engines.planner.order import Order
from houvast.engines.planner.plan import Plan, RowPlan, Verb
from houvast.engines.planner.planning import make_plan
from houvast.engines.proof.old_values import old_values
from houvast.engines.proof.residue import Residue, Sighting, residue_of
from houvast.engines.rulepacks.shipped import shipped

ON = date(2026, 11, 22)
CLIENT = Scope(column="client")
ID = Field("id", primary_key=True)


def of(name: str, category: str = "", to: str = "", **more: Any) -> Field:
    """A field; `to` is the field that it refers to, as `system:collection.field`."""
    system, _, rest = to.partition(":")
    parent, _, target = rest.partition(".")
    references = (Reference(FieldId(CollectionId(system, parent), target)),) if to else ()
    return Field(name, (f"user.{category}",) if category else (), references=references, **more)


def table(name: str, *fields: Field, **more: Any) -> Collection:
    """A collection, named as `system:collection`."""
    system, _, collection = name.partition(":")
    return Collection(CollectionId(system, collection), (ID, *fields), **more)


CUSTOMER = table(
    "crm:customer",
    of("client"),
    of("number", "unique_id", identity="customer_number"),
    of("name", "name"),
    of("email", "contact.email", identity="email"),
    of("born", "demographic.date_of_birth", age=True),
    of("iban", "financial.bank_account"),
    of("address_id", to="crm:address.id"),
    scope=CLIENT,
    subject=Subject.PERSON,
)
ADDRESS = table("crm:address", of("client"), of("street", "contact.address.street"), scope=CLIENT)
INVOICE = table(
    "crm:invoice",
    of("customer_id", to="crm:customer.id"),
    of("name", "name"),
    of("email", "contact.email"),
    of("day"),
    scope=Scope(inherit=True),
    retention=Retention("tax.invoices", "day"),
)
TICKET = table(
    "desk:ticket",
    of("client"),
    of("number", "unique_id", "crm:customer.number", identity="customer_number"),
    of("subject", "content.private", free_text=True),
    scope=CLIENT,
)
MESSAGE = table(
    "desk:message",
    of("ticket_id", to="desk:ticket.id"),
    of("body", "content.private", free_text=True),
    scope=Scope(inherit=True),
)
MAP = DataMap(
    tuple(
        SystemMap(s, tuple(c for c in (CUSTOMER, ADDRESS, INVOICE, TICKET, MESSAGE) if c.id.system == s))
        for s in ("crm", "desk")
    )
)
_TYPES = {"id": ValueType.INTEGER, "born": ValueType.DATE, "day": ValueType.DATE}
_REQUIRED = {"crm:customer": {"name", "client"}, "crm:address": {"client"}, "desk:ticket": {"client"}}
_POINTERS = {
    "crm:customer": ("address_id", "address"),
    "crm:invoice": ("customer_id", "customer"),
    "desk:message": ("ticket_id", "ticket"),
}


@dataclass
class Centre:
    """Two systems in memory, and what happens to them."""

    stores: dict[str, Store] = field(default_factory=dict)
    sessions: dict[str, Session] = field(default_factory=dict)

    def __repr__(self) -> str:
        return "Centre(…)"

    def add(self, name: str, /, **values: Any) -> RowKey:
        """Put a row in a collection; what it leaves out is empty."""
        system, _, collection = name.partition(":")
        store = self.stores[system]
        store.rows[collection].append({c.name: None for c in store.facts[collection].columns} | values)
        return RowKey(CollectionId(system, collection), (("id", values["id"]),))

    def everything(self) -> dict[RowKey, dict[str, Any]]:
        """Every row of every system as it is now."""
        return {
            RowKey(CollectionId(system, name), (("id", row["id"]),)): dict(row)
            for system, store in self.stores.items()
            for name, rows in store.rows.items()
            for row in rows
        }

    def converse(self, conversation: Any) -> Any:
        """Answer a conversation to its end."""
        questions = next(conversation)
        while True:
            answers = [
                list(self.sessions[q.collection.id.system].find(q.collection, q.any_of, q.within, q.limit))
                for q in questions
            ]
            try:
                questions = conversation.send(answers)
            except StopIteration as end:
                return end.value

    def locate(self, said: dict[str, str]) -> Outcome:
        """Search with what a person says."""
        keys = frozenset(identifier(kind, text, country="NL") for kind, text in said.items())
        outcome: Outcome = self.converse(search(Request(MAP, keys, "EN", "NL")))
        return outcome

    def plan(self, found: Outcome) -> Plan:
        """Plan the erasure of what was found."""
        facts = {name: session.describe() for name, session in self.sessions.items()}
        own = [item.row.key for item in found.located if item.kind is Kind.OWN]
        pointing = [
            (name, referrer)
            for name, session in self.sessions.items()
            for collection in MAP.collections.values()
            if collection.id.system == name
            for referrer in session.referrers(collection, [k for k in own if k.collection == collection.id])
        ]
        return make_plan(Order("erasure", "EN", MAP, facts, found.located, shipped("NL"), ON, tuple(pointing)))

    def carry_out(self, plan: Plan, leave_out: Callable[[RowPlan], bool] = lambda _: False) -> None:
        """Write what the plan says, in its order."""
        for (system, verb, of_), group in groupby(
            plan.rows, lambda r: (r.key.collection.system, r.verb, r.key.collection)
        ):
            rows = [r for r in group if not leave_out(r)]
            with self.sessions[system].transaction() as writing:
                if verb is Verb.DELETE:
                    writing.erase(MAP.collection(of_), [r.key for r in rows])
                elif verb is Verb.CHANGE:
                    writing.change(
                        MAP.collection(of_), [Change(r.key, {c.field: c.after for c in r.cells}) for r in rows]
                    )

    def read_back(self, plan: Plan, found: Outcome) -> tuple[Residue, ...]:
        """Look for the person again, by every key and old value."""
        mine = found.person.identifiers - found.shared_keys
        request = Request(MAP, mine, "EN", "NL")
        now: dict[RowKey, Row] = {}
        for row in plan.rows:
            now |= self.sessions[row.key.collection.system].read(MAP.collection(row.key.collection), [row.key])
        again = self.converse(search(request))
        old = old_values(plan, MAP, mine=mine, country="NL")
        seen = self.converse(sightings(request, old))
        return residue_of(plan, now, again.located, tuple(Sighting(row, name) for row, name in seen))


def unexplained(residue: Iterable[Residue]) -> list[Residue]:
    """What nothing lets stay."""
    return [r for r in residue if not r.explained]


def empty_centre() -> Centre:
    """The two systems, with their constraints and without rows."""
    centre = Centre()
    for system in ("crm", "desk"):
        store = centre.stores[system] = make_store(f"proof-{system}")
        for collection in MAP.collections.values():
            if collection.id.system == system:
                _add_table(store, collection)
        centre.sessions[system] = open_connector(Address(f"memory:proof-{system}")).session().__enter__()
    return centre


def _add_table(store: Store, collection: Collection) -> None:
    required = _REQUIRED.get(str(collection.id), set())
    columns = [
        column(
            f.name,
            _TYPES.get(f.name, ValueType.INTEGER if f.name.endswith("_id") else ValueType.TEXT),
            nullable=f.name not in required,
        )
        for f in collection.fields
    ]
    pointer = _POINTERS.get(str(collection.id))
    keys = [ForeignKey((pointer[0],), pointer[1], ("id",))] if pointer else []
    store.add(collection.id.name, columns, foreign_keys=keys)
