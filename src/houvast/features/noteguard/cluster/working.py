"""What a worker of the cluster does with a batch of notes: findings without the text, and what is counted.

It runs on machines that have Python and pyarrow and what `shipping` sends them: no Django, no database.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any, Final

import pyarrow as pa
import pyarrow.compute as pc

from houvast.engines.scanner.batches import scan_batch
from houvast.engines.scanner.batches import schema as engine_schema
from houvast.engines.scanner.model import SENSITIVE

NOTE: Final = ("id", "text", "team", "month", "broken")  # what a batch of notes holds
TALLY: Final = ("team", "month", "category", "rule", "notes", "flagged", "sensitive", "broken", "findings")
_NUMBERS: Final = ("notes", "flagged", "sensitive", "broken")


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which findings to give; it travels to the workers."""

    categories: tuple[str, ...] = ()  # empty: all
    least_severity: int = 0
    least_confidence: float = 0.0
    masks: tuple[str, ...] = ()  # customer numbers


def worked(batch: Any, wanted: Wanted) -> tuple[Any, Any]:
    """Return the findings in a batch of notes (`NOTE`), as `scan_batch` gives them, and its tally (`TALLY`)."""
    found = chosen(scan_batch(batch.select(["id", "text"]), wanted.masks), wanted)
    return found, tally(batch, found)


def chosen(found: Any, wanted: Wanted) -> Any:
    """Return the findings that are wanted."""
    keep = pc.greater_equal(found["severity"], pa.scalar(wanted.least_severity, pa.int8()))
    if wanted.least_confidence:
        # What stands in 32 bits is compared in 32 bits: 0.9 is at least 0.9.
        keep = pc.and_(keep, pc.greater_equal(found["confidence"], pa.scalar(wanted.least_confidence, pa.float32())))
    if wanted.categories:
        keep = pc.and_(keep, pc.is_in(found["category"], pa.array(wanted.categories)))
    return found.filter(keep)


def tally(batch: Any, found: Any) -> Any:
    """Count notes by team and month (`category` is then empty), and findings by team, month, category and rule."""
    rows = pa.array(range(batch.num_rows), pa.uint32())
    sensitive = found["row"].filter(pc.is_in(found["category"], pa.array(SENSITIVE)))
    notes = pa.table({
        "team": batch["team"], "month": batch["month"], "notes": pc.cast(pc.invert(batch["broken"]), pa.int64()),
        "flagged": pc.cast(pc.is_in(rows, found["row"]), pa.int64()),
        "sensitive": pc.cast(pc.is_in(rows, sensitive), pa.int64()),
        "broken": pc.cast(batch["broken"], pa.int64()),
    })  # fmt: skip
    seen = notes.group_by(["team", "month"]).aggregate([(name, "sum") for name in _NUMBERS])
    found_by = pa.table({
        "team": batch["team"].take(found["row"]), "month": batch["month"].take(found["row"]),
        "category": found["category"], "rule": found["rule"],
    })  # fmt: skip
    by = found_by.group_by(["team", "month", "category", "rule"]).aggregate([([], "count_all")])
    lines = [{**line, **{name: line[f"{name}_sum"] for name in _NUMBERS}} for line in seen.to_pylist()]
    lines += [{**line, "findings": line["count_all"]} for line in by.to_pylist()]
    return pa.RecordBatch.from_pylist(lines, schema=tally_schema())


def tally_schema() -> Any:
    """Return the Arrow schema of a tally."""
    return pa.schema([(name, pa.string() if name in TALLY[:4] else pa.int64()) for name in TALLY])


def packed(batch: Any, wanted: Wanted, *, findings: bool) -> Any:
    """Return one row with the findings and the tally of a batch, each as an Arrow stream: cheap to carry and unpack."""
    found, counted = worked(batch, wanted)
    row = [as_stream(found) if findings else b"", as_stream(counted)]
    return pa.RecordBatch.from_arrays([pa.array([cell], pa.binary()) for cell in row], names=["found", "tally"])


def flat(batch: Any, wanted: Wanted) -> Iterator[Any]:
    """Give the findings as rows that Spark can write, and one row more with nothing but the tally."""
    found, counted = worked(batch, wanted)
    fields = [(f.name, pa.int32() if f.type == pa.uint32() else f.type) for f in engine_schema(batch["id"].type)]
    schema = pa.schema([*fields, ("tally", pa.binary())])
    columns = [found[name].cast(kind) for name, kind in fields]
    yield pa.RecordBatch.from_arrays([*columns, pa.nulls(found.num_rows, pa.binary())], schema=schema)
    nothing = [pa.nulls(1, kind) for _, kind in fields]
    yield pa.RecordBatch.from_arrays([*nothing, pa.array([as_stream(counted)], pa.binary())], schema=schema)


def as_stream(batch: Any) -> bytes:
    """Return a batch as bytes."""
    sink = pa.BufferOutputStream()
    with pa.ipc.new_stream(sink, batch.schema) as stream:
        stream.write_batch(batch)
    return bytes(sink.getvalue())


def from_stream(content: bytes) -> Any:
    """Return the table that `as_stream` made bytes of."""
    with pa.ipc.open_stream(content) as stream:
        return stream.read_all()


def task(
    folder: str, form: str, wanted: tuple[tuple[str, ...], int, float, tuple[str, ...]]
) -> Callable[[Iterator[Any]], Iterator[Any]]:
    """Return what each worker does with its batches; `form` is packed, counts or flat.

    The function inside is sent by value, so it imports what it needs where it runs: from the archive `folder` that
    was shipped, whatever else the worker has.
    """

    def work(batches: Iterator[Any]) -> Iterator[Any]:
        import sys  # noqa: PLC0415 (on the worker)
        from pathlib import Path  # noqa: PLC0415 (on the worker)

        from pyspark import SparkFiles  # noqa: PLC0415 (on the worker)

        place = str(Path(SparkFiles.getRootDirectory()) / folder)
        if place not in sys.path:
            sys.path.insert(0, place)
        from houvast.features.noteguard.cluster import working  # noqa: PLC0415 (what was shipped)

        asked = working.Wanted(*wanted)
        for batch in batches:
            if form == "flat":
                yield from working.flat(batch, asked)
            else:
                yield working.packed(batch, asked, findings=form == "packed")

    return work
