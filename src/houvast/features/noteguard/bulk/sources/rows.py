"""Blocks that were read already, for sources that only one process can read."""

from dataclasses import dataclass

from houvast.features.noteguard.bulk.batching import batch_of
from houvast.features.noteguard.bulk.blocks import Batch, Note
from houvast.features.noteguard.contracts.scans import Asked, Skipped


@dataclass(frozen=True, slots=True)
class RowsBlock:
    """Rows: notes, or why a row was skipped."""

    rows: tuple[Note | Skipped, ...]

    @property
    def count(self) -> int:
        """The number of rows."""
        return len(self.rows)

    def read(self, asked: Asked) -> Batch:
        """Give the rows."""
        return batch_of(self.rows, asked)


@dataclass(frozen=True, slots=True)
class BatchBlock:
    """Rows as Arrow arrays."""

    batch: Batch

    @property
    def count(self) -> int:
        """The number of rows."""
        return len(self.batch.ids)

    def read(self, asked: Asked) -> Batch:  # noqa: ARG002 (they were picked while reading)
        """Give the rows."""
        return self.batch
