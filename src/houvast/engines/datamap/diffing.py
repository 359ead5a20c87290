"""What is another between two versions of the map, and what comes of it for the people whose data it is about."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, TypeAlias

from houvast.engines.datamap.consequences import Consequence, of_change, of_field, of_gone, of_new
from houvast.engines.datamap.model import (
    Collection,
    DataMap,
    Direction,
    Erasure,
    Field,
    Reference,
    Retention,
    Scope,
    SystemMap,
)


class Level(StrEnum):
    """What changed: a system, a collection, a field, or a part of the file that Houvast keeps without using it."""

    SYSTEM = "system"
    COLLECTION = "collection"
    FIELD = "field"
    KEPT = "kept"


class Kind(StrEnum):
    """In what way."""

    ADDED = "added"
    REMOVED = "removed"
    CHANGED = "changed"


@dataclass(frozen=True, slots=True)
class Change:
    """One difference: `where` as `system:collection.field`, `what` the property that changed (see `WORDS`).

    `old` and `new` are for people, empty where there is nothing. Of what is only kept, `where` is the way to it in the
    file, and `what` the key as it stands there.
    """

    level: Level
    kind: Kind
    where: str
    what: str = ""
    old: str = ""
    new: str = ""
    consequences: tuple[Consequence, ...] = ()


@dataclass(frozen=True, slots=True)
class MapDiff:
    """All differences, by system in the order of the later version, what was removed last."""

    changes: tuple[Change, ...]

    @property
    def is_empty(self) -> bool:
        """Tell whether both versions say the same."""
        return not self.changes

    @property
    def consequences(self) -> tuple[Consequence, ...]:
        """Return everything that comes of it, each once."""
        return tuple(dict.fromkeys(c for change in self.changes for c in change.consequences))


WORDS = {
    "name": "name",
    "description": "description",
    "host": "hosted by",
    "label_nl": "Dutch label",
    "label_en": "English label",
    "scope": "held for",
    "subject": "a row is about",
    "activity": "activity",
    "retention": "kept by the rule",
    "skip": "left out",
    "erase_rows": "whole rows may be deleted",
    "schema": "schema",
    "after": "erased after",
    "categories": "holds",
    "data_type": "type",
    "primary_key": "part of the primary key",
    "identity": "people are found by it as",
    "notation": "notation",
    "references": "refers to",
    "read_only": "read only",
    "length": "length",
    "erasure": "erased by",
    "origin": "origin",
    "free_text": "free text",
    "age": "tells an age",
    "purpose": "flag for",
}
"""The properties of the map, in words for the owner of a system."""
_OF_SYSTEM = ("name", "description", "host")
_OF_COLLECTION = (
    "skip", "scope", "subject", "activity", "retention", "erase_rows", "schema", "after", "label_nl", "label_en",
)  # fmt: skip
_OF_FIELD = (
    "categories", "identity", "references", "primary_key", "free_text", "age", "purpose", "origin", "activity",
    "retention", "erasure", "read_only", "data_type", "length", "notation", "label_nl", "label_en",
)  # fmt: skip
_Part: TypeAlias = SystemMap | Collection | Field


def compare(before: DataMap, after: DataMap) -> MapDiff:
    """Return what changed from one version of the map to another; the order in which things stand does not count."""
    old = {system.key: system for system in before.systems}
    new = {system.key: system for system in after.systems}
    return MapDiff(tuple(_pairs(old, new, Level.SYSTEM, lambda key: key, _systems)))


def as_words(change: Change) -> str:
    """Say a change in one line."""
    if change.level is Level.KEPT:
        return _kept(change)
    if change.kind is not Kind.CHANGED:
        held = change.new or change.old
        return f"{change.where}: {change.level} {change.kind}{f' ({held})' if held else ''}"
    return (
        f"{change.where}: {WORDS.get(change.what, change.what)}: {change.old or 'nothing'} → {change.new or 'nothing'}"
    )


def _kept(change: Change) -> str:
    if not change.what:
        return f"{change.where}: {change.kind}"
    return f"{f'{change.where} / ' if change.where else ''}{change.what}: {change.old or '-'} → {change.new or '-'}"


def _pairs(
    old: Mapping[str, Any],
    new: Mapping[str, Any],
    level: Level,
    place: Callable[[str], str],
    inside: Callable[[Any, Any], Iterable[Change]],
) -> Iterator[Change]:
    """Lay parts beside each other by their names."""
    for name, part in new.items():
        if name in old:
            yield from inside(old[name], part)
        else:
            yield Change(level, Kind.ADDED, place(name), new=_size(part), consequences=of_new(_fields(part)))
    for name in (name for name in old if name not in new):
        part = old[name]
        yield Change(level, Kind.REMOVED, place(name), old=_size(part), consequences=of_gone(_fields(part)))


def _systems(old: SystemMap, new: SystemMap) -> Iterator[Change]:
    yield from _properties(Level.SYSTEM, new.key, old, new, _OF_SYSTEM)
    before = {c.id.name: c for c in old.collections}
    after = {c.id.name: c for c in new.collections}
    yield from _pairs(before, after, Level.COLLECTION, lambda name: f"{new.key}:{name}", _collections)


def _collections(old: Collection, new: Collection) -> Iterator[Change]:
    yield from _properties(Level.COLLECTION, str(new.id), old, new, _OF_COLLECTION)

    def inside(one: Field, other: Field) -> Iterator[Change]:
        return _properties(Level.FIELD, f"{new.id}.{other.name}", one, other, _OF_FIELD)

    yield from _pairs(old.by_name, new.by_name, Level.FIELD, lambda name: f"{new.id}.{name}", inside)


def _properties(level: Level, where: str, old: _Part, new: _Part, names: Iterable[str]) -> Iterator[Change]:
    for name in names:
        one, other = getattr(old, name), getattr(new, name)
        if one != other:
            found = of_change(name, one, other)
            more = of_field(name, old, new) if isinstance(old, Field) and isinstance(new, Field) else ()
            yield Change(level, Kind.CHANGED, where, name, _said(one), _said(other), (*found, *more))


def _fields(part: _Part) -> tuple[Field, ...]:
    if isinstance(part, Field):
        return (part,)
    collections = part.collections if isinstance(part, SystemMap) else (part,)
    return tuple(f for c in collections for f in c.fields if not c.skip)


def _size(part: _Part) -> str:
    if isinstance(part, Field):
        return ", ".join((*part.categories, *([f"identity {part.identity}"] if part.identity else [])))
    fields = _fields(part)
    personal = sum(f.is_personal for f in fields)
    counted = f"{len(fields)} fields, {personal} about people"
    return f"{len(part.collections)} collections, {counted}" if isinstance(part, SystemMap) else counted


def _said(value: object) -> str:
    match value:
        case None | "":
            return ""
        case bool():
            return "yes" if value else "no"
        case tuple():
            return ", ".join(_said(one) for one in value)
        case Reference():
            ways = {Direction.BOTH: "", Direction.OUT: " (walked from here)", Direction.IN: " (walked to here)"}
            return f"{value.target}{ways[value.direction]}"
        case Retention():
            return f"{value.rule}, from {value.start}" if value.start else value.rule
        case Erasure():
            given = f" “{value.replacement}”" if value.replacement is not None else ""
            return f"{value.strategy}{given}" if value.strategy else "what the column allows"
        case Scope():
            return _scope(value)
    return str(value)


def _scope(scope: Scope) -> str:
    if scope.inherit:
        return "whom the row is held for that it hangs on"
    if scope.column:
        values = ", ".join(f"{code} = {key}" for code, key in scope.values)
        return f"whom {scope.column} names{f' ({values})' if values else ''}"
    return scope.organisation
