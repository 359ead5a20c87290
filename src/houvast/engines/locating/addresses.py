"""Look for the person at their own address: rows that no key leads to, since all keys on them are others.

An address is a household's. Whoever stands there under another name, or was born on another day, never comes into
view; whoever may be the person is a candidate, on which a human decides.
"""

from collections.abc import Generator, Iterator
from dataclasses import dataclass, field

from houvast.engines.datamap.model import Collection, CollectionId, FieldId
from houvast.engines.datamap.questions import Comparison, Match
from houvast.engines.datamap.rows import Row, RowKey, Step
from houvast.engines.locating.fencing import parent_field
from houvast.engines.locating.pool import Pool
from houvast.engines.locating.request import Answers, Question, askable, fence, in_reach
from houvast.engines.locating.weighing import Found, How, Reason
from houvast.engines.matching.addresses import POSTCODE, STREET, Address, address_in, holds_address
from houvast.engines.matching.identifiers import Identifier
from houvast.engines.matching.likeness import likeness
from houvast.engines.matching.traits import Traits, traits_of

MOST = 500
"""Rows of one collection that are looked at for one person; an institution's postcode has thousands."""


@dataclass
class _Visit:
    """What one look at the person's homes brings: rows that may be weighed, and collections that held too many."""

    pool: Pool
    met: dict[RowKey, tuple[Collection, Row, Step]] = field(default_factory=dict)
    cut: set[CollectionId] = field(default_factory=set)

    def kept(self, question: Question, rows: list[Row]) -> list[Row]:
        if len(rows) > MOST:
            self.cut.add(question.collection.id)
        return rows[:MOST]

    def traits(self, collection: Collection, row: Row) -> Traits:
        return traits_of(collection, row.values, country=self.pool.request.country)


_Standing = list[tuple[Collection, Row, Step]]


def at_the_address(pool: Pool) -> Generator[list[Question], Answers, frozenset[CollectionId]]:
    """Take into view who may be the person at one of their homes; return the collections that held too many rows.

    Nothing is asked for a person whose name or address is not known.
    """
    homes = _homes(pool) if pool.person.names else frozenset()
    questions = [q for c in pool.request.datamap.collections.values() if homes and (q := _question(pool, c, homes))]
    if not questions:
        return frozenset()
    visit = _Visit(pool)
    answers = yield questions
    standing: _Standing = [
        (q.collection, row, Step("address", f"{q.collection.id}.{_field_of(q.collection, POSTCODE)}"))
        for q, rows in zip(questions, answers, strict=True)
        for row in visit.kept(q, list(rows))
        if (there := address_in(q.collection, row.values)) and any(there.is_near(home) for home in homes)
    ]
    yield from _meet(visit, standing)
    _take_in(visit)
    return frozenset(visit.cut)


def _homes(pool: Pool) -> frozenset[Address]:
    found = [pool.rows[key] for key in pool.own if key in pool.rows]
    return pool.request.known.addresses.union(*(f.traits.addresses for f in found if _is_home(pool, f)))


def _is_home(pool: Pool, found: Found) -> bool:
    """Tell whether the address on an own row is the person's: not the one to which a present was sent."""
    if found.is_person:
        return True
    if found.traits.names:
        return "name_same" in likeness(pool.person, found.traits).evidence
    return any(r.source in pool.own and str(r.source.collection) in pool.persons for r in found.reasons if r.source)


def _question(pool: Pool, collection: Collection, homes: frozenset[Address]) -> Question | None:
    request = pool.request
    is_open = collection.scope.inherit or askable(collection, request.organisation)
    if not (is_open and holds_address(collection) and _leads_to_somebody(pool, collection)):
        return None
    matches = tuple(_matches(collection, homes))
    return Question(collection, matches, fence(collection, request.organisation), MOST + 1)


def _leads_to_somebody(pool: Pool, collection: Collection) -> bool:
    if collection.scope.inherit:
        return parent_field(pool.request, collection) is not None
    return _shows_names(collection) or bool(_people_of(pool, collection))


def _matches(collection: Collection, homes: frozenset[Address]) -> Iterator[Match]:
    """Yield the matches for postcodes that stand for a street, and for streets where the postcode is a town's."""
    postcodes = dict.fromkeys(s for h in homes if not h.street for s in h.postcode_spellings)
    streets = dict.fromkeys(s for h in homes if h.street for s in h.street_spellings)
    for f in collection.fields:
        if postcodes and POSTCODE in f.categories:
            how = Comparison.COMPACT if f.notation == "any" else Comparison.EXACT
            yield Match(f.name, how, tuple(sorted(postcodes)))
        elif streets and STREET in f.categories:
            yield Match(f.name, Comparison.FOLDED, tuple(sorted(streets)))


