"""Measures of the picture, in pixels at its natural size."""

CHIP_WIDTH, CHIP_HEIGHT, PITCH = 176, 24, 28
WIDE_CHIP = 226
"""Where no box needs a second column."""
HEAD, FOOT = 50, 10
LANE = 5
ROOM = 20
"""What a corridor needs apart from its lanes, and about what one is wide in all."""
MOST_LANES = 16
"""Lines in one corridor beside each other; more than that share lanes again."""
MOST_ROWS = 20
NARROWEST = 250
SEEN_WIDTH, SEEN_HEIGHT = 960, 650
"""What is seen of the picture at once on a screen of 1280 by 800."""
LETTER = 17
ROUND = 4


def corridor(lanes: int) -> int:
    """Return how wide a corridor is for so many lanes."""
    return ROOM // 2 + LANE * max(1, min(lanes, MOST_LANES))


def lane_at(start: int, lane: int) -> int:
    """Return where in a corridor a lane lies."""
    return start + ROOM // 4 + LANE // 2 + LANE * (lane % MOST_LANES)


def cut(text: str, width: int, letter: float = 7.8) -> str:
    """Shorten a text to what about fits a width, at so many pixels a letter."""
    most = max(1, int(width / letter))
    return text if len(text) <= most else text[: most - 1].rstrip() + "…"
