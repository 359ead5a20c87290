"""What a request came to: what was found and where from, what stays and why, and who was told.

For who proved to be the person alone; sorts of data and names of organisations, never a value.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from houvast.engines.datamap.model import CollectionId, Field
from houvast.engines.datamap.rows import Kind
from houvast.engines.rulepacks.rules import Words
from houvast.features.activities.contracts import claiming
from houvast.features.activities.queries import activities_of
from houvast.features.datamap.queries import current_map
from houvast.features.locating.queries import latest_search
from houvast.features.portal.contracts import Visitor
from houvast.features.portal.trust import is_trusted
from houvast.features.rights.actions.own_page import Kept, RecipientNeed, Standing, kept_in
from houvast.features.rights.contracts import NotToldWhy, RecipientCard
from houvast.features.rights.queries import recipients_of


@dataclass(frozen=True, slots=True)
class Found:
    """That a system holds something of the person: which sorts of data and where they come from, never what."""

    system: str
    name: str
    categories: tuple[str, ...]
    sources: tuple[Words, ...] = ()


class ToldState(StrEnum):
    """Whether somebody who got the data heard of what was done with them."""

    TOLD = "told"
    OURS = "ours"  # it keeps them for us, and it was done there
    WAITS = "waits"
    IMPOSSIBLE = "impossible"
    DISPROPORTIONATE = "disproportionate"
    PRINCIPAL_TELLS = "principal_tells"


@dataclass(frozen=True, slots=True)
class Told:
    """Somebody who got the person's data, for what, and whether they heard of what was done.

    Law: GDPR art. 19.
    """

    name: str
    what: Words
    state: ToldState
    at: datetime | None = None


def found_for(visitor: Visitor, standing: Standing) -> tuple[Found, ...] | None:
    """Give which sorts of data were found in which system; None before anybody looked, and for who proved nothing."""
    located = latest_search(visitor.case) if is_trusted(visitor, standing) and standing.asked else None
    if located is None:
        return None
    datamap = current_map()
    names = {one.key: one.name or one.key for one in datamap.systems}
    held: dict[str, set[str]] = {}
    filled: dict[CollectionId, set[Field]] = {}
    for item in located.of_kind(Kind.OWN):
        collection = datamap.collections.get(item.row.collection)
        fields = collection.fields if collection else ()
        there = [f for f in fields if item.row.values.get(f.name) not in (None, "") and f.categories]
        told = held.setdefault(item.row.collection.system, set())
        told.update(_broad(category for field in there for category in field.categories))
        filled.setdefault(item.row.collection, set()).update(there)
    sources = _sources(standing.facts.organisation, filled)
    return tuple(
        Found(key, names.get(key, key), tuple(sorted(told)), sources.get(key, ())) for key, told in sorted(held.items())
    )


def told_for(visitor: Visitor, standing: Standing) -> tuple[Told, ...]:
    """Give who got data that were changed, and whether they heard of it; nothing for who proved nothing.

    Law: GDPR art. 19.
    """
    if not is_trusted(visitor, standing):
        return ()
    return tuple(_told(one) for one in recipients_of(visitor.case))


def kept_for(visitor: Visitor, standing: Standing, language: str) -> tuple[Kept, ...]:
    """Give what stays, on which ground and until when; nothing for who proved nothing."""
    return kept_in(visitor.case, language) if is_trusted(visitor, standing) else ()


def _told(one: RecipientCard) -> Told:
    name, what = one.name, one.recipient.what
    if one.need is RecipientNeed.DONE_BY_US:
        return Told(name, what, ToldState.OURS)
    if one.not_told is not None:
        return Told(name, what, _WHY[one.not_told], one.at)
    return Told(name, what, ToldState.WAITS) if one.waits else Told(name, what, ToldState.TOLD, one.at)


_WHY = {
    NotToldWhy.IMPOSSIBLE: ToldState.IMPOSSIBLE,
    NotToldWhy.DISPROPORTIONATE: ToldState.DISPROPORTIONATE,
    NotToldWhy.PRINCIPAL_TELLS: ToldState.PRINCIPAL_TELLS,
}


def _sources(organisation: str, filled: dict[CollectionId, set[Field]]) -> dict[str, tuple[Words, ...]]:
    """Give where the data of each system come from, by the activities that hold the fields that are filled in."""
    datamap, known = current_map(), activities_of(organisation)
    found: dict[str, dict[Words, None]] = {}
    for of, fields in filled.items():
        for field in sorted(fields, key=lambda one: one.name):
            for activity in claiming(datamap.collection(of), field, datamap, known):
                found.setdefault(of.system, {})[activity.source] = None
    return {system: tuple(one for one in told if one.en) for system, told in found.items()}


def _broad(categories: Iterable[str]) -> set[str]:
    """Give categories as broad as people speak of them: `user.contact`, not `user.contact.address.street`."""
    return {".".join(one.split(".")[:2]) for one in categories if one.startswith("user.")}
