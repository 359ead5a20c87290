"""Write what was decided into the text of a map: everything that stands there stays, what is missing is added."""

import difflib
from collections.abc import Collection, Mapping, Sequence
from copy import deepcopy
from typing import Any

from houvast.engines.datamap.fides import load_document
from houvast.engines.datamap.merging import written as as_yaml
from houvast.engines.discovery.naming import concepts_of
from houvast.features.discovery.contracts import Proposal, ProposedReference

Entry = dict[str, Any]


def written(text: str, system: str, decided: Sequence[Proposal], left_out: Collection[str] = ()) -> str:
    """Return the text of a map file with the decided fields in it; `text` may be empty.

    `left_out` are collections that hold nothing about people: they are named, to be skipped.

    :raises MalformedMap: the text is no map.
    """
    document: Entry = deepcopy(dict(load_document(text))) if text.strip() else {}
    datasets = document.setdefault("dataset", [])
    if isinstance(datasets, dict):
        datasets = document["dataset"] = [datasets]
    dataset = _entry(datasets, "fides_key", system)
    dataset.setdefault("name", system)
    subjects = {proposal.collection: proposal.subject for proposal in decided}
    for proposal in decided:
        _write(dataset, proposal, subjects)
    for collection in left_out:
        entry = _collection(dataset, collection)
        entry.setdefault("fides_meta", {"skip_processing": True})
        entry.setdefault("fields", [])
    return as_yaml(document)


def difference(before: str, after: str, file: str) -> tuple[str, ...]:
    """Return what changes, line by line; the lay-out of the earlier text does not count."""
    plain = as_yaml(load_document(before)) if before.strip() else ""
    return tuple(difflib.unified_diff(plain.splitlines(), after.splitlines(), file, file, lineterm="", n=2))


def _write(dataset: Entry, proposal: Proposal, subjects: Mapping[str, str]) -> None:
    collection = _collection(dataset, proposal.collection)
    if proposal.subject in {"person", "event"}:
        collection.setdefault("houvast", {}).setdefault("subject", proposal.subject)
    field = _field(collection.setdefault("fields", []), proposal.field)
    _describe(field, proposal, dataset["fides_key"], subjects)


def _collection(dataset: Entry, full_name: str) -> Entry:
    """Return the entry of a collection, made where it is not there; `schema.table` outside the default namespace."""
    schema, _, name = full_name.rpartition(".")
    entry = _entry(dataset.setdefault("collections", []), "name", name, schema)
    if schema and not _default_schema(dataset, schema):
        entry.setdefault("houvast", {}).setdefault("schema", schema)
    return entry


def _describe(field: Entry, proposal: Proposal, system: str, subjects: Mapping[str, str]) -> None:
    if proposal.category:
        held = list(field.get("data_categories") or [])
        field["data_categories"] = held if proposal.category in held else [*held, proposal.category]
    meta: Entry = {
        "primary_key": proposal.primary_key or None,
        "identity": (proposal.identity if proposal.category else "") or None,
        "data_type": proposal.data_type or None,
        "length": proposal.length,
        "references": _references(proposal, system, subjects) or None,
    }
    extra: Entry = {
        "age": (proposal.age and bool(proposal.category)) or None,
        "free_text": (proposal.free_text and bool(proposal.category)) or None,
    }
    _add(field, "fides_meta", meta)
    _add(field, "houvast", extra)


def _add(field: Entry, name: str, found: Mapping[str, Any]) -> None:
    held = dict(field.get(name) or {})
    for key, value in found.items():
        if value is not None:
            held.setdefault(key, value)
    if held:
        field[name] = held


def _references(proposal: Proposal, system: str, subjects: Mapping[str, str]) -> list[Entry]:
    """Return the references that lead to people and what happened with them.

    Not to those who work here, who would else be found with every customer; and from a person one way only, since what
    it points at (a household, an address) may be other people's as well.
    """
    return [
        {
            "dataset": system,
            "field": f"{reference.target.rpartition('.')[2]}.{reference.target_field}",
            **({"direction": "to"} if proposal.subject == "person" else {}),
        }
        for reference in proposal.references
        if _leads_to_people(reference, subjects)
    ]


def _leads_to_people(reference: ProposedReference, subjects: Mapping[str, str]) -> bool:
    works_here = bool({"employee", "user"} & concepts_of(reference.target))
    return subjects.get(reference.target) in {"person", "event"} and not works_here


def _entry(entries: list[Entry], key: str, name: str, schema: str = "") -> Entry:
    for entry in entries:
        own = (entry.get("houvast") or {}).get("schema")
        if entry.get(key) == name and (not schema or own in (None, schema)):
            return entry
    entries.append({key: name})
    return entries[-1]


def _field(entries: list[Entry], name: str) -> Entry:
    """Return the field of that name; a dotted one may stand inside another."""
    for entry in entries:
        if entry.get("name") == name:
            return entry
        inside, dot, rest = name.partition(".")
        if dot and entry.get("name") == inside and entry.get("fields"):
            return _field(entry["fields"], rest)
    entries.append({"name": name})
    return entries[-1]


def _default_schema(dataset: Entry, schema: str) -> bool:
    namespace = (dataset.get("fides_meta") or {}).get("namespace") or {}
    return bool(namespace.get("schema") == schema)
