"""Read the data map from Fides dataset YAML, with what Houvast adds to it under `houvast`.

Any Fides dataset is read unchanged: keys that mean nothing here are passed over, as Fides itself passes over ours.
"""

import re
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
_DEEPEST = 500
_BRACKET = re.compile(r"[][{}]")
_DASHES = re.compile(rf"(?:[-?][ \t]+){{{_DEEPEST}}}")
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
    if _is_too_deep(text):
        raise MalformedMap("data map: the file is nested too deeply to be a map; correct the file.")
    try:
        document = yaml.load(text, Loader=_SafeLoader)  # noqa: S506 -- a safe loader, in C where it is there
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        mark = getattr(error, "problem_mark", None)
        where = f"line {mark.line + 1}, column {mark.column + 1}" if mark else "the file"
        raise MalformedMap(f"data map, {where}: this is not YAML; correct the file.") from None
    if not isinstance(document, Mapping):
        raise MalformedMap("data map: the file holds no mapping; start it with `dataset:`.")
    return document


def _is_too_deep(text: str) -> bool:
    """Tell whether reading would go deeper than the parser, which ends the process then, can go."""
    depth = deepest = 0
    for bracket in _BRACKET.findall(text):
        depth = depth + 1 if bracket in "[{" else max(depth - 1, 0)
        deepest = max(deepest, depth)
    return deepest > _DEEPEST or _DASHES.search(text) is not None


def _datasets(text: str) -> list[Mapping[str, Any]]:
    entries = load_document(text).get("dataset") or []
    if isinstance(entries, Mapping):
        entries = [entries]
    if not isinstance(entries, list) or not all(isinstance(e, Mapping) for e in entries):
        raise MalformedMap("data map: `dataset` must be a list of datasets.")
    return entries


def _system(entry: Mapping[str, Any]) -> SystemMap:
    key = _key(entry)
    where = f"dataset {key}"
    inherited = _categories(entry, where)
    schema = str(_inner(_meta(entry, where), "namespace", where).get("schema") or "")
    collections = tuple(_collection(key, c, inherited, schema) for c in _entries(entry, "collections", where))
    _refuse_twins(f"{where}, collection", [c.id.name for c in collections])
    extra = ours.section(entry, where)
    return SystemMap(
        key=key,
        collections=collections,
        name=str(entry.get("name") or key),
        description=str(entry.get("description") or ""),
        host=str(extra.get("host") or ""),
        extra=dict(extra),
    )


