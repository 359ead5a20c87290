"""The same as the picture, in rows."""

from collections import defaultdict
from dataclasses import dataclass

from houvast.engines.datamap.model import CollectionId
from houvast.features.datamap.picture.values import Holding, Pictured, Place


@dataclass(frozen=True, slots=True)
class Tied:
    """One end of a reference as the other end tells it: the field here, and the place over there."""

    field: str
    to: str
    of: CollectionId


@dataclass(frozen=True, slots=True)
class Row:
    """One collection with its references; none for a system of which nothing is in the map."""

    place: Place
    holding: Holding | None = None
    refers_to: tuple[Tied, ...] = ()
    referred_by: tuple[Tied, ...] = ()

    @property
    def countries(self) -> tuple[str, ...]:
        """Return the countries of those whose data it holds."""
        return tuple(sorted({party.country for party in self.holding.whose})) if self.holding else ()


def rows_of(pictured: Pictured) -> tuple[Row, ...]:
    """Give one row for each collection, and for each system without any."""
    systems = {place.key: place.name for place in pictured.places}
    labels = {of: holding.label for of, holding in pictured.holdings.items()}
    out: dict[CollectionId, list[Tied]] = defaultdict(list)
    back: dict[CollectionId, list[Tied]] = defaultdict(list)
    for tie in pictured.ties:
        here, there = tie.source.collection, tie.target.collection
        within = here.system == there.system
        to = f"{labels[there]}.{tie.target.name}"
        come = f"{labels[here]}.{tie.source.name}"
        out[here].append(Tied(tie.source.name, to if within else f"{systems[there.system]} · {to}", there))
        back[there].append(Tied(tie.target.name, come if within else f"{systems[here.system]} · {come}", here))
    return tuple(
        Row(place, one, tuple(out[one.id]) if one else (), tuple(back[one.id]) if one else ())
        for place in pictured.places
        for one in place.holdings or (None,)
    )
