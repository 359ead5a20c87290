"""What one process does with one block: read it, scan it, count, and make of it what will be written."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Any

from houvast.engines.scanner.batches import Found, find
from houvast.engines.scanner.model import Finding
from houvast.features.noteguard.bulk.blocks import Batch, Block
from houvast.features.noteguard.bulk.counting import counted
from houvast.features.noteguard.bulk.writing import lines, rows, sheet
from houvast.features.noteguard.contracts.scans import Asked, Skipped, Total


@dataclass(frozen=True, slots=True)
class Done:
    """What came of a block: what to write, what was skipped, what was counted."""

    made: Any  # bytes, or an Arrow batch
    skipped: tuple[Skipped, ...]
    total: Total
    rows: int


def _nothing(_batch: Batch, _found: Found) -> bytes:
    return b""


FORMS: dict[str, Callable[[Batch, Found], Any]] = {
    "jsonl": lines, "csv": sheet, "parquet": rows, "table": _nothing, "html": _nothing,
}  # fmt: skip


def work(block: Block, asked: Asked, form: str) -> Done:
    """Scan a block and make of it what an output of a form needs."""
    batch = block.read(asked)
    found = find(batch.texts, masks=asked.masks).only(partial(_wanted, asked))
    return Done(FORMS[form](batch, found), batch.skipped, counted(batch, found), block.count)


def _wanted(asked: Asked, kind: Finding) -> bool:
    return asked.wanted(kind.category, kind.severity, kind.confidence)
