"""A picture with its table, and what it can be narrowed to."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from houvast.engines.datamap.model import CollectionId, DataMap
from houvast.features.datamap.picture.drawing import Drawing, draw
from houvast.features.datamap.picture.gathering import gather, only_linked, only_of
from houvast.features.datamap.picture.table import Row, rows_of
from houvast.features.datamap.picture.values import Holding, Party, Pictured, Place
from houvast.features.systems.contracts import KnownSystem
from houvast.foundation.organisations.contracts import OrganisationFacts


@dataclass(frozen=True, slots=True)
class MapPicture:
    """What a page shows of the map: `of` and `chosen` say to what it was narrowed, `whole` from what."""

    pictured: Pictured
    drawing: Drawing
    rows: tuple[Row, ...]
    whole: Pictured
    of: Party | None = None
    chosen: Holding | None = None
    shows_found: bool = False

    @property
    def is_narrowed(self) -> bool:
        """Tell whether something is left out."""
        return self.of is not None or self.chosen is not None

    @property
    def collections(self) -> int:
        """Count the collections in it."""
        return len(self.pictured.holdings)

    @property
    def chosen_place(self) -> Place | None:
        """Return the system of the chosen collection."""
        return next((place for place in self.whole.places if self.chosen in place.holdings), None)

    @property
    def places_found(self) -> tuple[Place, ...]:
        """Return the systems that hold rows of the person."""
        return tuple(place for place in self.pictured.places if place.found)


def picture_of(
    datamap: DataMap,
    known: Sequence[KnownSystem],
    organisations: Sequence[OrganisationFacts],
    *,
    language: str = "en",
    of: str = "",
    linked_to: str = "",
    found: Mapping[CollectionId, int] | None = None,
) -> MapPicture:
    """Draw a map, whole or in part."""
    whole = gather(datamap, known, organisations, language, found)
    party = next((one for one in whole.parties if one.key == of), None)
    shown = only_of(whole, party) if party else whole
    chosen = next((one for one in whole.holdings.values() if str(one.id) == linked_to), None)
    if chosen is not None:
        shown = only_linked(shown if chosen.id in shown.holdings else whole, chosen.id)
    return MapPicture(shown, draw(shown), rows_of(shown), whole, party, chosen, found is not None)
