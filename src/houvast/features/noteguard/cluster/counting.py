"""The tallies of batches as what a scan gives."""

from collections.abc import Mapping
from typing import Any

from houvast.features.noteguard.contracts import Total


def total_of(tally: Any) -> tuple[Total, int]:
    """Return what a tally (an Arrow table, see `working.tally`) comes to, and how many rows could not be read."""
    lines: list[Mapping[str, Any]] = tally.to_pylist()
    rows = [line for line in lines if line["category"] is None]
    total = Total(
        *(sum(line[name] for line in rows) for name in ("notes", "flagged", "sensitive")),
        by={(one["category"], one["team"], one["month"]): one["findings"] for one in lines if one["category"]},
        seen={(line["team"], line["month"]): line["notes"] for line in rows},
    )
    return total, sum(line["broken"] for line in rows)
