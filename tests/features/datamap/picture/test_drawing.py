"""Everything of a map stands in its picture once, nothing on top of something else, and always in the same place."""

from itertools import combinations

import pytest

from houvast.engines.datamap.fides import read_map
from houvast.engines.datamap.model import DataMap
from houvast.features.datamap.picture import sizes
from houvast.features.datamap.picture.drawing import Chip, Drawing, draw, rounded
from houvast.features.datamap.picture.gathering import gather
from houvast.features.datamap.picture.values import Pictured
from tests.features.datamap.picture.large import large_map

SIZES = [(10, 40), (3, 7), (1, 1), (5, 21), (2, 0)]


def pictured(systems: int, collections: int) -> Pictured:
    return gather(large_map(systems, collections), [], [])


def chips_of(drawing: Drawing) -> list[Chip]:
    return [chip for box in drawing.boxes for chip in box.chips]


@pytest.mark.parametrize(("systems", "collections"), SIZES)
def test_every_collection_and_reference_is_drawn_once(systems, collections):
    told = pictured(systems, collections)
    drawing = draw(told)
    assert [box.place for box in drawing.boxes] == list(told.places)
    assert [chip.holding for chip in chips_of(drawing)] == list(told.holdings.values())
    assert [chip.number for chip in chips_of(drawing)] == list(range(len(told.holdings)))
    assert [line.tie for line in drawing.lines] == list(told.ties)
    assert len(set(told.ties)) == len(told.ties)


@pytest.mark.parametrize(("systems", "collections"), SIZES)
def test_nothing_overlaps_and_all_is_on_the_paper(systems, collections):
    drawing = draw(pictured(systems, collections))
    boxes = [(box.x, box.y, box.width, box.height) for box in drawing.boxes]
    chips = [(chip.x, chip.y, chip.width, sizes.CHIP_HEIGHT) for chip in chips_of(drawing)]
    for same in (boxes, chips):
        assert not any(overlap(one, other) for one, other in combinations(same, 2))
    for box in drawing.boxes:
        for chip in box.chips:
            assert box.x <= chip.x
            assert chip.x + chip.width <= box.x + box.width
            assert box.y + sizes.HEAD <= chip.y
            assert chip.y + sizes.CHIP_HEIGHT <= box.y + box.height
    corners = [(x + w, y + h) for x, y, w, h in boxes] + [point for line in drawing.lines for point in line.points]
    assert all(0 <= x <= drawing.width and 0 <= y <= drawing.height for x, y in corners)


def test_lines_are_level_or_upright_and_cross_no_word():
    drawing = draw(pictured(10, 40))
    words = [(chip.x, chip.y, chip.width, sizes.CHIP_HEIGHT) for chip in chips_of(drawing)]
    words += [(box.x, box.y, box.width, sizes.HEAD) for box in drawing.boxes]
    pieces = {piece for line in drawing.lines for piece in zip(line.points, line.points[1:], strict=False)}
    assert all(a[0] == b[0] or a[1] == b[1] for a, b in pieces)
    assert [(piece, word) for piece in pieces for word in words if crosses(piece, word)] == []


def test_a_line_starts_and_ends_at_its_collections():
    drawing = draw(pictured(10, 40))
    chips = chips_of(drawing)
    for line in drawing.lines:
        for number, of, end in (
            (line.source, line.tie.source, line.points[0]),
            (line.target, line.tie.target, line.points[-1]),
        ):
            chip = chips[number]
            assert chip.holding.id == of.collection
            assert end[0] in (chip.x, chip.x + chip.width)
            assert chip.y < end[1] < chip.y + sizes.CHIP_HEIGHT


def test_lines_that_lead_elsewhere_do_not_run_on_top_of_each_other():
    drawing = draw(pictured(3, 7))
    lanes: dict[int, list[tuple[int, int, object]]] = {}
    for line in drawing.lines:
        for (x, y), (to_x, to_y) in zip(line.points, line.points[1:], strict=False):
            if x == to_x and y != to_y:
                lanes.setdefault(x, []).append((min(y, to_y), max(y, to_y), line.tie.target))
    for pieces in lanes.values():
        for one, other in combinations(pieces, 2):
            assert one[2] == other[2] or one[1] < other[0] or other[1] < one[0]


def test_the_same_map_gives_the_same_picture():
    assert draw(pictured(10, 40)) == draw(pictured(10, 40))


def test_a_large_map_seen_as_a_whole_keeps_over_a_third_of_its_size():
    drawing = draw(pictured(10, 40))
    assert min(sizes.SEEN_WIDTH / drawing.width, sizes.SEEN_HEIGHT / drawing.height) > 0.35


def test_nothing_gives_an_empty_picture():
    drawing = draw(gather(DataMap(()), [], []))
    assert (drawing.boxes, drawing.lines) == ((), ())
    assert drawing.width > 0
    assert drawing.height > 0


def test_a_row_that_refers_to_its_own_collection_gets_a_loop():
    text = """
dataset:
  - fides_key: crm
    collections:
      - name: customer
        fields:
          - {name: id}
          - {name: parent, fides_meta: {references: [{dataset: crm, field: customer.id, direction: to}]}}
"""
    (line,) = draw(gather(read_map(text), [], [])).lines
    assert line.source == line.target
    assert line.points[0][1] != line.points[-1][1]


def test_corners_are_round():
    assert rounded([(0, 0), (10, 0), (10, 10)]) == "M0 0L6 0Q10 0 10 4L10 10"
    assert rounded([(0, 0), (0, 0), (10, 0)]) == "M0 0L0 0Q0 0 4 0L10 0"


def overlap(one: tuple[int, ...], other: tuple[int, ...]) -> bool:
    return (
        one[0] < other[0] + other[2]
        and other[0] < one[0] + one[2]
        and one[1] < other[1] + other[3]
        and other[1] < one[1] + one[3]
    )


def crosses(piece: tuple[tuple[int, int], ...], word: tuple[int, ...]) -> bool:
    (x, y), (to_x, to_y) = piece
    return overlap((min(x, to_x), min(y, to_y), abs(x - to_x), abs(y - to_y)), word)
