"""Which way each reference goes: beside the collections, below the boxes and between them, never through a word."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal, TypeAlias

from houvast.engines.datamap.model import FieldId
from houvast.features.datamap.picture.lanes import Spot, Stretch
from houvast.features.datamap.picture.seating import Seat, Seating
from houvast.features.datamap.picture.values import Tie

Corridor: TypeAlias = tuple[Literal["channel", "street", "avenue"], int, int]
"""A channel (box, number from the left), a street (below a row of boxes, 0), or an avenue (left of a column, 0)."""

_BELOW: Spot = (1_000_000,)


@dataclass(frozen=True, slots=True)
class Route:
    """The corridors of a reference in order: one channel, or channel, street, (avenue, street,) channel."""

    tie: Tie
    corridors: tuple[Corridor, ...]

    @property
    def bundle(self) -> FieldId:
        """Return what lines must share to run on top of each other: where they lead."""
        return self.tie.target


def route(tie: Tie, seating: Seating) -> Route:
    """Return the way of one reference."""
    here, there = seating.seats[tie.source.collection], seating.seats[tie.target.collection]
    if here.box == there.box:
        return Route(tie, _inside(here, there, seating))
    (row, column), (to_row, to_column) = seating.cell(here.box), seating.cell(there.box)
    if row == to_row:
        rightwards = to_column > column
        return Route(tie, (_side(here, rightwards), ("street", row, 0), _side(there, not rightwards)))
    avenue = column + (to_column >= column)
    first, last = _side(here, to_column >= column), _side(there, avenue > to_column)
    return Route(tie, (first, ("street", row, 0), ("avenue", avenue, 0), ("street", to_row, 0), last))


def _inside(here: Seat, there: Seat, seating: Seating) -> tuple[Corridor, ...]:
    if here.column == there.column:
        return (_side(here, right=True),)
    rightwards = there.column > here.column
    first, last = _side(here, rightwards), _side(there, not rightwards)
    street: Corridor = ("street", seating.cell(here.box)[0], 0)
    return (first,) if first == last else (first, street, last)


def _side(seat: Seat, right: bool) -> Corridor:  # noqa: FBT001  (reads as a word where it is used)
    return ("channel", seat.box, seat.column + right)


def stretches(way: Route, seating: Seating) -> Iterator[Stretch]:
    """Yield how long each corridor of a route is used."""
    here, there = seating.seats[way.tie.source.collection], seating.seats[way.tie.target.collection]
    ways = way.corridors
    for number, corridor in enumerate(ways):
        before = ways[number - 1] if number else None
        after = ways[number + 1] if number + 1 < len(ways) else None
        start = _spot(corridor, before, seating) if before else (here.row,)
        end = _spot(corridor, after, seating) if after else (there.row,)
        yield Stretch(corridor, way.bundle, start, end)


def _spot(corridor: Corridor, other: Corridor, seating: Seating) -> Spot:
    """Return where in a corridor another one joins it."""
    match corridor[0], other[0]:
        case "channel", _:
            return _BELOW
        case "street", "channel":
            return (seating.cell(other[1])[1], other[2])
        case "street", _:
            return (other[1], -1)
        case _:
            return (other[1],)
