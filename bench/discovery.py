"""How well discovery tells columns apart, on well-known schemas that its rules were not written from.

The schemas in `bench/schemas` name public tables and columns; their values are invented. The labels were written before
the first run; those in `later` are of schemas that were first looked at after the rules had been mended. A column
without a category counts as well: proposing one there costs precision. Columns labelled `?`, on which people would
differ, are not scored.
"""

import json
import sys
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from bench.invented import Inventor
from houvast.engines.datamap.facts import CollectionFacts, Column, ForeignKey, SystemFacts, ValueType
from houvast.engines.discovery.discovering import discover
from houvast.engines.discovery.model import CollectionProposal

SCHEMAS = Path(__file__).parent / "schemas"
RESULTS = Path(__file__).parent / "discovery.json"
ROWS = 60
_TYPES = {
    "int": ValueType.INTEGER, "number": ValueType.NUMBER, "text": ValueType.TEXT, "bool": ValueType.BOOLEAN,
    "date": ValueType.DATE, "moment": ValueType.MOMENT, "bytes": ValueType.BYTES, "uuid": ValueType.UUID,
    "other": ValueType.OTHER,
}  # fmt: skip
Tables = dict[str, dict[str, str]]


@dataclass(frozen=True, slots=True)
class Scored:
    """One column: what it holds by its label, and by discovery; empty for nothing about a person."""

    where: str
    label: str
    found: str
    confidence: float


def main(folder: Path = SCHEMAS, *, values: bool = True) -> dict[str, Any]:
    """Measure the schemas of a folder with values, or by names and types alone; return the figures."""
    scored = [one for path in sorted(folder.glob("*.yaml")) for one in scored_of(path, values=values)]
    mistakes = [f"{one.where}: {one.label or '-'} taken for {one.found or '-'}" for one in wrong(scored)]
    return figures(scored) | {"mistakes": mistakes}


def scored_of(path: Path, *, values: bool) -> list[Scored]:
    """Return every scored column of one schema."""
    tables: Tables = yaml.safe_load(path.read_text(encoding="utf-8"))
    samples = {name: invented(name, columns, tables) for name, columns in tables.items()} if values else {}
    proposed = discover(SystemFacts(tuple(_facts(name, columns) for name, columns in tables.items())), samples)
    return [one for collection in proposed for one in _scored(path.stem, collection, tables[collection.name])]


def invented(table: str, columns: dict[str, str], tables: Tables) -> dict[str, list[str | None]]:
    """Return the values of a table; the same at every run."""
    found: dict[str, list[str | None]] = {}
    for name, line in columns.items():
        kind = line.split()[2]
        inventor = Inventor(sum(map(ord, f"{table}.{name}")))
        if kind.startswith("ref:"):
            target, _, key = kind.removeprefix("ref:").rpartition(".")
            there = [value for value in invented(target, {key: tables[target][key]}, tables)[key] if value]
            found[name] = [inventor.chance.choice(there) for _ in range(ROWS)]
        else:
            found[name] = inventor.column(kind, ROWS)
    return found


def figures(scored: list[Scored]) -> dict[str, Any]:
    """Return precision and recall by category and in all."""
    counts: dict[str, list[int]] = defaultdict(lambda: [0, 0, 0])
    for one in scored:
        if one.found == one.label:
            counts[one.label][0] += 1
        else:
            counts[one.found][1] += 1
            counts[one.label][2] += 1
    by_category = {key: _rates(*several) for key, several in sorted(counts.items()) if key}
    whole = [sum(several[at] for key, several in counts.items() if key) for at in range(3)]
    personal = [
        sum(bool(s.found) and bool(s.label) for s in scored),
        sum(bool(s.found) and not s.label for s in scored),
        sum(bool(s.label) and not s.found for s in scored),
    ]
    return {
        "columns": len(scored),
        "category": _rates(*whole),
        "personal": _rates(*personal),
        "by_category": by_category,
    }


def wrong(scored: list[Scored]) -> list[Scored]:
    """Return the columns that discovery takes for something else."""
    return [one for one in scored if one.found != one.label]


def _rates(right: int, too_many: int, missed: int) -> dict[str, float]:
    precision = right / (right + too_many) if right + too_many else 1.0
    recall = right / (right + missed) if right + missed else 1.0
    return {"precision": round(precision, 3), "recall": round(recall, 3), "labelled": right + missed}


def _facts(table: str, columns: dict[str, str]) -> CollectionFacts:
    made = tuple(Column(name, _TYPES[line.split()[0]]) for name, line in columns.items())
    first = next(iter(columns))
    key = (first,) if columns[first].split()[2] in {"serial", "uuid", "letters"} else ()
    foreign = tuple(_foreign(name, line.split()[2]) for name, line in columns.items() if " ref:" in line)
    return CollectionFacts(table, made, key, foreign)


def _foreign(name: str, kind: str) -> ForeignKey:
    target, _, key = kind.removeprefix("ref:").rpartition(".")
    return ForeignKey((name,), target, (key,))


def _scored(schema: str, collection: CollectionProposal, columns: dict[str, str]) -> Iterator[Scored]:
    for field in collection.fields:
        label = columns[field.name].split()[1]
        if label != "?":
            where = f"{schema}:{collection.name}.{field.name}"
            yield Scored(where, "" if label == "-" else label, field.category, field.confidence)


def show(name: str, found: dict[str, Any]) -> None:
    """Print the figures."""
    for part in ("category", "personal"):
        rates = found[part]
        print(f"discovery   {name:<18} {part:<9} precision {rates['precision']:.3f}  recall {rates['recall']:.3f}")


def run() -> int:
    """Measure, print, and write `bench/discovery.json`; the figures of each schema's first run stay in it."""
    kept = json.loads(RESULTS.read_text(encoding="utf-8")) if RESULTS.exists() else {}
    now = {
        "with_values": main(),
        "names_only": main(values=False),
        "later_with_values": main(SCHEMAS / "later"),
        "later_names_only": main(SCHEMAS / "later", values=False),
    }
    first = {name: {key: value for key, value in found.items() if key != "mistakes"} for name, found in now.items()}
    written = {"first_run": {**first, **kept.get("first_run", {})}, "now": now}
    RESULTS.write_text(json.dumps(written, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    for name, found in now.items():
        show(name, found)
    for category, rates in now["with_values"]["by_category"].items():
        print(
            f"{category:<58} precision {rates['precision']:.2f}  recall {rates['recall']:.2f}  of {rates['labelled']}"
        )
    for mistake in (*now["with_values"]["mistakes"], *now["later_with_values"]["mistakes"]):
        print(f"  {mistake}")
    return 0


if __name__ == "__main__":
    sys.exit(run())
