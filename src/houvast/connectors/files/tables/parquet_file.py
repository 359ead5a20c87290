"""Parquet, row group by row group: schema, metadata and compression stay."""

from collections.abc import Iterator
from typing import IO, Any

from houvast.connectors.files.documents import Broken
from houvast.connectors.files.tables.contract import CannotWrite, Decide, Gone, TableRow
from houvast.connectors.protocol import ValueType

_AT_A_TIME = 4096


class Parquet:
    """A Parquet file, through pyarrow."""

    loose = False

    def columns(self, file: IO[bytes]) -> dict[str, ValueType]:
        """Return the columns with their types."""
        return {field.name: _type(str(field.type)) for field in _open(file).schema_arrow}

    def rows(self, file: IO[bytes]) -> Iterator[TableRow]:
        """Yield the rows."""
        number = 0
        for batch in _open(file).iter_batches(batch_size=_AT_A_TIME):
            for values in batch.to_pylist():
                number += 1
                if any(value is not None for value in values.values()):
                    yield TableRow("", number, values)

    def rewrite(self, file: IO[bytes], target: IO[bytes], decide: Decide, *, keeps_place: bool) -> None:
        """Write the table anew."""
        import pyarrow as pa  # noqa: PLC0415  (slow to import)
        import pyarrow.parquet as pq  # noqa: PLC0415

        source, number = _open(file), 0
        how = _compression(source)
        try:
            with pq.ParquetWriter(target, source.schema_arrow, compression=how) as writer:
                for group in range(source.num_row_groups):
                    table = source.read_row_group(group)
                    writer.write_table(_edited(pa, table, number, decide, keeps_place), row_group_size=len(table) or 1)
                    number += len(table)
        except (pa.ArrowInvalid, pa.ArrowTypeError, OverflowError):
            raise CannotWrite("a new value does not fit its column") from None


def _edited(pa: Any, table: Any, number: int, decide: Decide, keeps_place: bool) -> Any:  # noqa: FBT001
    changed, gone = _decided(table, number, decide)
    if gone and keeps_place:
        if not all(field.nullable for field in table.schema):
            raise CannotWrite("a column takes no empty value; name the fields of the key in the map")
        for name in table.schema.names:
            changed.setdefault(name, {}).update(dict.fromkeys(gone))
    for name, values in changed.items():
        at = table.schema.get_field_index(name)
        column = [values.get(i, old) for i, old in enumerate(table.column(at).to_pylist())]
        table = table.set_column(at, table.schema.field(at), pa.array(column, table.schema.field(at).type))
    return table if keeps_place or not gone else table.filter(pa.array([i not in gone for i in range(len(table))]))


def _decided(table: Any, number: int, decide: Decide) -> tuple[dict[str, dict[int, Any]], set[int]]:
    changed: dict[str, dict[int, Any]] = {}
    gone = set()
    for at, values in enumerate(table.to_pylist()):
        if all(value is None for value in values.values()):
            continue
        edit = decide(TableRow("", number + at + 1, values))
        if isinstance(edit, Gone):
            gone.add(at)
        elif edit:
            for name, value in edit.items():
                changed.setdefault(name, {})[at] = value
    return changed, gone


def _open(file: IO[bytes]) -> Any:
    import pyarrow as pa  # noqa: PLC0415  (slow to import)
    import pyarrow.parquet as pq  # noqa: PLC0415

    file.seek(0)
    try:
        return pq.ParquetFile(file)
    except (pa.ArrowException, OSError):
        raise Broken("is no Parquet") from None


def _compression(source: Any) -> dict[str, str] | str:
    if not source.num_row_groups:
        return "snappy"
    group = source.metadata.row_group(0)
    columns = [group.column(at) for at in range(group.num_columns)]
    return {one.path_in_schema: one.compression if one.compression != "UNCOMPRESSED" else "NONE" for one in columns}


def _type(name: str) -> ValueType:
    known = {
        "string": ValueType.TEXT, "large_string": ValueType.TEXT, "bool": ValueType.BOOLEAN, "double": ValueType.NUMBER,
        "float": ValueType.NUMBER, "binary": ValueType.BYTES, "date32[day]": ValueType.DATE,
    }  # fmt: skip
    starts = (
        ("int", ValueType.INTEGER), ("uint", ValueType.INTEGER), ("timestamp", ValueType.MOMENT),
        ("decimal", ValueType.NUMBER), ("list", ValueType.ARRAY), ("struct", ValueType.JSON),
    )  # fmt: skip
    return known.get(name) or next((kind for start, kind in starts if name.startswith(start)), ValueType.OTHER)
