"""Read the data map from Fides dataset YAML, with what Houvast adds to it under `houvast`.

Any Fides dataset is read unchanged: keys that mean nothing here are passed over, as Fides itself passes over ours.
"""

from collections.abc import Iterator, Mapping
from typing import Any

import yaml

from houvast.engines.datamap import houvast_keys as ours
from houvast.engines.datamap.model import (
    Collection,
    CollectionId,
    DataMap,
    Direction,
    Erasure,
    Field,
    FieldId,
    Reference,
    SystemMap,
)
from houvast.engines.trouble import Trouble

_SafeLoader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
NOT_ERASURE = ("hash", "hmac", "aes_encrypt")
_STRATEGIES = {
    "null_rewrite": "null",
    "string_rewrite": "replace",
    "random_string_rewrite": "replace",
    "preserve": "keep",
}


class MalformedMap(Trouble):
    """The file is not a data map."""


def read_map(*texts: str) -> DataMap:
    """Return the map that these YAML documents describe together.

    :raises MalformedMap: no YAML, a missing name, or a name that stands twice; says where.
    """
    systems = [_system(entry) for text in texts for entry in _datasets(text)]
    _refuse_twins("dataset", [s.key for s in systems])
    return DataMap(systems=tuple(systems))


def load_document(text: str) -> Mapping[str, Any]:
    """Return the YAML document as a mapping.

    :raises MalformedMap: no YAML, or no mapping at the top.
    """
    try:
        document = yaml.load(text, Loader=_SafeLoader)  # noqa: S506 -- a safe loader, in C where it is there
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        where = f"line {mark.line + 1}, column {mark.column + 1}" if mark else "the file"
        raise MalformedMap(f"data map, {where}: this is not YAML; correct the file.") from None
    if not isinstance(document, Mapping):
        raise MalformedMap("data map: the file holds no mapping; start it with `dataset:`.")
    return document


def _datasets(text: str) -> list[Mapping[str, Any]]:
    entries = load_document(text).get("dataset") or []
    if isinstance(entries, Mapping):
        entries = [entries]
    if not isinstance(entries, list) or not all(isinstance(e, Mapping) for e in entries):
        raise MalformedMap("data map: `dataset` must be a list of datasets.")
    return entries


def _system(entry: Mapping[str, Any]) -> SystemMap:
    key = _name(entry, "fides_key", "dataset")
    collections = tuple(_collection(key, c) for c in _entries(entry, "collections", f"dataset {key}"))
    _refuse_twins(f"dataset {key}, collection", [c.id.name for c in collections])
    extra = ours.section(entry)
    return SystemMap(
        key=key,
        collections=collections,
        name=str(entry.get("name") or key),
        description=str(entry.get("description") or ""),
        host=str(extra.get("host") or ""),
        extra=dict(extra),
    )


def _collection(system: str, entry: Mapping[str, Any]) -> Collection:
    of = CollectionId(system, _name(entry, "name", f"dataset {system}, collection"))
    meta, extra = _meta(entry), ours.section(entry)
    inherited = _strings(entry.get("data_categories"))
    fields = tuple(_fields(of, _entries(entry, "fields", f"collection {of}"), "", inherited))
    _refuse_twins(f"collection {of}, field", [f.name for f in fields])
    label_nl, label_en = ours.labels(extra)
    override = _strategy(meta)
    return Collection(
        id=of,
        fields=fields,
        scope=ours.scope(extra, str(of)),
        subject=ours.subject(extra, str(of)),
        activity=str(extra.get("activity") or ""),
        retention=ours.retention(extra, str(of)),
        skip=bool(meta.get("skip_processing", False)),
        erase_rows=True if override == "delete" else ours.optional_flag(extra, "erase_rows"),
        schema=str(extra.get("schema") or ""),
        after=tuple(_collection_id(a) for a in _strings(meta.get("erase_after"))),
        label_nl=label_nl,
        label_en=label_en,
    )


