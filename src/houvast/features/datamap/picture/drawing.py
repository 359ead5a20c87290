"""Where everything stands, in pixels: a pure function of what the picture tells."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import accumulate

from houvast.engines.datamap.model import CollectionId
from houvast.features.datamap.picture import sizes
from houvast.features.datamap.picture.lanes import Lanes, share_out
from houvast.features.datamap.picture.routes import Corridor, Route, route, stretches
from houvast.features.datamap.picture.seating import Seat, Seating, seat
from houvast.features.datamap.picture.values import Holding, Party, Pictured, Place, Tie


@dataclass(frozen=True, slots=True)
class Mark:
    """The letter of an organisation."""

    x: int
    party: Party


@dataclass(frozen=True, slots=True)
class Chip:
    """A collection: `text` is its name as far as it fits, `more` how many organisations have no mark here.

    Marks stand at an x counted from the collection's own corner.
    """

    holding: Holding
    number: int
    x: int
    y: int
    width: int
    text: str
    marks: tuple[Mark, ...]
    more: int
    more_x: int


@dataclass(frozen=True, slots=True)
class Box:
    """A system."""

    place: Place
    x: int
    y: int
    width: int
    height: int
    title: str
    chips: tuple[Chip, ...]

    @property
    def middle(self) -> tuple[int, int]:
        """Return its middle, where its name stands when all is seen from far."""
        return self.x + self.width // 2, self.y + self.height // 2


@dataclass(frozen=True, slots=True)
class Line:
    """A reference, as the path that it takes; `source` and `target` are the numbers of its chips."""

    tie: Tie
    source: int
    target: int
    points: tuple[tuple[int, int], ...]

    @property
    def path(self) -> str:
        """Return the path as SVG writes it, its corners rounded."""
        return rounded(self.points)


@dataclass(frozen=True, slots=True)
class Drawing:
    """The whole picture."""

    width: int
    height: int
    boxes: tuple[Box, ...]
    lines: tuple[Line, ...]


def draw(pictured: Pictured) -> Drawing:
    """Set every system, collection and reference on paper; the same map always gives the same picture."""
    seating = seat(pictured.places)
    routes = [route(tie, seating) for tie in pictured.ties]
    lanes = share_out(stretch for way in routes for stretch in stretches(way, seating))
    ground = _Ground(pictured.places, seating, lanes)
    numbers = {of: number for number, of in enumerate(seating.seats)}
    boxes = tuple(_box(number, place, ground, numbers) for number, place in enumerate(pictured.places))
    return Drawing(ground.width, ground.height, boxes, tuple(_line(way, ground, numbers) for way in routes))


class _Ground:
    """The measures of one drawing."""

    def __init__(self, places: Sequence[Place], seating: Seating, lanes: Lanes) -> None:
        self.seating, self.lanes = seating, lanes
        count = lanes.count
        self.channels = [
            [sizes.corridor(count.get(("channel", box, number), 0)) for number in range(columns + 1)]
            for box, columns in enumerate(seating.columns)
        ]
        self.widths = [max(sizes.NARROWEST, sum(one) + (len(one) - 1) * seating.chip) for one in self.channels]
        self.heights = [sizes.HEAD + sizes.FOOT + max(1, rows) * sizes.PITCH for rows in seating.rows]
        across = seating.across
        deep = range(0, len(places), across)
        columns = [max(self.widths[start::across], default=0) for start in range(across)]
        avenues = [sizes.corridor(count.get(("avenue", number, 0), 0)) for number in range(across + 1)]
        streets = [sizes.corridor(count.get(("street", number, 0), 0)) for number in range(len(deep))]
        rows = [max(self.heights[start : start + across]) for start in deep]
        self.avenues = [0, *accumulate(a + c for a, c in zip(avenues, columns, strict=False))]
        self.columns = [at + avenue for at, avenue in zip(self.avenues, avenues, strict=True)]
        self.rows = [sizes.ROOM // 2, *(sizes.ROOM // 2 + at for at in accumulate(map(sum, zip(rows, streets))))]  # noqa: B905
        self.streets = [at + row for at, row in zip(self.rows, rows, strict=False)]
        self.width, self.height = self.columns[-1], self.rows[-1]

    def corner(self, box: int) -> tuple[int, int]:
        """Return where a box begins."""
        row, column = self.seating.cell(box)
        return self.columns[column], self.rows[row]

    def chip(self, at: Seat) -> tuple[int, int]:
        """Return where a collection begins."""
        x, y = self.corner(at.box)
        before = sum(self.channels[at.box][: at.column + 1]) + at.column * self.seating.chip
        return x + before, y + sizes.HEAD + at.row * sizes.PITCH

    def along(self, way: Route, corridor: Corridor) -> int:
        """Return where across a corridor the lane of a route lies: an x, or the y of a street."""
        kind, number, channel = corridor
        lane = self.lanes.lane[corridor, way.bundle]
        if kind == "street":
            return sizes.lane_at(self.streets[number], lane)
        if kind == "avenue":
            return sizes.lane_at(self.avenues[number], lane)
        start = self.corner(number)[0] + sum(self.channels[number][:channel]) + channel * self.seating.chip
        return sizes.lane_at(start, lane)


def _box(number: int, place: Place, ground: _Ground, numbers: dict[CollectionId, int]) -> Box:
    x, y = ground.corner(number)
    seats, wide = ground.seating.seats, ground.seating.chip
    chips = tuple(_chip(one, ground.chip(seats[one.id]), numbers[one.id], wide) for one in place.holdings)
    width = ground.widths[number]
    return Box(place, x, y, width, ground.heights[number], sizes.cut(place.name, width - 60, 8.6), chips)


def _chip(holding: Holding, at: tuple[int, int], number: int, width: int) -> Chip:
    shown = holding.whose if len(holding.whose) <= 2 else holding.whose[:1]
    more = len(holding.whose) - len(shown)
    right = width - 4 - (len(str(holding.found)) * 8 + 14 if holding.found else 0)
    right -= sizes.LETTER * len(shown) + (22 if more else 18 if holding.anyone and not shown else 0)
    x, y = at
    marks = tuple(Mark(right + place * sizes.LETTER, party) for place, party in enumerate(shown))
    text = sizes.cut(holding.label, right - 26)
    return Chip(holding, number, x, y, width, text, marks, more, right + sizes.LETTER * len(shown))


def _line(way: Route, ground: _Ground, numbers: dict[CollectionId, int]) -> Line:
    here, there = way.tie.source.collection, way.tie.target.collection
    start = _port(ground, ground.seating.seats[here], way.corridors[0], 5)
    end = _port(ground, ground.seating.seats[there], way.corridors[-1], -5)
    points = [start]
    for corridor in way.corridors:
        at = ground.along(way, corridor)
        points.append((points[-1][0], at) if corridor[0] == "street" else (at, points[-1][1]))
    points += [(points[-1][0], end[1]), end]
    return Line(way.tie, numbers[here], numbers[there], tuple(points))


def _port(ground: _Ground, at: Seat, corridor: Corridor, below: int) -> tuple[int, int]:
    """Return where a line leaves or meets a collection: references go out below the middle and come in above it."""
    x, y = ground.chip(at)
    right = corridor[2] > at.column
    return x + (ground.seating.chip if right else 0), y + sizes.CHIP_HEIGHT // 2 + below


def rounded(points: Iterable[tuple[int, int]]) -> str:
    """Write a line of level and upright pieces with round corners."""
    stops = list(points)
    parts = [f"M{stops[0][0]} {stops[0][1]}"]
    for before, corner, after in zip(stops, stops[1:], stops[2:], strict=False):
        near, far = _towards(corner, before), _towards(corner, after)
        parts.append(f"L{near[0]} {near[1]}Q{corner[0]} {corner[1]} {far[0]} {far[1]}")
    return "".join((*parts, f"L{stops[-1][0]} {stops[-1][1]}"))


def _towards(corner: tuple[int, int], other: tuple[int, int]) -> tuple[int, int]:
    dx, dy = other[0] - corner[0], other[1] - corner[1]
    size = min(sizes.ROUND, (abs(dx) + abs(dy)) // 2)
    return corner[0] + size * ((dx > 0) - (dx < 0)), corner[1] + size * ((dy > 0) - (dy < 0))
