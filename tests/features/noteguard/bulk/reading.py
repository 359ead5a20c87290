"""Reading a source as a scan does."""

from pathlib import Path

from houvast.features.noteguard.bulk.sources.opening import opened
from houvast.features.noteguard.contracts.scans import Asked, Skipped

Row = tuple[str, str | None]


def read(path: Path, asked: Asked | None = None, *, form: str = "") -> tuple[list[Row], list[Skipped]]:
    """Give the rows of a file as ids and texts (None: not read), and what was skipped."""
    rows, skipped = list[Row](), list[Skipped]()
    wanted = asked or Asked()
    with opened(str(path), wanted, form=form) as source:
        for _, block in source.blocks(wanted):
            batch = block.read(wanted)
            assert len(batch.ids) == len(batch.texts) == block.count or any(not row.read for row in batch.skipped)
            rows += list(zip(batch.ids.to_pylist(), batch.texts.to_pylist(), strict=True))
            skipped += batch.skipped
    return rows, skipped
