"""Lines that run beside each other: each gets a lane of its own, as long as it needs one."""

from collections import defaultdict
from collections.abc import Hashable, Iterable
from dataclasses import dataclass
from typing import TypeAlias

Spot: TypeAlias = tuple[int, ...]
"""Where along a corridor something is, in an order; no measure."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """A piece of a line in a corridor; pieces of the same `bundle` lie on top of each other."""

    corridor: Hashable
    bundle: Hashable
    start: Spot
    end: Spot


@dataclass(frozen=True, slots=True)
class Lanes:
    """The lane (from 0) of each bundle in each corridor, and how many lanes each corridor has."""

    lane: dict[tuple[Hashable, Hashable], int]
    count: dict[Hashable, int]


def share_out(stretches: Iterable[Stretch]) -> Lanes:
    """Give every bundle the first lane of its corridor that is free over its whole length."""
    corridors: dict[Hashable, dict[Hashable, tuple[Spot, Spot]]] = defaultdict(dict)
    for one in stretches:
        low, high = min(one.start, one.end), max(one.start, one.end)
        here = corridors[one.corridor]
        before = here.get(one.bundle, (low, high))
        here[one.bundle] = (min(low, before[0]), max(high, before[1]))
    lanes = Lanes({}, {})
    for corridor, bundles in corridors.items():
        ends: list[Spot] = []
        for bundle, (low, high) in sorted(bundles.items(), key=lambda item: (item[1], repr(item[0]))):
            free = next((number for number, end in enumerate(ends) if end < low), len(ends))
            ends[free : free + 1] = [high]
            lanes.lane[corridor, bundle] = free
        lanes.count[corridor] = len(ends)
    return lanes
