"""What is true of every person, known from the making and not from any search: the yardstick for locating.

Whoever searches well finds all rows that are own, at least as candidates all that are candidates, and counts none of
`never` as the person's own.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from houvast.engines.datamap.rows import Kind, RowKey
from houvast.entrypoints.demo.people import Person
from houvast.entrypoints.demo.records import Record, Recording
from houvast.entrypoints.demo.shelves import Mention, Shelf
from houvast.entrypoints.demo.world import World


@dataclass(frozen=True, slots=True)
class TrueRow:
    """A row that is about a person, or (a mention, with its field) speaks of one in somebody else's data.

    `kind` own: a customer number, or an e-mail address that only this person uses, leads to it. Candidate: truly this
    person's, but only a phone number, a name, or a shared or forgotten e-mail address says so. Shared: the household's.
    """

    key: RowKey
    organisation: str
    kind: Kind
    field: str = ""


class Truth:
    """Which rows are whose, for every person of a world; persons are given by id."""

    def __init__(self, world: World, elsewhere: Mapping[int, Sequence[TrueRow]] | None = None) -> None:
        """`elsewhere` are rows by person that stand on no shelf: in a mailbox, at a help desk."""
        self._elsewhere = elsewhere or {}
        self._people = world.people
        self._shelves = tuple(world.shelves)
        self._places = _by_person(self._shelves)
        self._mentions: dict[int, list[Mention]] = defaultdict(list)
        for mention in world.shelves.mentions:
            self._mentions[mention.person].append(mention)
        self._alike = _by_likeness(world.people)

    def rows(self, person: int, organisation: str = "") -> tuple[TrueRow, ...]:
        """Return everything about one person, for one organisation or for all."""
        every = (*self._about(person), *self._speaking_of(person), *self._elsewhere.get(person, ()))
        return tuple(row for row in every if organisation in {"", row.organisation})

    def _about(self, person: int) -> Iterator[TrueRow]:
        for place, serial in self._places[person]:
            shelf = self._shelves[place]
            owner = shelf.owners[serial - 1]
            if owner is not None:
                yield TrueRow(_key(shelf, serial), owner.organisation, owner.kind)

    def _speaking_of(self, person: int) -> Iterator[TrueRow]:
        shelves = {shelf.id: shelf for shelf in self._shelves}
        for one in self._mentions[person]:
            yield TrueRow(_key(shelves[one.shelf], one.serial), one.organisation, Kind.MENTION, one.field)

    def keys(self, person: int, organisation: str, *kinds: Kind) -> frozenset[RowKey]:
        """Return the keys of one person's rows of these kinds, for one organisation (empty: for all)."""
        return frozenset(row.key for row in self.rows(person, organisation) if row.kind in kinds)

    def theirs(self, person: int, organisation: str = "") -> frozenset[RowKey]:
        """Return the keys of the rows that are this person's alone, however weakly they are linked."""
        return self.keys(person, organisation, Kind.OWN, Kind.CANDIDATE)

    def alike(self, person: int) -> frozenset[int]:
        """Return the other people with whom a search may confuse this one: by home, name, or e-mail address."""
        found = {one for trait in _traits(self._people[person]) for one in self._alike[trait]}
        return frozenset(found - {person})

    def never(self, person: int, organisation: str = "") -> frozenset[RowKey]:
        """Return the keys of rows of those others: never to be counted as this person's own."""
        return frozenset(key for other in self.alike(person) for key in self.theirs(other, organisation))


def identifiers(person: Person, organisation: str) -> dict[str, str]:
    """Return what a caller can say to be found: customer number, e-mail address, and mobile number in E.164."""
    return {
        "customer_number": person.numbers[organisation],
        "email": person.mail,
        "phone_number": person.mobile,
    }


def _traits(person: Person) -> tuple[tuple[str, object], ...]:
    return ("home", person.home.id), ("name", person.name.casefold()), ("mail", person.mail)


def _by_likeness(people: tuple[Person, ...]) -> dict[tuple[str, object], list[int]]:
    found: dict[tuple[str, object], list[int]] = defaultdict(list)
    for person in people:
        for trait in _traits(person):
            found[trait].append(person.id)
    return found


def _by_person(shelves: tuple[Shelf[Record], ...]) -> dict[int, list[tuple[int, int]]]:
    """Return for every person the places of rows: which shelf, and which row on it, counted from one."""
    found: dict[int, list[tuple[int, int]]] = defaultdict(list)
    for place, shelf in enumerate(shelves):
        for serial, owner in enumerate(shelf.owners, 1):
            for person in owner.people if owner else ():
                found[person].append((place, serial))
    return found


def _key(shelf: Shelf[Record], serial: int) -> RowKey:
    row = shelf.rows[serial - 1]
    if isinstance(row, Recording):
        return RowKey(shelf.id, (("call_id", row.call_id),))
    return RowKey(shelf.id, (("id", row.id),))
