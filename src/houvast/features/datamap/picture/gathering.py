"""Gather what a picture tells, and leave out what it is not about."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from houvast.engines.datamap.model import Collection, CollectionId, DataMap, FieldId, SystemMap
from houvast.features.datamap.picture.parties import parties, whose
from houvast.features.datamap.picture.values import Holding, Party, Pictured, Place, Tie
from houvast.features.systems.contracts import KnownSystem
from houvast.foundation.organisations.contracts import OrganisationFacts


def gather(
    datamap: DataMap,
    known: Sequence[KnownSystem],
    organisations: Sequence[OrganisationFacts],
    language: str = "en",
    found: Mapping[CollectionId, int] | None = None,
) -> Pictured:
    """Bring together what the map, the systems and the organisations tell; `found` are rows of a person."""
    every = parties(organisations)
    by_key = {party.key: party for party in every}
    added = {system.key: system for system in known}

    def holding(collection: Collection) -> Holding:
        theirs, anyone = whose(collection, datamap, by_key)
        count = (found or {}).get(collection.id, 0)
        label = (collection.label_nl if language.startswith("nl") else collection.label_en) or collection.id.name
        fields = len(collection.fields)
        return Holding(collection.id, label, collection.subject, fields, theirs, anyone, collection.skip, count)

    mapped = [_place(one, added.get(one.key), tuple(map(holding, one.collections))) for one in datamap.systems]
    keys = {one.key for one in datamap.systems}
    bare = [Place(s.key, s.key, s.kind, s.host_party, s.is_manual, ()) for s in known if s.key not in keys]
    held = {party.key for place in mapped for one in place.holdings for party in one.whose}
    return Pictured((*mapped, *bare), _ties(datamap), tuple(party for party in every if party.key in held))


def _place(mapped: SystemMap, added: KnownSystem | None, holdings: tuple[Holding, ...]) -> Place:
    return Place(
        key=mapped.key,
        name=mapped.name or mapped.key,
        kind=added.kind if added else "",
        host=(added.host_party if added else "") or mapped.host,
        by_hand=bool(added and added.is_manual),
        holdings=holdings,
    )


def _ties(datamap: DataMap) -> tuple[Tie, ...]:
    """Return each reference once, also when both of its ends declare it."""
    found: dict[frozenset[FieldId], Tie] = {}
    for collection in datamap.collections.values():
        for field in collection.fields:
            for reference in field.references:
                target = datamap.collections.get(reference.target.collection)
                if target is not None and reference.target.name in target.by_name:
                    tie = Tie(FieldId(collection.id, field.name), reference.target)
                    found.setdefault(frozenset((tie.source, tie.target)), tie)
    return tuple(found.values())


def only_of(whole: Pictured, party: Party) -> Pictured:
    """Leave only what holds, or may hold, data of one organisation."""
    kept = {one.id for one in whole.holdings.values() if party in one.whose or one.anyone}
    return _only(whole, kept)


def only_linked(whole: Pictured, chosen: CollectionId) -> Pictured:
    """Leave one collection, what it refers to, and what refers to it."""
    kept = {chosen}
    for tie in whole.ties:
        ends = {tie.source.collection, tie.target.collection}
        if chosen in ends:
            kept |= ends
    ties = tuple(tie for tie in whole.ties if chosen in (tie.source.collection, tie.target.collection))
    return replace(_only(whole, kept), ties=ties, chosen=chosen)


def _only(whole: Pictured, kept: set[CollectionId]) -> Pictured:
    places = [replace(p, holdings=tuple(one for one in p.holdings if one.id in kept)) for p in whole.places]
    ties = [tie for tie in whole.ties if tie.source.collection in kept and tie.target.collection in kept]
    return replace(whole, places=tuple(place for place in places if place.holdings), ties=tuple(ties))
