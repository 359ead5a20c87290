"""What a picture of the map is made of."""

from dataclasses import dataclass

from houvast.engines.datamap.model import CollectionId, FieldId, Subject


@dataclass(frozen=True, slots=True)
class Party:
    """An organisation whose data is held; `letter` and `tone` (from 1) stand for it in the picture."""

    key: str
    name: str
    letter: str
    tone: int
    country: str


@dataclass(frozen=True, slots=True)
class Holding:
    """One collection: `anyone` when a column may name any organisation, `found` the rows of a person, where asked."""

    id: CollectionId
    label: str
    subject: Subject
    fields: int
    whose: tuple[Party, ...] = ()
    anyone: bool = False
    skipped: bool = False
    found: int = 0


@dataclass(frozen=True, slots=True)
class Place:
    """One system; `kind` is empty when nobody has added it, `host` when the centre hosts it itself."""

    key: str
    name: str
    kind: str
    host: str
    by_hand: bool
    holdings: tuple[Holding, ...]

    @property
    def countries(self) -> tuple[str, ...]:
        """Return the countries of the organisations whose data it holds."""
        return tuple(sorted({party.country for holding in self.holdings for party in holding.whose}))

    @property
    def found(self) -> int:
        """Return how many rows of the person it holds."""
        return sum(holding.found for holding in self.holdings)


@dataclass(frozen=True, slots=True)
class Tie:
    """A reference, from the field that declares it."""

    source: FieldId
    target: FieldId


@dataclass(frozen=True, slots=True)
class Pictured:
    """All that a picture and its table tell; `chosen` is what everything else in it is linked to."""

    places: tuple[Place, ...]
    ties: tuple[Tie, ...]
    parties: tuple[Party, ...]
    chosen: CollectionId | None = None

    @property
    def holdings(self) -> dict[CollectionId, Holding]:
        """Return the collections by id."""
        return {holding.id: holding for place in self.places for holding in place.holdings}
