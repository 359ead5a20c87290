"""Which box stands where, and which collection sits where in it; counted, not yet measured."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil

from houvast.engines.datamap.model import CollectionId
from houvast.features.datamap.picture import sizes
from houvast.features.datamap.picture.values import Place


@dataclass(frozen=True, slots=True)
class Seat:
    """A collection's place: the number of its box, and its column and row in there."""

    box: int
    column: int
    row: int


@dataclass(frozen=True, slots=True)
class Seating:
    """Boxes in reading order, `across` in each row; `columns` of collections in each box."""

    across: int
    columns: tuple[int, ...]
    rows: tuple[int, ...]
    seats: dict[CollectionId, Seat]

    @property
    def chip(self) -> int:
        """Return how wide a collection is."""
        return chip_width(self.columns)

    def cell(self, box: int) -> tuple[int, int]:
        """Return row and column of a box in the grid."""
        return divmod(box, self.across)


def seat(places: Sequence[Place]) -> Seating:
    """Seat every collection, with as many boxes across as make the whole largest when all of it is seen at once."""
    columns = tuple(max(1, ceil(len(place.holdings) / sizes.MOST_ROWS)) for place in places)
    rows = tuple(ceil(len(place.holdings) / many) for place, many in zip(places, columns, strict=True))
    seats = {
        holding.id: Seat(box, *divmod(number, rows[box]))
        for box, place in enumerate(places)
        for number, holding in enumerate(place.holdings)
    }
    return Seating(_across(columns, rows), columns, rows, seats)


def chip_width(columns: Sequence[int]) -> int:
    """Return how wide collections are: wider where there are few."""
    return sizes.WIDE_CHIP if max(columns, default=1) == 1 else sizes.CHIP_WIDTH


def _across(columns: Sequence[int], rows: Sequence[int]) -> int:
    """Choose how many boxes stand beside each other."""

    def scale(across: int) -> tuple[float, int]:
        width, height = _sketch(columns, rows, across)
        return min(1, sizes.SEEN_WIDTH / width, sizes.SEEN_HEIGHT / height), across

    return max(range(1, len(columns) + 1), key=scale, default=1)


def _sketch(columns: Sequence[int], rows: Sequence[int], across: int) -> tuple[int, int]:
    """Return about how wide and high the whole becomes."""
    wide = [max(columns[start::across]) for start in range(across)]
    high = [max(rows[start : start + across]) for start in range(0, len(rows), across)]
    width = sum(many * (chip_width(columns) + sizes.ROOM) + 2 * sizes.ROOM for many in wide)
    return width, sum(many * sizes.PITCH + sizes.HEAD + sizes.FOOT + sizes.ROOM for many in high)
