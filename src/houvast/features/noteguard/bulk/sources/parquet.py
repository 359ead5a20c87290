"""Notes in Parquet."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import IO, Any

from houvast.features.noteguard.bulk.sources.csv import RowsBlock
from houvast.features.noteguard.bulk.sources.text import month_of
from houvast.features.noteguard.contracts import Asked, BadSource, Block, Note, Skipped

ROWS_IN_A_BLOCK = 4_000


@dataclass(slots=True)
class Parquet:
    """A Parquet file."""

    stream: IO[bytes]
    size: int = 0

    def blocks(self, asked: Asked) -> Iterator[tuple[int, Block]]:
        """Give the rows in blocks."""
        import pyarrow as pa  # noqa: PLC0415 (slow to load)
        import pyarrow.parquet as pq  # noqa: PLC0415 (slow to load)

        try:
            file = pq.ParquetFile(self.stream)
        except pa.ArrowInvalid:
            raise BadSource("is no Parquet file: check what was given") from None
        names = file.schema_arrow.names
        for name in (asked.text_field, asked.group_field, asked.time_field):
            if name and name not in names:
                raise BadSource(f"no column '{name}' (columns: {', '.join(names)[:200]}): name it with --text-field")
        wanted = [name for name in dict.fromkeys(_named(asked)) if name in names]
        self.size = file.metadata.num_rows
        done = 0
        for batch in file.iter_batches(batch_size=ROWS_IN_A_BLOCK, columns=wanted):
            yield done + batch.num_rows, RowsBlock(list(_rows(batch, asked, done)))
            done += batch.num_rows


def _named(asked: Asked) -> list[str]:
    return [name for name in (asked.id_field, asked.text_field, asked.group_field, asked.time_field) if name]


def _rows(batch: Any, asked: Asked, before: int) -> Iterator[Note | Skipped]:
    texts = batch.column(asked.text_field).to_pylist()
    ids = _column(batch, asked.id_field)
    groups, times = _column(batch, asked.group_field), _column(batch, asked.time_field)
    for at, text in enumerate(texts):
        if not isinstance(text, str | None):
            yield Skipped(f"row {before + at + 1}", f"column '{asked.text_field}' is no text")
            continue
        key = json.dumps(ids[at], ensure_ascii=False, default=str) if ids else str(before + at + 1)
        group = str(groups[at] or "") if groups else ""
        yield Note(key, text or "", group, month_of(times[at]) if times else "")


def _column(batch: Any, name: str) -> list[Any]:
    return batch.column(name).to_pylist() if name and name in batch.schema.names else []
