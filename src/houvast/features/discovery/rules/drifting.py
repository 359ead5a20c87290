"""What differs between a schema as it was reviewed and as it is now."""

from collections.abc import Iterator, Mapping
from typing import Any

from houvast.engines.datamap.encoding import digest
from houvast.engines.datamap.facts import CollectionFacts
from houvast.features.discovery.contracts import Drift

Schema = Mapping[str, Any]
"""A collection's columns (name: type, may be empty, length), key and foreign keys, as JSON; no values."""

GONE = ""
"""The digest of what is not there."""


def schema_of(facts: CollectionFacts, *, grows: bool = False) -> dict[str, Any]:
    """Return what is compared of a collection; of one that `grows`, as a folder does, only what is new counts."""
    found = {
        "columns": {c.name: [c.type.value, c.nullable, c.length] for c in facts.columns},
        "key": list(facts.key),
        "foreign_keys": sorted(
            f"{','.join(k.columns)} -> {k.target}({','.join(k.target_columns)})" for k in facts.foreign_keys
        ),
    }
    return {**found, "grows": True} if grows else found


def digest_of(schema: Schema | None) -> str:
    """Return the digest of a schema, empty for what is not there."""
    return GONE if schema is None else digest(dict(schema))


def differences(system: str, collection: str, reviewed: Schema | None, now: Schema | None) -> tuple[Drift, ...]:
    """Return what changed; of a collection that grows only what is new: its fields come and go with its files."""
    if reviewed is None or now is None:
        return _of_whole(system, collection, reviewed, now)
    columns = _of_columns(system, collection, reviewed["columns"], now["columns"])
    found = (*columns, *_of_keys(system, collection, reviewed, now))
    return tuple(d for d in found if d.code == "column_new") if now.get("grows") else found


def _of_whole(system: str, collection: str, reviewed: Schema | None, now: Schema | None) -> tuple[Drift, ...]:
    if now is not None:
        return (Drift(system, collection, "collection_new"),)
    return (Drift(system, collection, "collection_gone"),) if reviewed and not reviewed.get("grows") else ()


def _of_columns(
    system: str, collection: str, before: Mapping[str, list[Any]], after: Mapping[str, list[Any]]
) -> Iterator[Drift]:
    for name in sorted(before.keys() | after.keys()):
        if name not in before:
            yield Drift(system, collection, "column_new", name, now=_type(after[name]))
        elif name not in after:
            yield Drift(system, collection, "column_gone", name, was=_type(before[name]))
        elif before[name] != after[name]:
            yield Drift(system, collection, "column_changed", name, _type(before[name]), _type(after[name]))


def _of_keys(system: str, collection: str, before: Schema, after: Schema) -> Iterator[Drift]:
    if before["key"] != after["key"]:
        yield Drift(system, collection, "key_changed", "", ", ".join(before["key"]), ", ".join(after["key"]))
    was, now = set(before["foreign_keys"]), set(after["foreign_keys"])
    yield from (Drift(system, collection, "foreign_key_new", now=key) for key in sorted(now - was))
    yield from (Drift(system, collection, "foreign_key_gone", was=key) for key in sorted(was - now))


def _type(column: list[Any]) -> str:
    kind, nullable, length = column
    return f"{kind}{f'({length})' if length else ''}{'' if nullable else ' not null'}"
