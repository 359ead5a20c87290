"""Draw a sample from rows that a connector can only read one after the other, and write values as text."""

import json
import random
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, time
from itertools import islice

from houvast.engines.datamap.rows import Value

LONGEST = 2000
"""Characters of a sampled value; the rest tells nothing more about what a field holds."""

READ_PER_ROW = 20
"""How many rows are read for each row of the sample, at most."""

TextRow = tuple[str | None, ...]


def drawn(rows: Iterable[Mapping[str, Value]], columns: Sequence[str], count: int, seed: int) -> list[TextRow]:
    """Return at most `count` rows as text, drawn by chance from the first `count` x 20."""
    chosen: list[Mapping[str, Value]] = []
    chance = random.Random(seed)  # noqa: S311 (a sample, no secret)
    for number, row in enumerate(islice(rows, count * READ_PER_ROW)):
        if number < count:
            chosen.append(row)
        elif (place := chance.randrange(number + 1)) < count:
            chosen[place] = row
    return [tuple(as_text(row.get(name)) for name in columns) for row in chosen]


def as_text(value: Value) -> str | None:
    """Return a value as short text; bytes tell nothing."""
    if value is None or isinstance(value, bytes | bytearray | memoryview):
        return None
    if isinstance(value, dict | list):
        return json.dumps(value, default=str, ensure_ascii=False)[:LONGEST]
    return value.isoformat() if isinstance(value, date | time) else str(value)[:LONGEST]
