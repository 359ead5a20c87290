"""The notes of a source as a Spark table: read where they lie, by Spark itself."""

from collections.abc import Callable
from pathlib import Path, PurePosixPath
from typing import Any, Final

from houvast.features.noteguard.contracts.scans import Asked, BadSource

TABLE: Final = "table:"
FORMATS: Final = {
    ".jsonl": "jsonl", ".ndjson": "jsonl", ".json": "jsonl",
    ".csv": "csv", ".tsv": "csv",
    ".parquet": "parquet", ".pq": "parquet",
}  # fmt: skip
_TEXT: Final = ("string", "varchar", "char", "void")
_CORRUPT: Final = "_corrupt_record"


def notes(spark: Any, source: str, asked: Asked, *, form: str = "", here: bool = False) -> Any:
    """Return a DataFrame with the columns of `working.NOTE`; Spark reads nothing yet but what names the columns.

    `source` is a path, an address with or without wildcards, or `table:NAME`; `here`: a relative path is ours.

    :raises BadSource: it is of no format that Spark reads here, or lacks a column.
    """
    frame = _frame(spark, source, asked, form, here=here)
    for name in (asked.id_field, asked.text_field, asked.group_field, asked.time_field):
        if name and name not in frame.columns:
            raise BadSource(f"{source}: no column '{name}' (columns: {', '.join(frame.columns)[:200]}): name it")
    kind = dict(frame.dtypes)[asked.text_field]
    if not kind.startswith(_TEXT):
        raise BadSource(f"{source}: column '{asked.text_field}' is no text ({kind}): name another with --text-field")
    return frame.select(*_columns(frame, asked))


def address(source: str, *, here: bool) -> str:
    """Return a source as Spark is to find it: `s3://` by the name that its own reader has, a local path in full."""
    if source.startswith("s3://"):
        return f"s3a://{source.removeprefix('s3://')}"
    return str(Path(source).absolute()) if here and "://" not in source else source


def format_of(source: str) -> str:
    """Return the format that a name tells.

    :raises BadSource: it tells none that Spark reads here.
    """
    suffix = PurePosixPath(source.removesuffix(".gz")).suffix.lower()
    if suffix not in FORMATS:
        raise BadSource(f"{source}: which format is it? a cluster reads --input parquet, jsonl or csv, or table:NAME")
    return FORMATS[suffix]


def _frame(spark: Any, source: str, asked: Asked, form: str, *, here: bool) -> Any:
    if source.startswith(TABLE):
        return spark.table(source.removeprefix(TABLE))
    if source == "-":
        raise BadSource("a cluster can't read standard input: name a file, an address, or table:NAME")
    form, place = form or format_of(source), address(source, here=here)
    if form not in FORMATS.values():
        raise BadSource(f"{source}: a cluster reads parquet, jsonl and csv: scan this on one machine (--engine local)")
    if form == "parquet":
        return spark.read.parquet(place)
    encoding = {"encoding": asked.encoding} if asked.encoding else {}
    if form == "jsonl":
        return spark.read.options(**encoding).json(place)
    rules = {"header": True, "multiLine": True, "quote": '"', "escape": '"', "sep": _separator(spark, place)}
    return spark.read.options(**rules, **encoding).csv(place)


def _separator(spark: Any, place: str) -> str:
    first = spark.read.text(place).limit(1).collect()
    line = first[0][0] if first else ""
    return max(",;\t", key=line.count)


def _columns(frame: Any, asked: Asked) -> list[Any]:
    from pyspark.sql import functions as f  # noqa: PLC0415 (an extra)

    broken = f.col(_CORRUPT).isNotNull() if _CORRUPT in frame.columns else f.lit(False)  # noqa: FBT003 (a value)
    month = _named(frame, asked.time_field, lambda column: f.regexp_extract(column.cast("string"), r"^\d{4}-\d{2}", 0))
    return [
        _named(frame, asked.id_field, lambda column: column).alias("id"),
        _named(frame, asked.text_field, lambda column: column.cast("string")).alias("text"),
        f.coalesce(_named(frame, asked.group_field, lambda column: column.cast("string")), f.lit("")).alias("team"),
        f.coalesce(month, f.lit("")).alias("month"),
        broken.alias("broken"),
    ]


def _named(frame: Any, name: str, made: Callable[[Any], Any]) -> Any:
    from pyspark.sql import functions as f  # noqa: PLC0415 (an extra)

    return made(frame[f"`{name.replace('`', '``')}`"]) if name else f.lit("")