def _collection(system: str, entry: Mapping[str, Any], inherited: tuple[str, ...], schema: str) -> Collection:
    of = CollectionId(system, _name(entry, "name", f"dataset {system}, collection"))
    where = f"collection {of}"
    meta, extra = _meta(entry, where), ours.section(entry, str(of), ours.COLLECTION_KEYS)
    inherited = _categories(entry, where) or inherited
    fields = tuple(_fields(of, _entries(entry, "fields", f"collection {of}"), "", inherited))
    _refuse_twins(f"collection {of}, field", [f.name for f in fields])
    label_nl, label_en = ours.labels(extra)
    override = _override(meta, where).get("strategy")
    return Collection(
        id=of,
        fields=fields,
        scope=ours.scope(extra, str(of)),
        subject=ours.subject(extra, str(of)),
        activity=str(extra.get("activity") or ""),
        retention=ours.retention(extra, str(of)),
        skip=bool(meta.get("skip_processing", False)),
        erase_rows=True if override == "delete" else ours.optional_flag(extra, "erase_rows"),
        schema=str(extra.get("schema") or schema),
        after=tuple(_collection_id(a) for a in _strings(meta.get("erase_after"), f"{where}: `erase_after`")),
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
            yield from _fields(of, nested, f"{name}.", _categories(entry, f"field {of}.{name}") or inherited)
        else:
            yield _field(of, name, entry, inherited)


def _field(of: CollectionId, name: str, entry: Mapping[str, Any], inherited: tuple[str, ...]) -> Field:
    where = f"{of}.{name}"
    meta, extra = _meta(entry, f"field {where}"), ours.section(entry, where, ours.FIELD_KEYS)
    label_nl, label_en = ours.labels(extra)
    return Field(
        name=name,
        categories=_categories(entry, f"field {where}") or inherited,
        data_type=str(meta.get("data_type") or ""),
        primary_key=bool(meta.get("primary_key", False)),
        identity=str(meta.get("identity") or ""),
        notation=str(extra.get("notation") or ""),
        references=_references(where, meta.get("references")),
        read_only=bool(meta.get("read_only", False)),
        length=_length(where, meta.get("length")),
        erasure=ours.erasure(extra, where) or _erasure(meta, f"field {where}"),
        origin=ours.origin(extra, where),
        activity=str(extra.get("activity") or ""),
        retention=ours.retention(extra, where),
        free_text=bool(extra.get("free_text", False)),
        age=bool(extra.get("age", False)),
        purpose=ours.purpose(extra, where),
        label_nl=label_nl,
        label_en=label_en,
    )


def _erasure(meta: Mapping[str, Any], where: str) -> Erasure:
    override = _override(meta, where)
    strategy = str(override.get("strategy") or "")
    if strategy in NOT_ERASURE or not strategy:
        return Erasure()
    rewrite = _inner(override, "configuration", where).get("rewrite_value")
    if isinstance(rewrite, list | dict):
        raise MalformedMap(f"data map, {where}: `rewrite_value` must be one value.")
    return Erasure(_STRATEGIES.get(strategy, strategy), rewrite)


def _override(meta: Mapping[str, Any], where: str) -> Mapping[str, Any]:
    return _inner(meta, "masking_strategy_override", where)


def _references(where: str, value: Any) -> tuple[Reference, ...]:
    if value is not None and not isinstance(value, list):
        raise MalformedMap(f"data map, field {where}: `references` must be a list.")
    return tuple(_reference(where, r) for r in value or ())


def _reference(where: str, entry: Any) -> Reference:
    try:
        collection, dot, name = str(entry["field"]).partition(".")
        target = FieldId(CollectionId(str(entry["dataset"]), collection), name)
        reference = Reference(target, Direction(entry.get("direction") or Direction.BOTH))
    except (KeyError, TypeError, ValueError):
        dot = ""
    if not (dot and collection and name):
        what = "a reference needs `dataset`, `field` as collection.field, and direction from or to."
        raise MalformedMap(f"data map, field {where}: {what}")
    return reference


def _length(where: str, value: Any) -> int | None:
    if value is None:
        return None
    if not isinstance(value, int) or isinstance(value, bool) or value <= 0:
        raise MalformedMap(f"data map, field {where}: `length` must be a whole number above 0.")
    return value


def _collection_id(text: str) -> CollectionId:
    system, _, name = text.partition(".")
    return CollectionId(system, name)


def _meta(entry: Mapping[str, Any], where: str) -> Mapping[str, Any]:
    return _inner(entry, "fides_meta", where) or _inner(entry, "fidesops_meta", where)


def _inner(entry: Mapping[str, Any], name: str, where: str) -> Mapping[str, Any]:
    value = entry.get(name)
    if value is not None and not isinstance(value, Mapping):
        raise MalformedMap(f"data map, {where}: `{name}` must be a mapping.")
    return value or {}


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


def _key(entry: Mapping[str, Any]) -> str:
    """Return the key of a dataset; Fides takes a number for one as well."""
    key = entry.get("fides_key")
    return str(key) if isinstance(key, int) and not isinstance(key, bool) else _name(entry, "fides_key", "dataset")


def _categories(entry: Mapping[str, Any], where: str) -> tuple[str, ...]:
    return _strings(entry.get("data_categories"), f"{where}: `data_categories`")


def _strings(value: Any, where: str) -> tuple[str, ...]:
    if value is not None and not (isinstance(value, list) and all(isinstance(v, str) for v in value)):
        raise MalformedMap(f"data map, {where} must be a list of names.")
    return tuple(value or ())


def _refuse_twins(what: str, names: list[str]) -> None:
    twins = sorted({n for n in names if names.count(n) > 1})
    if twins:
        raise MalformedMap(f"data map, {what} {twins[0]}: the name stands twice; keep one.")
