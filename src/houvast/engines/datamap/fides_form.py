"""Our datasets as Fides itself accepts them: its own words where it has one, and nothing that it refuses.

What stands under `houvast` stays, since Fides passes over it; so the document can be loaded here again.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

TYPES = frozenset({"string", "integer", "float", "boolean", "object_id", "object"})
_KEY = re.compile(r"[a-zA-Z0-9_.<>-]+")
_MASKING = {"null": "null_rewrite", "replace": "string_rewrite", "keep": "preserve"}


@dataclass(slots=True)
class FidesForm:
    """A document for Fides, and a line about each thing that could not be said there as it is said here."""

    document: dict[str, Any]
    notes: list[str] = field(default_factory=list)


def for_fides(document: Mapping[str, Any]) -> FidesForm:
    """Return the datasets of a map as Fides accepts them; other parts of the file stay behind.

    A type that Fides does not know is left out, since it then reads values as they come. How a field or row is to be
    erased is said in words of Fides too, where it has one; `generalise`, `redact` and `delete` of a field have none.
    """
    form = FidesForm({})
    entries = document.get("dataset") or []
    listed = [entries] if isinstance(entries, Mapping) else entries
    form.document["dataset"] = [_dataset(one, form.notes) for one in listed]
    return form


def _dataset(entry: Mapping[str, Any], notes: list[str]) -> dict[str, Any]:
    key = str(entry["fides_key"])
    if not _KEY.fullmatch(key):
        notes.append(f"{key}: Fides takes letters, digits and . _ - < > in a key only; it refuses this dataset.")
    collections = [_collection(one, key, notes) for one in entry.get("collections") or []]
    return {**entry, "fides_key": key, "collections": collections}


def _collection(entry: Mapping[str, Any], dataset: str, notes: list[str]) -> dict[str, Any]:
    where = f"{dataset}:{entry['name']}"
    made = dict(entry)
    if (entry.get("houvast") or {}).get("erase_rows"):
        made = _with_meta(made, {"masking_strategy_override": {"strategy": "delete"}})
    return {**made, "fields": [_field(one, where, notes) for one in entry.get("fields") or []]}


def _field(entry: Mapping[str, Any], where: str, notes: list[str]) -> dict[str, Any]:
    here = f"{where}.{entry['name']}"
    made = _without_foreign_type(dict(entry), here, notes)
    wanted = (entry.get("houvast") or {}).get("erase", "")
    if wanted != "":
        override = _override(wanted)
        if override is None:
            notes.append(f"{here}: Fides has no word for erasing by {_strategy(wanted)}; it erases by its own policy.")
        else:
            made = _with_meta(made, {"masking_strategy_override": override})
    if entry.get("fields"):
        made["fields"] = [_field(one, here, notes) for one in entry["fields"]]
    return made


def _without_foreign_type(entry: dict[str, Any], where: str, notes: list[str]) -> dict[str, Any]:
    for name in ("fides_meta", "fidesops_meta"):
        meta = entry.get(name)
        kind = str((meta or {}).get("data_type") or "")
        if meta and kind and kind.removesuffix("[]") not in TYPES:
            notes.append(f"{where}: Fides knows no type {kind}; it was left out.")
            entry[name] = {key: value for key, value in meta.items() if key != "data_type"}
    return entry


def _override(wanted: Any) -> dict[str, Any] | None:
    strategy = _MASKING.get(_strategy(wanted))
    if strategy == "string_rewrite":
        return {"strategy": strategy, "configuration": {"rewrite_value": str(wanted["value"])}}
    return {"strategy": strategy} if strategy else None


def _strategy(wanted: Any) -> str:
    strategy = wanted.get("strategy") if isinstance(wanted, Mapping) else wanted
    return "null" if strategy is None else str(strategy)


def _with_meta(entry: dict[str, Any], added: dict[str, Any]) -> dict[str, Any]:
    """Add to what stands for Fides already; what it says itself counts."""
    name = "fidesops_meta" if entry.get("fidesops_meta") and not entry.get("fides_meta") else "fides_meta"
    return {**entry, name: {**added, **(entry.get(name) or {})}}
