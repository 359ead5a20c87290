"""Scanning Arrow batches: from text to findings without a Python object per note where the kernel runs."""

from array import array
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Final

from houvast.engines.scanner.deciding import finding
from houvast.engines.scanner.model import Finding
from houvast.engines.scanner.scanning import Masks, Scanner, at_hand

_SPEAKER, _QUOTED = 3, 4
_FLAGS = 8  # how many values flags can have
COLUMNS: Final = ("row", "id", "category", "start", "end", "severity", "confidence", "rule", "ruleset")


@dataclass(frozen=True, slots=True)
class Found:
    """The findings of many notes as Arrow arrays of one length, in the order of notes and text.

    `row` counts notes from 0, `start` and `end` count code points, `kind` is the place in `kinds` of all that findings
    of one rule have in common: findings whose positions mean nothing.
    """

    row: Any  # uint32
    start: Any  # uint32
    end: Any  # uint32
    kind: Any  # int32
    kinds: list[Finding]

    def __len__(self) -> int:
        return len(self.row)

    def of_kinds(self, values: list[object], kind: Any) -> Any:
        """Return for each finding the value at the place of its kind, as an Arrow array of a type."""
        import pyarrow as pa  # noqa: PLC0415 (slow to load, and pages never need it)

        return pa.array(values, kind).take(self.kind)

    def only(self, wanted: Callable[[Finding], bool]) -> "Found":
        """Return those of the kinds that are wanted."""
        import pyarrow as pa  # noqa: PLC0415 (as above)

        keep = [wanted(one) for one in self.kinds]
        if all(keep):
            return self
        mask = self.of_kinds(list(keep), pa.bool_())
        columns = [column.filter(mask) for column in (self.row, self.start, self.end, self.kind)]
        return Found(columns[0], columns[1], columns[2], columns[3], self.kinds)


def scan_batch(batch: Any, masks: Masks = ()) -> Any:
    """Scan the notes of a RecordBatch with the columns `id` (any type) and `text`, and return their findings as one.

    The columns are those of `schema`: a row for each finding, in the order of the notes; a note without text has none.
    It depends on nothing but the batch, the masks of customer numbers and the rules, so it may be sent to any number
    of machines.

    :raises NotScanned: a note is too large.
    :raises BadMasks: the masks are too many, too long, or hold what no number has.
    """
    import pyarrow as pa  # noqa: PLC0415 (as above)

    found = find(batch.column("text"), masks=masks)
    ids, kinds = batch.column("id"), found.kinds
    columns = [
        found.row,
        ids.take(found.row),
        found.of_kinds([one.category for one in kinds], pa.string()),
        found.start,
        found.end,
        found.of_kinds([one.severity for one in kinds], pa.int8()),
        found.of_kinds([one.confidence for one in kinds], pa.float32()),
        found.of_kinds([one.rule for one in kinds], pa.string()),
        found.of_kinds([one.ruleset for one in kinds], pa.string()),
    ]
    return pa.record_batch(columns, schema=schema(ids.type))


def schema(of_id: Any) -> Any:
    """Return the schema of findings of notes whose `id` has an Arrow type."""
    import pyarrow as pa  # noqa: PLC0415 (as above)

    number = pa.uint32()
    types = (number, of_id, pa.string(), number, number, pa.int8(), pa.float32(), pa.string(), pa.string())
    return pa.schema(list(zip(COLUMNS, types, strict=True)))


def find(texts: Any, by: Scanner | None = None, masks: Masks = ()) -> Found:
    """Return what should not stand in an Arrow array of texts (any string type; null is a note without text).

    :raises NotScanned: a note is too large.
    :raises BadMasks: the masks are too many, too long, or hold what no number has.
    """
    import pyarrow as pa  # noqa: PLC0415 (as above)

    scanner = by or at_hand()
    data, bounds = _buffers(texts) if len(texts) else (b"", array("q", [0]))
    columns = scanner.scan_batch(data, bounds, masks)
    codes = array("I", [group * _FLAGS + flags for group, flags in zip(columns.group, columns.flags, strict=True)])
    coded = _arrow(codes).dictionary_encode()
    kinds = [_kind(scanner, *divmod(code, _FLAGS)) for code in coded.dictionary.to_pylist()]
    places = (_arrow(columns.note), _arrow(columns.start), _arrow(columns.end))
    return Found(*places, coded.indices.cast(pa.int32()), kinds)


def _arrow(values: "array[int]") -> Any:
    import pyarrow as pa  # noqa: PLC0415 (as above)

    return pa.Array.from_buffers(pa.uint32(), len(values), [None, pa.py_buffer(values)])


def _kind(scanner: Scanner, group: int, flags: int) -> Finding:
    """Return what findings of a group, found in the same circumstances, have in common."""
    head = scanner.groups[group]
    return finding(head, 0, 0, scanner.version, speaker=flags & _SPEAKER, quoted=bool(flags & _QUOTED))


def _buffers(texts: Any) -> tuple[memoryview, memoryview]:
    """Return the bytes and the bounds of an Arrow array of at least one text, as they lie in memory."""
    import pyarrow as pa  # noqa: PLC0415 (as above)
    import pyarrow.compute as pc  # noqa: PLC0415 (as above)

    if not pa.types.is_string(texts.type) and not pa.types.is_large_string(texts.type):
        texts = texts.cast(pa.large_string())
    if texts.null_count:
        texts = pc.fill_null(texts, "")
    _, offsets, data = texts.buffers()
    bounds = memoryview(offsets).cast("B").cast("i" if pa.types.is_string(texts.type) else "q")
    return memoryview(data or b""), bounds[texts.offset : texts.offset + len(texts) + 1]