def _fields(
    of: CollectionId, entries: list[Mapping[str, Any]], prefix: str, inherited: tuple[str, ...]
) -> Iterator[Field]:
    for entry in entries:
        name = prefix + _name(entry, "name", f"collection {of}, field")
        nested = _entries(entry, "fields", f"field {of}.{name}")
        if nested:
            yield from _fields(of, nested, f"{name}.", _strings(entry.get("data_categories")) or inherited)
        else:
            yield _field(of, name, entry, inherited)


def _field(of: CollectionId, name: str, entry: Mapping[str, Any], inherited: tuple[str, ...]) -> Field:
    where = f"{of}.{name}"
    meta, extra = _meta(entry), ours.section(entry)
    label_nl, label_en = ours.labels(extra)
    return Field(
        name=name,
        categories=_strings(entry.get("data_categories")) or inherited,
        data_type=str(meta.get("data_type") or ""),
        primary_key=bool(meta.get("primary_key", False)),
        identity=str(meta.get("identity") or ""),
        notation=str(extra.get("notation") or ""),
        references=tuple(_reference(where, r) for r in meta.get("references") or []),
        read_only=bool(meta.get("read_only", False)),
        length=_length(where, meta.get("length")),
        erasure=ours.erasure(extra, where) or _erasure(meta),
        origin=ours.origin(extra, where),
        activity=str(extra.get("activity") or ""),
        retention=ours.retention(extra, where),
        free_text=bool(extra.get("free_text", False)),
        age=bool(extra.get("age", False)),
        purpose=ours.purpose(extra, where),
        label_nl=label_nl,
        label_en=label_en,
    )


def _erasure(meta: Mapping[str, Any]) -> Erasure:
    strategy = _strategy(meta)
    if strategy in NOT_ERASURE or not strategy:
        return Erasure()
    configuration = (meta.get("masking_strategy_override") or {}).get("configuration") or {}
    return Erasure(_STRATEGIES.get(strategy, strategy), configuration.get("rewrite_value"))


def _strategy(meta: Mapping[str, Any]) -> str:
    override = meta.get("masking_strategy_override") or {}
    return str(override.get("strategy") or "")


def _reference(where: str, entry: Any) -> Reference:
    try:
        collection, _, name = str(entry["field"]).partition(".")
        target = FieldId(CollectionId(str(entry["dataset"]), collection), name)
        return Reference(target, Direction(entry.get("direction") or Direction.BOTH))
    except (KeyError, TypeError, ValueError):
        raise MalformedMap(
            f"data map, field {where}: a reference needs `dataset`, `field` and direction from or to."
        ) from None


def _length(where: str, value: Any) -> int | None:
    if value is None:
        return None
    if not isinstance(value, int) or value <= 0:
        raise MalformedMap(f"data map, field {where}: `length` must be a whole number above 0.")
    return value


def _collection_id(text: str) -> CollectionId:
    system, _, name = text.partition(".")
    return CollectionId(system, name)


def _meta(entry: Mapping[str, Any]) -> Mapping[str, Any]:
    meta = entry.get("fides_meta") or entry.get("fidesops_meta") or {}
    return meta if isinstance(meta, Mapping) else {}


def _entries(entry: Mapping[str, Any], name: str, where: str) -> list[Mapping[str, Any]]:
    entries = entry.get(name) or []
    if not isinstance(entries, list) or not all(isinstance(e, Mapping) for e in entries):
        raise MalformedMap(f"data map, {where}: `{name}` must be a list of mappings.")
    return entries


def _name(entry: Mapping[str, Any], key: str, where: str) -> str:
    name = entry.get(key)
    if not isinstance(name, str) or not name.strip():
        raise MalformedMap(f"data map, {where}: `{key}` is missing.")
    return name


def _strings(value: Any) -> tuple[str, ...]:
    return tuple(str(v) for v in value) if isinstance(value, list) else ()


def _refuse_twins(what: str, names: list[str]) -> None:
    twins = sorted({n for n in names if names.count(n) > 1})
    if twins:
        raise MalformedMap(f"data map, {what} {twins[0]}: the name stands twice; keep one.")
