"""The rows in view during a search, and what is known of the person from those that are theirs."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Set
from dataclasses import dataclass, field, replace

from houvast.engines.datamap.model import Collection, CollectionId, DataMap, Edge, FieldId, Subject
from houvast.engines.datamap.rows import Row, RowKey, Step
from houvast.engines.locating.request import MAX_ROWS, MAX_WALKED, Request, TooManyRows, points_up
from houvast.engines.locating.weighing import OWN, Found, How, Reason, Verdict, shared_keys, weigh
from houvast.engines.matching.identifiers import Identifier
from houvast.engines.matching.traits import NOTHING, Traits, merged, tells, traits_of


@dataclass(frozen=True, slots=True)
class _Known:
    """What is true of every row of a collection, worked out once: a person may have very many of them.

    `tells` whether a row can show who it is about; `up` are its references to people, `people` those met so far.
    """

    collection: Collection
    is_person: bool
    tells: bool
    up: tuple[Edge, ...]
    people: dict[str, tuple[RowKey, ...]] = field(default_factory=dict)


_ACCEPTED = Verdict(100, Reason(How.KEY, Step("accepted", "")), ("accepted",))


@dataclass
class Pool:
    """Every row in view; `own` and `person` are worked out anew by `settle`.

    `contexts` are the collections that people's rows refer to (a household); `strangers` the rows that a human
    rejected: out of view, but still proof that a key is not this person's alone.
    """

    request: Request
    persons: frozenset[str] = frozenset()
    contexts: frozenset[CollectionId] = frozenset()
    rows: dict[RowKey, Found] = field(default_factory=dict)
    strangers: dict[RowKey, Found] = field(default_factory=dict)
    own: dict[RowKey, Verdict] = field(default_factory=dict)
    shared: frozenset[Identifier] = frozenset()
    person: Traits = field(default_factory=Traits)
    _known: dict[CollectionId, _Known] = field(default_factory=dict)
    _latest: tuple[Reason, ...] = ()
    _matched: int = 0

    def add(self, row: Row, reason: Reason) -> None:
        """Take a row into view, or add a reason to one that is there.

        :raises TooManyRows: more rows than one person can have.
        """
        view = self.strangers if row.key in self.request.rejected else self.rows
        found = view.get(row.key)
        if found is None:
            self._count(row, reason)
            found = view[row.key] = self._found(row)
        if not found.reasons:
            found.reasons = self._alone(reason)
        elif reason not in found.reasons:
            found.reasons = (*found.reasons, reason)

    @property
    def has_room(self) -> bool:
        """Tell whether more rows may come into view by a key or an address."""
        return self._matched < MAX_ROWS

    def _count(self, row: Row, reason: Reason) -> None:
        walked = reason.source is not None and reason.key is None
        if not walked and not self.has_room:
            raise TooManyRows(f"{row.collection}: over {MAX_ROWS} rows match; give a key that is this person's alone.")
        if len(self.rows) >= MAX_WALKED:
            raise TooManyRows(f"{row.collection}: over {MAX_WALKED} rows hang on the person; divide the data map.")
        self._matched += not walked

    def _alone(self, reason: Reason) -> tuple[Reason, ...]:
        """Return a reason as the only one; the same object for the thousands of rows that hang on one."""
        if not self._latest or self._latest[0] is not reason:
            self._latest = (reason,)
        return self._latest

    def _found(self, row: Row) -> Found:
        known = self._known.get(row.collection)
        if known is None:
            known = self._known[row.collection] = self._learn(row.collection)
        traits = NOTHING
        if known.tells:
            traits = traits_of(known.collection, row.values, country=self.request.country, known=self.learnt())
        return Found(row, traits, known.is_person, self._people_named(row, known))

    def _learn(self, of: CollectionId) -> "_Known":
        datamap, is_person = self.request.datamap, str(of) in self.persons
        collection = datamap.collection(of)
        edges = () if is_person else datamap.edges_from.get(of, ())
        up = tuple(e for e in edges if str(e.target.collection) in self.persons and points_up(datamap, e))
        return _Known(collection, is_person, tells(collection), up)

    def _people_named(self, row: Row, known: "_Known") -> tuple[RowKey, ...]:
        """Return the keys of the rows for people that an event refers to; the same object for the same people."""
        values = tuple(row.values.get(edge.source.name) for edge in known.up)
        named = known.people.get(str(values))
        if named is None:
            pairs = zip(known.up, values, strict=True)
            named = tuple(RowKey(e.target.collection, ((e.target.name, v),)) for e, v in pairs if v is not None)
            known.people[str(values)] = named
        return named

    def is_context(self, key: RowKey) -> bool:
        """Tell whether a row is what people have in common, and says nothing of one of them: a home, a household."""
        found = self.rows.get(key)
        if found is None or found.is_person or found.shows_somebody:
            return False
        hows = {r.how for r in found.reasons if r.source is None or r.source in self.own}
        return How.DOWN not in hows and (How.UP in hows or key.collection in self.contexts)

    def settle(self) -> None:
        """Work out which rows are the person's own, and so who the person is, until neither changes."""
        self.shared = shared_keys(self.rows.values(), self.strangers.values(), self.request.accepted)
        self.person = self._person(self.own)
        for _ in range(4):
            own = self._propagate()
            person = self._person(own)
            settled = person == self.person  # which rows are own follows from who the person is
            self.own, self.person = own, person
            if settled:
                return

    def awaits_accepted(self) -> bool:
        """Tell whether a row came into view that a human accepted, and that was not counted as own yet."""
        return any(key in self.rows and key not in self.own for key in self.request.accepted)

    def learnt(self) -> frozenset[Identifier]:
        """Return the person's keys: those given, and those on their own rows that stand for a person."""
        mine = (self.rows[k].traits.identifiers for k in self.own if k in self.rows and self.rows[k].is_person)
        return self.request.keys.union(*mine)

    def weigh(self, found: Found, own: Mapping[RowKey, Verdict], people: Set[RowKey]) -> Verdict | None:
        """Return the verdict on a row in view; `people` are the own rows that stand for a person."""
        return weigh(found, self.person, own, self.shared, people)

    def people_among(self, keys: Iterable[RowKey]) -> frozenset[RowKey]:
        """Return those of these keys that are keys of rows for people."""
        return frozenset(k for k in keys if str(k.collection) in self.persons)

    def _propagate(self) -> dict[RowKey, Verdict]:
        own: dict[RowKey, Verdict] = {k: _ACCEPTED for k in self.request.accepted if k in self.rows}
        waiting = [f for f in self.rows.values() if f.row.key not in own]
        while True:
            verdicts, before = list(self._weighed(waiting, own)), len(own)
            own.update((f.row.key, v) for f, v in zip(waiting, verdicts, strict=True) if v and v.score >= OWN)
            if len(own) == before:
                return own
            waiting = [f for f in waiting if f.row.key not in own]

    def _weighed(self, waiting: Iterable[Found], own: Mapping[RowKey, Verdict]) -> Iterator[Verdict | None]:
        """Yield the verdicts on rows; rows that show nobody, and came for the same reasons, share theirs."""
        people = self.people_among(own)
        alike: dict[tuple[int, int], Verdict | None] = {}
        for found in waiting:
            if found.traits is not NOTHING or found.is_person:
                yield self.weigh(found, own, people)
                continue
            same = (id(found.reasons), id(found.people_named))
            if same not in alike:
                alike[same] = self.weigh(found, own, people)
            yield alike[same]

    def _person(self, own: Iterable[RowKey]) -> Traits:
        rows = [self.rows[k] for k in own if k in self.rows]
        showing = [f.traits for f in rows if f.is_person] or [_sure(f.traits) for f in rows if _by_given_key(f)]
        return merged([self.request.known, Traits(identifiers=self.request.keys), *showing])


