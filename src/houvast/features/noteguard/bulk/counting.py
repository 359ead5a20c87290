"""Counting what was found in a block: by category, group, month and rule."""

from collections import Counter
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from houvast.engines.scanner.batches import Found
from houvast.engines.scanner.model import SENSITIVE, Finding
from houvast.features.noteguard.bulk.blocks import Batch
from houvast.features.noteguard.contracts.scans import Total

Place = tuple[str, str]  # group, month


def counted(batch: Batch, found: Found) -> Total:
    """Count the notes of a block, and what was found in them."""
    where, places = _places(batch)
    flagged = pc.unique(found.row)
    by, rules = _by(found, where, places)
    return Total(
        notes=len(batch.texts) - batch.texts.null_count,
        flagged=len(flagged),
        sensitive=pc.count_distinct(found.only(_sensitive).row).as_py(),
        by=by,
        seen=_at(where.filter(pc.is_valid(batch.texts)), places),
        hit=_at(where.take(flagged), places),
        rules=rules,
    )


def _sensitive(kind: Finding) -> bool:
    return kind.category in SENSITIVE


def _places(batch: Batch) -> tuple[Any, list[Place]]:
    """Return for each row the number of its place, and the places."""
    if batch.groups is None and batch.months is None:
        return pa.repeat(pa.scalar(0, pa.int64()), len(batch.ids)), [("", "")]
    groups, months = _encoded(batch.groups, batch), _encoded(batch.months, batch)
    width = max(1, len(months.dictionary))
    both = pc.add(pc.multiply(groups.indices.cast(pa.int64()), width), months.indices.cast(pa.int64()))
    coded = both.dictionary_encode()
    by_group, by_month = groups.dictionary.to_pylist(), months.dictionary.to_pylist()
    places = [(by_group[code // width], by_month[code % width]) for code in coded.dictionary.to_pylist()]
    return coded.indices.cast(pa.int64()), places


def _encoded(values: Any, batch: Batch) -> Any:
    if values is None:
        values = pa.repeat(pa.scalar("", pa.large_string()), len(batch.ids))
    return values.dictionary_encode()


def _at(where: Any, places: list[Place]) -> Counter[Place]:
    return Counter({places[one["values"]]: one["counts"] for one in pc.value_counts(where).to_pylist()})


def _by(
    found: Found, where: Any, places: list[Place]
) -> tuple[Counter[tuple[str, str, str]], Counter[tuple[str, str]]]:
    by, rules = Counter[tuple[str, str, str]](), Counter[tuple[str, str]]()
    width = max(1, len(places))
    both = pc.add(pc.multiply(found.kind.cast(pa.int64()), width), where.take(found.row))
    for one in pc.value_counts(both).to_pylist():
        kind, (group, month) = found.kinds[one["values"] // width], places[one["values"] % width]
        by[kind.category, group, month] += one["counts"]
        rules[kind.category, kind.rule] += one["counts"]
    return by, rules
