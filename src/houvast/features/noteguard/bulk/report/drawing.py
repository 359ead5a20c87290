"""Pictures of a report as SVG: bars of counts, and shares with their interval. Colours come from the page."""

from collections.abc import Sequence
from html import escape

from houvast.features.noteguard.bulk.report.figures import Share

_ROW, _LABEL, _WIDTH, _VALUE = 26, 220, 720, 110
_COLUMNS_HIGH, _FOOT = 180, 30
Bar = tuple[str, int, str, str]  # label, count, as it is written, class


def bars(title: str, rows: Sequence[Bar]) -> str:
    """Draw a bar for each count, longest first as given."""
    most = max((count for _, count, _, _ in rows), default=0) or 1
    room = _WIDTH - _LABEL - _VALUE
    parts = []
    for at, (label, count, written, kind) in enumerate(rows):
        y, width = at * _ROW, max(1.5, room * count / most)
        parts.append(_label(label, y))
        parts.append(f'<rect class="{kind}" x="{_LABEL}" y="{y + 4}" width="{width:.1f}" height="16" rx="2"/>')
        parts.append(f'<text class="value" x="{_LABEL + width + 8:.1f}" y="{y + 17}">{escape(written)}</text>')
    return _svg(title, len(rows) * _ROW, "".join(parts))


def shares(title: str, rows: Sequence[tuple[str, Share, str]]) -> str:
    """Draw a bar for each share, with a line from its lower to its upper bound."""
    most = max((share.high for _, share, _ in rows), default=0.0) or 1.0
    room = _WIDTH - _LABEL - _VALUE
    parts = []
    for at, (label, share, written) in enumerate(rows):
        y = at * _ROW
        low, high = _LABEL + room * share.low / most, _LABEL + room * share.high / most
        parts.append(_label(label, y))
        parts.append(
            f'<rect class="share" x="{_LABEL}" y="{y + 4}" width="{max(1.5, room * share.share / most):.1f}" '
            f'height="16" rx="2"/><path class="whisker" d="M{low:.1f} {y + 12}H{high:.1f}M{low:.1f} {y + 8}v8'
            f'M{high:.1f} {y + 8}v8"/>'
        )
        parts.append(f'<text class="value" x="{_WIDTH - _VALUE + 12}" y="{y + 17}">{escape(written)}</text>')
    return _svg(title, len(rows) * _ROW, "".join(parts))


def columns(title: str, rows: Sequence[tuple[str, Share, str]]) -> str:
    """Draw a column for each month; the names of months stand as far apart as they need."""
    most = max((share.high for _, share, _ in rows), default=0.0) or 1.0
    step = _WIDTH / max(len(rows), 1)
    every = max(1, round(64 / step + 0.49))
    parts = []
    for at, (label, share, written) in enumerate(rows):
        width, x = min(step * 0.7, 48), step * (at + 0.5)
        top, low, high = (_COLUMNS_HIGH * (1 - value / most) for value in (share.share, share.low, share.high))
        parts.append(
            f'<g><title>{escape(label)}: {escape(written)}</title><rect class="share" x="{x - width / 2:.1f}" '
            f'y="{top:.1f}" width="{width:.1f}" height="{_COLUMNS_HIGH - top:.1f}"/>'
            f'<path class="whisker" d="M{x:.1f} {low:.1f}V{high:.1f}"/></g>'
        )
        if at % every == 0:
            parts.append(f'<text class="month" x="{x:.1f}" y="{_COLUMNS_HIGH + 20}">{escape(label)}</text>')
    parts.append(f'<path class="floor" d="M0 {_COLUMNS_HIGH}H{_WIDTH}"/>')
    return _svg(title, _COLUMNS_HIGH + _FOOT, "".join(parts))


def _label(label: str, y: int) -> str:
    short = label if len(label) <= 28 else f"{label[:27]}…"
    return f'<text x="{_LABEL - 10}" y="{y + 17}" class="label"><title>{escape(label)}</title>{escape(short)}</text>'


def _svg(title: str, height: int, inside: str) -> str:
    return (
        f'<svg viewBox="0 0 {_WIDTH} {height}" role="img" aria-label="{escape(title)}" '
        f'xmlns="http://www.w3.org/2000/svg">{inside}</svg>'
    )