def standing_for_persons(collections: Iterable[Collection], referred: frozenset[FieldId]) -> frozenset[str]:
    """Return the collections of which a row IS a person.

    The map says so; or, where it is silent, the rows identify people and other rows refer to them.
    """
    return frozenset(
        str(c.id)
        for c in collections
        if c.subject is Subject.PERSON
        or (c.subject is Subject.UNSTATED and c.identities and any(FieldId(c.id, k) in referred for k in c.key))
    )


def contexts_of(datamap: DataMap, persons: frozenset[str]) -> frozenset[CollectionId]:
    """Return the collections that rows for people refer to, and whose rows are no people themselves."""
    return frozenset(
        e.target.collection
        for e in datamap.edges
        if str(e.source.collection) in persons and str(e.target.collection) not in persons and points_up(datamap, e)
    )


def _sure(traits: Traits) -> Traits:
    """Return what an event shows of the person whose key led to it.

    Of several e-mail addresses in one message, the others are somebody else's as likely as not.
    """
    kinds = Counter(i.kind for i in traits.identifiers)
    return replace(traits, identifiers=frozenset(i for i in traits.identifiers if kinds[i.kind] == 1))


def _by_given_key(found: Found) -> bool:
    return any(r.how is How.KEY and r.key is not None and r.key.is_strong for r in found.reasons)
