"""Where generated rows gather, each with the person that it is about: the truth is written while the rows are made."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from random import Random
from typing import Generic, TypeVar

from houvast.engines.datamap.model import CollectionId
from houvast.engines.datamap.rows import Kind
from houvast.entrypoints.demo import records
from houvast.entrypoints.demo.people import Person
from houvast.entrypoints.demo.records import Record

R = TypeVar("R", bound=Record)


@dataclass(frozen=True, slots=True)
class Owner:
    """Whose row it is, held for which organisation, and how firmly it is linked.

    `kind` is own (linked by customer number or an e-mail address of one's own), candidate (truly theirs, but only a
    weak link says so) or shared (the household's).
    """

    people: tuple[int, ...]
    organisation: str
    kind: Kind = Kind.OWN


@dataclass(frozen=True, slots=True)
class Mention:
    """A person who occurs in free text about someone else. `serial` is the row's place on its shelf, plus one."""

    person: int
    organisation: str
    shelf: CollectionId
    serial: int
    field: str


@dataclass(slots=True)
class Shelf(Generic[R]):
    """The rows of one collection, with their owners beside them (None: about nobody)."""

    id: CollectionId
    rows: list[R] = field(default_factory=list)
    owners: list[Owner | None] = field(default_factory=list)

    @property
    def next(self) -> int:
        """Return the id that the next row gets."""
        return len(self.rows) + 1

    def put(self, owner: Owner | None, row: R) -> int:
        """Add a row and return its serial number, which in a database is its id."""
        self.rows.append(row)
        self.owners.append(owner)
        return len(self.rows)


def _shelf(system: str, name: str) -> Shelf[R]:
    return Shelf(CollectionId(system, name))


@dataclass(slots=True)
class Shelves:
    """A shelf for every collection, and what hangs over them all: chance, the day, and who occurs in whose notes."""

    chance: Random
    on: date
    people: list[Person]
    mentions: list[Mention] = field(default_factory=list)
    agents: Shelf[records.Agent] = field(default_factory=lambda: _shelf("crm", "agent"))
    households: Shelf[records.Household] = field(default_factory=lambda: _shelf("crm", "household"))
    customers: Shelf[records.Customer] = field(default_factory=lambda: _shelf("crm", "customer"))
    addresses: Shelf[records.Address] = field(default_factory=lambda: _shelf("crm", "address"))
    moments: Shelf[records.ContactMoment] = field(default_factory=lambda: _shelf("crm", "contact_moment"))
    preferences: Shelf[records.Preference] = field(default_factory=lambda: _shelf("crm", "preference"))
    tickets: Shelf[records.Ticket] = field(default_factory=lambda: _shelf("tickets", "ticket"))
    messages: Shelf[records.Message] = field(default_factory=lambda: _shelf("tickets", "message"))
    notes: Shelf[records.InternalNote] = field(default_factory=lambda: _shelf("tickets", "internal_note"))
    attachments: Shelf[records.Attachment] = field(default_factory=lambda: _shelf("tickets", "attachment"))
    accounts: Shelf[records.Account] = field(default_factory=lambda: _shelf("billing", "account"))
    invoices: Shelf[records.Invoice] = field(default_factory=lambda: _shelf("billing", "invoice"))
    lines: Shelf[records.InvoiceLine] = field(default_factory=lambda: _shelf("billing", "invoice_line"))
    payments: Shelf[records.Payment] = field(default_factory=lambda: _shelf("billing", "payment"))
    dunnings: Shelf[records.Dunning] = field(default_factory=lambda: _shelf("billing", "dunning"))
    campaigns: Shelf[records.Campaign] = field(default_factory=lambda: _shelf("dialler", "campaign"))
    entries: Shelf[records.CallListEntry] = field(default_factory=lambda: _shelf("dialler", "call_list_entry"))
    attempts: Shelf[records.CallAttempt] = field(default_factory=lambda: _shelf("dialler", "call_attempt"))
    recordings: Shelf[records.Recording] = field(default_factory=lambda: _shelf("recordings", "recording"))

    def __iter__(self) -> Iterator[Shelf[Record]]:
        """Yield every shelf, parents before children."""
        for name in self.__slots__:
            shelf = getattr(self, name)
            if isinstance(shelf, Shelf):
                yield shelf

    def below(self, limit: int) -> int:
        """Return a number from 0 up to, not including, the limit."""
        return int(self.chance.random() * limit)

    def day(self, years_ago: float) -> date:
        """Return the day that lies so many years back."""
        return self.on - timedelta(days=int(years_ago * 365.25))

    def moment(self, day: date) -> datetime:
        """Return a moment in office hours of a day, as the source systems write it: without a time zone."""
        return datetime.combine(day, time(8 + self.below(10), self.below(60), self.below(60)))

    def mention(self, person: Person, organisation: str, shelf: Shelf[R], field_name: str) -> None:
        """Note that the row made next on this shelf speaks of a person."""
        self.mentions.append(Mention(person.id, organisation, shelf.id, shelf.next, field_name))
