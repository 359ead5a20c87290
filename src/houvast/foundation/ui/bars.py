"""The geometry of a stacked bar."""

from collections.abc import Sequence
from dataclasses import dataclass

from houvast.foundation.ui.contracts import BarRow, Series, Text, Tone


class UnevenBar(ValueError):
    """A row with more or fewer counts than there are series."""


@dataclass(frozen=True, slots=True)
class Segment:
    """One part of a bar; `start` and `width` are percentages of the whole drawing, ready for an SVG attribute."""

    tone: Tone
    start: str
    width: str


@dataclass(frozen=True, slots=True)
class DrawnRow:
    """A row with its bar."""

    label: Text
    url: str
    counts: tuple[int, ...]
    segments: tuple[Segment, ...]


def lay_out(rows: Sequence[BarRow], series: Sequence[Series]) -> list[DrawnRow]:
    """Draw every row on one scale: the largest row fills the width.

    :raises UnevenBar: when a row has not one count for each series.
    """
    for row in rows:
        if len(row.counts) != len(series):
            raise UnevenBar(f"a row has {len(row.counts)} counts for {len(series)} series; give one count for each")
    largest = max((sum(row.counts) for row in rows), default=0) or 1
    tones = [one.tone for one in series]
    return [DrawnRow(row.label, row.url, tuple(row.counts), _segments(row.counts, tones, largest)) for row in rows]


def _segments(counts: Sequence[int], tones: Sequence[Tone], largest: int) -> tuple[Segment, ...]:
    start = 0
    drawn = []
    for count, tone in zip(counts, tones, strict=True):
        if count:
            drawn.append(Segment(tone, f"{start * 100 / largest:.2f}%", f"{count * 100 / largest:.2f}%"))
        start += count
    return tuple(drawn)
