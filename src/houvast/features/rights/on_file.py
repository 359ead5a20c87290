"""What the systems hold of whoever asks, to check them with: contact points, and facts that change. Nothing is kept.

It is read before it is known who asks, so nobody gets to see it: a contact point is shown as a mask, a fact as a field.
Law: GDPR art. 12(6), 32.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime

import phonenumbers

from houvast.engines.datamap.model import Collection, DataMap, Subject
from houvast.engines.datamap.rows import Kind, Row
from houvast.engines.locating.request import Outcome
from houvast.engines.matching.identifiers import EMAIL, PHONE, Identifier
from houvast.engines.matching.traits import NOTHING, Traits, kind_of, merged, traits_of
from houvast.features.datamap.queries import reachable_map
from houvast.features.locating.actions import look_up
from houvast.features.rights.homes import homes_of, moment_of_change
from houvast.features.rights.keys import identifiers
from houvast.features.rights.known_facts import known_facts
from houvast.features.rights.models import CaseRecord
from houvast.features.rights.person import open_person
from houvast.features.verification.contracts import ContactPoint
from houvast.features.verification.queries import KnownFact, LevelTable, indices, levels_in_use
from houvast.foundation.events.facts import Actor


@dataclass(frozen=True, slots=True)
class OnFile:
    """What the systems hold: contact points, facts, and all identifiers of the person, those that were given included.

    `found_by` are the given identifiers that stand together in the person's own row, `traits` what such rows show;
    `earlier` are contact points of before, which hear of a change and get no code.
    """

    identifiers: frozenset[Identifier]
    found_by: frozenset[Identifier] = frozenset()
    traits: Traits = field(default=NOTHING, repr=False)
    contacts: tuple[ContactPoint, ...] = field(default=(), repr=False)
    earlier: tuple[ContactPoint, ...] = field(default=(), repr=False)
    facts: tuple[KnownFact, ...] = field(default=(), repr=False)


def read_on_file(case: CaseRecord, *, by: Actor, at: datetime) -> OnFile:
    """Look the person up by what was given; of identifiers of several people only the one with most of them counts.

    Who gives somebody else's identifier beside one of their own gets no further with either than with one alone.

    :raises Unreachable: no system answers.
    :raises TooManyRows: an identifier is not one person's.
    """
    keys = open_person(case.number, bytes(case.person)).keys
    given = identifiers(keys, (k.kind for k in keys))
    if not given:
        return OnFile(given)
    datamap, country = reachable_map(), case.organisation.country
    found_by = _together(look_up(organisation=case.organisation.key, keys=given, by=by, at=at), datamap, given, country)
    if not found_by:
        return OnFile(given)
    outcome = look_up(organisation=case.organisation.key, keys=found_by, by=by, at=at)
    own = [item.row for item in outcome.located if item.kind is Kind.OWN]
    table = levels_in_use()
    return OnFile(
        identifiers=given | outcome.person.identifiers,
        found_by=found_by,
        traits=merged(_shown(row, datamap, country) for row in own if _is_theirs(row, datamap, country, found_by)),
        contacts=tuple(_contacts(own, datamap, found_by, outcome.shared_keys, country, table, at)),
        earlier=tuple(_earlier(own, datamap, found_by, outcome.shared_keys, country, table)),
        facts=tuple(known_facts(own, datamap, table.never_asked, at)),
    )


def _together(outcome: Outcome, datamap: DataMap, given: frozenset[Identifier], country: str) -> frozenset[Identifier]:
    """Return the given identifiers of the one person's row that holds most of them; none where two hold as many."""
    rows = [item.row for item in outcome.located if item.kind is Kind.OWN]
    sets = {_held(row, datamap, country, given) & given for row in rows if _is_person(row, datamap)} - {frozenset()}
    most = max(map(len, sets), default=0)
    best = [found for found in sets if len(found) == most]
    return best[0] if len(best) == 1 else frozenset()


def _contacts(
    rows: Sequence[Row],
    datamap: DataMap,
    found_by: frozenset[Identifier],
    shared: frozenset[Identifier],
    country: str,
    table: LevelTable,
    at: datetime,
) -> Iterator[ContactPoint]:
    for row in rows:
        proves = _held(row, datamap, country, found_by) & found_by
        if not proves or not _is_person(row, datamap):
            continue
        since, index = moment_of_change(row, table.changed_fields), frozenset(indices(proves))
        collection = _without(datamap.collection(row.collection), table.earlier_fields)
        for name, contact in _points(row, collection, country, shared):
            yield ContactPoint(contact.kind, contact.value, f"{row.collection}.{name}", since, index)
        for home in homes_of(row, rows, datamap, table, at):
            yield ContactPoint("address", home.text, home.source, home.since, index)


def _earlier(
    rows: Iterable[Row],
    datamap: DataMap,
    found_by: frozenset[Identifier],
    shared: frozenset[Identifier],
    country: str,
    table: LevelTable,
) -> Iterator[ContactPoint]:
    """Give the contact points of before; they prove nothing."""
    for row in rows:
        if _is_theirs(row, datamap, country, found_by):
            collection = datamap.collection(row.collection)
            current = frozenset(f.name for f in collection.fields) - table.earlier_fields
            for name, contact in _points(row, _without(collection, current), country, shared):
                yield ContactPoint(contact.kind, contact.value, f"{row.collection}.{name}")


def _without(collection: Collection, names: frozenset[str]) -> Collection:
    return replace(collection, fields=tuple(f for f in collection.fields if f.name not in names))


def _points(
    row: Row, collection: Collection, country: str, shared: frozenset[Identifier]
) -> Iterator[tuple[str, Identifier]]:
    """Give the first e-mail address and the first mobile number of a row that are nobody else's."""
    seen = set()
    for f in collection.fields:
        if kind_of(f) not in (EMAIL, PHONE) or kind_of(f) in seen:
            continue
        alone = Collection(id=collection.id, fields=(f,))
        for one in traits_of(alone, row.values, country=country).identifiers - shared:
            if one.kind == EMAIL or _is_mobile(one.value):
                seen.add(one.kind)
                yield f.name, one


def _is_mobile(number: str) -> bool:
    sort = phonenumbers.number_type(phonenumbers.parse(number))
    return sort in (phonenumbers.PhoneNumberType.MOBILE, phonenumbers.PhoneNumberType.FIXED_LINE_OR_MOBILE)


def _is_theirs(row: Row, datamap: DataMap, country: str, found_by: frozenset[Identifier]) -> bool:
    return _is_person(row, datamap) and bool(_held(row, datamap, country, found_by) & found_by)


def _shown(row: Row, datamap: DataMap, country: str) -> Traits:
    return traits_of(datamap.collection(row.collection), row.values, country=country)


def _held(row: Row, datamap: DataMap, country: str, known: frozenset[Identifier]) -> frozenset[Identifier]:
    return traits_of(datamap.collection(row.collection), row.values, country=country, known=known).identifiers


def _is_person(row: Row, datamap: DataMap) -> bool:
    return datamap.collection(row.collection).subject is Subject.PERSON
