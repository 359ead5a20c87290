"""What is another between two files of the map in the parts that Houvast keeps without using them."""

from collections.abc import Iterator, Mapping
from typing import Any

from houvast.engines.datamap.diffing import Change, Kind, Level, MapDiff, compare
from houvast.engines.datamap.fides import load_document, read_map

_NAMES = ("fides_key", "name", "key")
_READ = {
    "dataset": {"fides_key", "name", "description", "data_categories", "houvast"},
    "collections": {"name", "data_categories", "houvast"},
    "fields": {"name", "data_categories", "houvast"},
}
"""What the map itself takes from a dataset, a collection and a field: `diffing` compares it."""
_READ_META: dict[str, set[str]] = {
    "dataset": set(),
    "collections": {"erase_after", "skip_processing", "masking_strategy_override"},
    "fields": {
        "primary_key", "identity", "data_type", "length", "references", "read_only", "masking_strategy_override",
    },
}  # fmt: skip
_LONGEST = 80
_Place = tuple[str, ...]


def compare_kept(before: str, after: str) -> tuple[Change, ...]:
    """Return the differences of two files (YAML) in what `compare` does not look at.

    That is what only Fides uses in a dataset, and everything that stands beside the datasets.

    :raises MalformedMap: one of them is no YAML.
    """
    return tuple(_mappings(load_document(before), load_document(after), (), ""))


def compare_files(before: str, after: str) -> MapDiff:
    """Return all differences of two files (YAML): of what the map says, and of what is only kept.

    :raises MalformedMap: one of them is no data map; says where.
    :raises UnknownKey: a value under `houvast` does not exist.
    """
    said = compare(read_map(before), read_map(after)).changes
    return MapDiff((*said, *compare_kept(before, after)))


def _mappings(old: Mapping[Any, Any], new: Mapping[Any, Any], at: _Place, inside: str) -> Iterator[Change]:
    for key in dict.fromkeys((*new, *old)):
        if str(key) in _READ.get(inside, ()):
            continue
        if str(key) in ("fides_meta", "fidesops_meta") and inside in _READ_META:
            one, other = (_unread(part.get(key), inside) for part in (old, new))
        else:
            one, other = old.get(key), new.get(key)
        yield from _values(one, other, (*at, str(key)), _level(str(key), at, inside))


def _level(key: str, at: _Place, inside: str) -> str:
    """Tell which part of a dataset stands under a key; empty for anything else."""
    if not at:
        return "dataset" if key == "dataset" else ""
    nested = {"dataset": "collections", "collections": "fields", "fields": "fields"}.get(inside)
    return key if key == nested else ""


def _unread(meta: Any, inside: str) -> Any:
    if meta is not None and not isinstance(meta, Mapping):
        return meta
    return {key: value for key, value in (meta or {}).items() if key not in _READ_META[inside]}


def _values(old: Any, new: Any, at: _Place, inside: str) -> Iterator[Change]:
    if old == new:
        return
    if inside == "dataset":
        old, new = ([one] if isinstance(one, Mapping) else one for one in (old, new))
    if isinstance(old, Mapping) and isinstance(new, Mapping):
        yield from _mappings(old, new, at, "")
    elif (inside or _is_named(old or new)) and _is_named(old or []) and _is_named(new or []):
        yield from _lists(_by_name(old or []), _by_name(new or []), at, inside)
    else:
        kind = Kind.ADDED if old is None else Kind.REMOVED if new is None else Kind.CHANGED
        yield Change(Level.KEPT, kind, " / ".join(at[:-1]), at[-1], _said(old), _said(new))


def _lists(old: dict[str, Any], new: dict[str, Any], at: _Place, inside: str) -> Iterator[Change]:
    for name in dict.fromkeys((*new, *old)):
        place = (*at, name)
        if name in old and name in new:
            yield from _mappings(old[name], new[name], place, inside)
        elif not inside:  # what came and went in a dataset is told by the map itself
            kind = Kind.ADDED if name in new else Kind.REMOVED
            yield Change(Level.KEPT, kind, " / ".join(place))


def _is_named(value: Any) -> bool:
    """Tell whether a value is a list of which every entry goes by a name of its own."""
    if not isinstance(value, list) or not all(isinstance(one, Mapping) for one in value):
        return False
    names = [_name(one) for one in value]
    return "" not in names and len(set(names)) == len(names)


def _by_name(value: list[Any]) -> dict[str, Any]:
    return {_name(one): one for one in value}


def _name(entry: Mapping[str, Any]) -> str:
    """Return what an entry goes by; activities of two organisations may share a key."""
    name = next((str(entry[key]) for key in _NAMES if entry.get(key)), "")
    return f"{entry['organisation']}/{name}" if name and entry.get("organisation") else name


def _said(value: Any) -> str:
    text = "" if value is None else "yes" if value is True else "no" if value is False else str(value)
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1]}…"
