"""A small centre to search in: the map of three systems and a list of rows, asked as real systems are asked."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from houvast.connectors.comparing import check_of
from houvast.engines.datamap.model import (
    Collection,
    CollectionId,
    DataMap,
    Direction,
    Field,
    FieldId,
    Reference,
    Scope,
    Subject,
    SystemMap,
)
from houvast.engines.datamap.rows import Kind, Row, RowKey, Value
from houvast.engines.locating.request import Outcome, Question, Request
from houvast.engines.locating.search import search
from houvast.engines.locating.sightings import sightings
from houvast.engines.matching.identifiers import Identifier, identifier
from houvast.engines.matching.traits import Traits, traits_of

ORGANISATIONS = Scope(column="client", values=(("EN", "energie"), ("SC", "scaldis"), ("EX", "energie")))
EVERYBODY = Scope()
NOTHING = Traits()
INHERITED = Scope(inherit=True)
BOTH, TO, FROM = Direction.BOTH, Direction.OUT, Direction.IN
ID = Field("id", primary_key=True)
CLIENT = Field("client")


def of(name: str, category: str = "", *, to: Sequence[str] = (), way: Direction = BOTH, **more: Any) -> Field:
    """A field; `to` are the fields that it refers to, as `system:collection.field`."""
    references = tuple(Reference(_target(t), way) for t in to)
    return Field(name, (f"user.{category}",) if category else (), references=references, **more)


def _target(text: str) -> FieldId:
    system, _, rest = text.partition(":")
    collection, _, name = rest.partition(".")
    return FieldId(CollectionId(system, collection), name)


def table(name: str, *fields: Field, scope: Scope = EVERYBODY, subject: Subject = Subject.UNSTATED) -> Collection:
    """A collection, named as `system:collection`."""
    system, _, collection = name.partition(":")
    return Collection(CollectionId(system, collection), fields, scope, subject)


def of_client(name: str, *fields: Field, subject: Subject = Subject.EVENT) -> Collection:
    """A collection whose rows say for which organisation they are kept."""
    return table(name, ID, CLIENT, *fields, scope=ORGANISATIONS, subject=subject)


def mapped(*collections: Collection) -> DataMap:
    """A map of these collections."""
    systems = dict.fromkeys(c.id.system for c in collections)
    return DataMap(tuple(SystemMap(s, tuple(c for c in collections if c.id.system == s)) for s in systems))


HOUSEHOLD = of_client(
    "crm:household",
    of("phone", "contact.phone_number", identity="phone_number"),
    of("postcode", "contact.address.postal_code"),
)
ADDRESS = table(
    "crm:address",
    ID,
    CLIENT,
    of("street", "contact.address.street"),
    of("postcode", "contact.address.postal_code"),
    scope=ORGANISATIONS,
)
CUSTOMER = table(
    "crm:customer",
    ID,
    CLIENT,
    of("number", "unique_id", identity="customer_number"),
    of("given", "name.first"),
    of("surname", "name.last"),
    of("born", "demographic.date_of_birth"),
    of("email", "contact.email", identity="email"),
    of("old_email", "contact.email", identity="email"),
    of("phone", "contact.phone_number", identity="phone_number"),
    of("household_id", to=["crm:household.id"]),
    of("address_id", to=["crm:address.id"]),
    of("partner_id", to=["crm:customer.id"], way=TO),
    of("note", "content.private", free_text=True),
    scope=ORGANISATIONS,
    subject=Subject.PERSON,
)
AGENT = table(
    "crm:agent",
    ID,
    of("name", "name"),
    of("email", "contact.email", identity="email"),
    scope=Scope(organisation="own"),
    subject=Subject.PERSON,
)
ORDER = table(
    "crm:order",
    ID,
    of("customer_id", to=["crm:customer.id"]),
    of("recipient_id", to=["crm:customer.id"]),
    of("address_id", to=["crm:address.id"]),
    of("what", "behavior.purchase_history"),
    scope=INHERITED,
)
TICKET = table(
    "desk:ticket",
    ID,
    CLIENT,
    of("number", "unique_id", identity="customer_number", to=["crm:customer.number"]),
    of("email", "contact.email", identity="email"),
    of("phone", "contact.phone_number", identity="phone_number"),
    of("name", "name"),
    of("agent_id", to=["crm:agent.id"]),
    of("subject", "content.private", free_text=True),
    scope=ORGANISATIONS,
    subject=Subject.EVENT,
)
MESSAGE = table(
    "desk:message",
    ID,
    of("agent_id", to=["crm:agent.id"]),
    of("ticket_id", to=["desk:ticket.id"]),
    of("sender", "contact.email", to=["crm:customer.email"]),
    of("body", "content.private", free_text=True),
    scope=INHERITED,
)
LETTER = table(
    "post:letter",
    ID,
    of("message_id", to=["desk:message.id"]),
    of("text", "content.private", free_text=True),
    scope=INHERITED,
)
CALL_LIST = table(
    "post:call_list",
    ID,
    of("email", "contact.email", identity="email"),
    of("customer_id", to=["crm:customer.id"]),
    of("remark", "content.private", free_text=True),
    scope=Scope(organisation="scaldis"),
)
CENTRE = mapped(HOUSEHOLD, ADDRESS, CUSTOMER, AGENT, ORDER, TICKET, MESSAGE, LETTER, CALL_LIST)


@dataclass
class World:
    """Rows in systems, and every question that was asked of them."""

    datamap: DataMap = CENTRE
    rows: list[Row] = field(default_factory=list)
    asked: list[Question] = field(default_factory=list)
    country: str = "NL"

    def __repr__(self) -> str:
        shown = ({k: v for k, v in r.values.items() if v is not None and k != "id"} for r in self.rows)
        return "\n".join(f"{brief(r.key)} {values}" for r, values in zip(self.rows, shown, strict=True))

    def add(self, name: str, /, **values: Value) -> RowKey:
        """Put a row in a collection; `client` is EN where the collection has it and the row says nothing."""
        system, _, collection_name = name.partition(":")
        collection = self.datamap.collection(CollectionId(system, collection_name))
        unknown = values.keys() - collection.by_name.keys()
        assert not unknown, unknown
        filled = dict.fromkeys(collection.by_name) | ({"client": "EN"} if "client" in collection.by_name else {})
        row = Row(RowKey(collection.id, tuple((k, values[k]) for k in collection.key)), filled | values)
        self.rows.append(row)
        return row.key

    def answer(self, question: Question) -> list[Row]:
        """Return the rows that answer a question."""
        holds = check_of(question.any_of, question.within)
        found = [r for r in self.rows if r.collection == question.collection.id and holds(r.values)]
        return found[: question.limit]

    def converse(self, conversation: Any) -> Any:
        """Answer a conversation to its end."""
        answers = None
        for _ in range(50):
            try:
                questions = conversation.send(answers)
            except StopIteration as end:
                return end.value
            self.asked += questions
            answers = [self.answer(q) for q in questions]
        raise AssertionError("the search does not end")

    def search(
        self,
        organisation: str = "energie",
        *,
        known: Traits = NOTHING,
        accepted: Iterable[RowKey] = (),
        rejected: Iterable[RowKey] = (),
        **given: str,
    ) -> Outcome:
        """Search with what a person gives, each by its kind of identifier."""
        keys = frozenset(identifier(kind, text, country=self.country) for kind, text in given.items())
        request = Request(
            self.datamap, keys, organisation, self.country, known, frozenset(accepted), frozenset(rejected)
        )
        outcome: Outcome = self.converse(search(request))
        return outcome

    def find(self, organisation: str = "energie", **given: Any) -> dict[str, set[str]]:
        """Search, and return the rows found by kind, each as `collection.id`."""
        return by_kind(self.search(organisation, **given))

    def see(
        self, values: Iterable[str], organisation: str = "energie", keys: Iterable[Identifier] = ()
    ) -> set[tuple[str, str]]:
        """Return where old values and keys stand, as (`collection.id`, field)."""
        request = Request(self.datamap, frozenset(keys), organisation, self.country)
        conversation = sightings(request, frozenset(values))
        return {(brief(row.key), name) for row, name in self.converse(conversation)}


def brief(key: RowKey) -> str:
    """A row as `collection.id`."""
    return f"{key.collection.name}.{key.values[0][1]}"


def by_kind(outcome: Outcome) -> dict[str, set[str]]:
    """The rows found by kind, each as `collection.id`; a row is there once."""
    keys = [item.row.key for item in outcome.located]
    assert len(keys) == len(set(keys)), "a row is located twice"
    kinds = {item.kind for item in outcome.located}
    return {k.value: {brief(i.row.key) for i in outcome.located if i.kind is k} for k in Kind if k in kinds}


def show(**values: Value) -> Traits:
    """What is known of a person beside the keys, written as a customer's row."""
    return traits_of(CUSTOMER, values, country="NL")


BORN = date(1980, 5, 17)
