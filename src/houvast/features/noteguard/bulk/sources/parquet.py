"""Notes in Parquet."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import IO, Any

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from houvast.features.noteguard.bulk.batching import groups_of, ids_of, months_of, numbered, strings
from houvast.features.noteguard.bulk.blocks import Batch, Block
from houvast.features.noteguard.bulk.sources.csv import check_columns
from houvast.features.noteguard.bulk.sources.rows import BatchBlock, RowsBlock
from houvast.features.noteguard.contracts.scans import Asked, BadSource, Skipped

ROWS_IN_A_BLOCK = 4_000


@dataclass(slots=True)
class Parquet:
    """A Parquet file."""

    stream: IO[bytes]
    size: int = 0

    def blocks(self, asked: Asked) -> Iterator[tuple[int, Block]]:
        """Give the rows in blocks; what is damaged ends the file, and is told."""
        file = _opened(self.stream, asked)
        names = file.schema_arrow.names
        wanted = [name for name in dict.fromkeys(_named(asked)) if name in names]
        self.size, done = file.metadata.num_rows, 0
        batches = file.iter_batches(batch_size=ROWS_IN_A_BLOCK, columns=wanted)
        while True:
            try:
                batch = next(batches)
            except StopIteration:
                return
            except (pa.ArrowException, OSError):
                yield done, RowsBlock((Skipped(f"rows from {done + 1}", "are damaged; what came before was read"),))
                return
            yield done + batch.num_rows, BatchBlock(_read(batch, asked, done))
            done += batch.num_rows


def _opened(stream: IO[bytes], asked: Asked) -> Any:
    try:
        file = pq.ParquetFile(stream)
    except (pa.ArrowException, OSError):
        raise BadSource("is no Parquet file: check what was given") from None
    check_columns(file.schema_arrow.names, asked)
    kind = file.schema_arrow.field(asked.text_field).type
    kind = kind.value_type if pa.types.is_dictionary(kind) else kind
    if not any(test(kind) for test in (pa.types.is_string, pa.types.is_large_string, pa.types.is_null)):
        raise BadSource(f"column '{asked.text_field}' holds {kind}, no text: name the text's column with --text-field")
    return file


def _named(asked: Asked) -> list[str]:
    return [name for name in (asked.id_field, asked.text_field, asked.group_field, asked.time_field) if name]


def _read(batch: Any, asked: Asked, before: int) -> Batch:
    texts, skipped = _texts(batch.column(asked.text_field), before)
    known = asked.id_field in batch.schema.names
    return Batch(
        ids_of(batch.column(asked.id_field) if known else numbered(before + 1, batch.num_rows)),
        texts,
        groups_of(batch.column(asked.group_field)) if asked.group_field else None,
        months_of(batch.column(asked.time_field)) if asked.time_field else None,
        skipped,
    )


def _texts(column: Any, before: int) -> tuple[Any, tuple[Skipped, ...]]:
    """Return texts; bytes that are no text are replaced, and told."""
    texts = pc.fill_null(column.cast(pa.large_string()), "")
    try:
        texts.validate(full=True)
    except pa.ArrowInvalid:
        raw = texts.cast(pa.large_binary()).to_pylist()
        read = [one.decode("utf-8", "replace") for one in raw]
        why = "holds characters that are no text; read with replacement characters"
        wrong = [at for at, one in enumerate(raw) if one != read[at].encode()]
        return strings(read), tuple(Skipped(f"row {before + at + 1}", why, read=True) for at in wrong)
    return texts, ()