def _field_of(collection: Collection, category: str) -> str:
    return next(f.name for f in collection.fields if category in f.categories)


def _shows_names(collection: Collection) -> bool:
    return any(c.startswith("user.name") for f in collection.fields for c in f.categories)


def _people_of(pool: Pool, collection: Collection) -> list[tuple[str, FieldId]]:
    """Return the ways that the map allows from an address to rows for people."""
    edges = pool.request.datamap.edges_from.get(collection.id, ())
    return [(e.source.name, e.target) for e in edges if str(e.target.collection) in pool.persons]


def _meet(visit: _Visit, standing: _Standing) -> Generator[list[Question], Answers, None]:
    """Walk from what stands at the address to the rows that say who it is, and gather those.

    A row that inherits its scope is its parent's (an address its customer's, an invoice its account's).
    """
    seen: set[RowKey] = set()
    while standing:
        ways: dict[FieldId, dict[str, Step]] = {}
        for collection, row, step in standing:
            seen.add(row.key)
            for name, target in _onward(visit, collection, row, step):
                ways.setdefault(target, {})[str(row.values.get(name))] = step
        questions = [_next(visit.pool, target, values) for target, values in ways.items()]
        answers = (yield questions) if questions else []
        standing = [
            (question.collection, row, found_by)
            for question, (target, values), rows in zip(questions, ways.items(), answers, strict=True)
            for row in visit.kept(question, list(rows))
            if row.key not in seen and (found_by := values.get(str(row.values.get(target.name))))
        ]


def _onward(visit: _Visit, collection: Collection, row: Row, step: Step) -> list[tuple[str, FieldId]]:
    """Return where to go on from a row; a row that says itself who it is, is kept."""
    pool = visit.pool
    if collection.scope.inherit:
        up = parent_field(pool.request, collection)
        names = visit.traits(collection, row).names
        named = not names or _may_be(pool, Traits(names=names))
        ways = [up] if up and named and row.key not in pool.own else []
    elif _shows_names(collection):
        visit.met[row.key] = (collection, row, step)
        return []
    else:
        ways = _people_of(pool, collection)
    reach = pool.request.datamap.collection
    return [
        (name, target)
        for name, target in ways
        if row.values.get(name) is not None and in_reach(reach(target.collection), pool.request.organisation)
    ]


def _next(pool: Pool, target: FieldId, values: dict[str, Step]) -> Question:
    collection = pool.request.datamap.collection(target.collection)
    match = Match(target.name, Comparison.EXACT, tuple(values))
    return Question(collection, (match,), fence(collection, pool.request.organisation), MOST + 1)


def _take_in(visit: _Visit) -> None:
    pool = visit.pool
    shown = {key: visit.traits(collection, row) for key, (collection, row, _) in visit.met.items()}
    others = _others(pool, shown)
    for key, (_, row, step) in visit.met.items():
        is_theirs = str(key.collection) not in pool.persons and shown[key].identifiers & others
        wanted = key in pool.request.accepted or (_may_be(pool, shown[key]) and not is_theirs)
        if key in pool.own or key in pool.request.rejected or not wanted:
            continue
        if key in pool.rows or pool.has_room:
            pool.add(row, Reason(How.ADDRESS, step))


def _others(pool: Pool, shown: dict[RowKey, Traits]) -> frozenset[Identifier]:
    """Return the identifiers of everybody met who is not known to be the person.

    An account with one of them is theirs; should that be the person after all, it comes with the row that says so.
    """
    met = (traits for key, traits in shown.items() if str(key.collection) in pool.persons and key not in pool.own)
    known = (f for f in (*pool.rows.values(), *pool.strangers.values()) if f.is_person and f.row.key not in pool.own)
    held = {i for traits in (*met, *(f.traits for f in known)) for i in traits.identifiers if i.is_strong}
    return frozenset(held) - pool.person.identifiers


def _may_be(pool: Pool, traits: Traits) -> bool:
    """Tell whether somebody at the address may be the person: the same name, or the surname alone, and no clash."""
    alike = likeness(pool.person, traits)
    if alike.clashes:
        return False
    surnames = {word for name in pool.person.names if name.given for word in name.surname}
    alone = any(not name.given and name.surname & surnames for name in traits.names)
    return alone or "name_same" in alike.evidence
