"""Is the data map true? The map of one system beside what that system says of itself."""

from collections import Counter
from collections.abc import Iterator
from typing import Any

from houvast.engines.datamap.column_checks import check_columns, some
from houvast.engines.datamap.facts import CollectionFacts, SystemFacts
from houvast.engines.datamap.fides import NOT_ERASURE, load_document
from houvast.engines.datamap.link_checks import (
    check_foreign_keys,
    check_reach,
    check_references,
    check_retention,
    check_scope,
    names_of,
)
from houvast.engines.datamap.model import Collection, DataMap, SystemMap
from houvast.engines.datamap.problems import MapProblem as MapProblem
from houvast.engines.datamap.problems import error, warning


def check(
    system_map: SystemMap, facts: SystemFacts, whole: DataMap, rule_keys: frozenset[str]
) -> tuple[MapProblem, ...]:
    """Return everything that is wrong with the map of one system, beside what that system says of itself.

    `whole` is the map with all systems, `rule_keys` the keys of all retention rules, with their country.
    """
    return (
        *check_alone(system_map, whole, rule_keys),
        *(problem for c in _counted(system_map) for problem in _beside(c, facts)),
        *check_foreign_keys(system_map, facts, whole),
        *_unmapped(system_map, facts),
    )


def check_alone(system_map: SystemMap, whole: DataMap, rule_keys: frozenset[str]) -> tuple[MapProblem, ...]:
    """Return what is wrong with the map of one system by itself, as long as the system does not answer."""
    return (
        *_twins(system_map),
        *(problem for c in _counted(system_map) for problem in _alone(c, whole, rule_keys)),
        *check_reach(system_map, whole),
    )


def check_masking(text: str) -> tuple[MapProblem, ...]:
    """Return a warning for each masking override in a file that hides data without erasing it.

    Law: GDPR art. 4(5), 17: what a key can bring back is pseudonymous, and not erased.
    """
    document = load_document(text)
    return tuple(
        warning(
            "no_erasure", where, f"`{strategy}` hides data and erases nothing; it is erased by another way instead."
        )
        for where, strategy in _masked(document.get("dataset") or [], "")
        if strategy in NOT_ERASURE
    )


def _masked(entries: Any, inside: str) -> Iterator[tuple[str, str]]:
    for entry in entries if isinstance(entries, list) else [entries]:
        if not isinstance(entry, dict):
            continue
        name = str(entry.get("fides_key") or entry.get("name") or "")
        where = f"{inside}{name}"
        meta = entry.get("fides_meta") or entry.get("fidesops_meta") or {}
        override = meta.get("masking_strategy_override") if isinstance(meta, dict) else None
        if isinstance(override, dict):
            yield where, str(override.get("strategy") or "")
        yield from _masked(entry.get("collections") or [], f"{where}:")
        yield from _masked(entry.get("fields") or [], f"{where}.")


def _twins(system_map: SystemMap) -> Iterator[MapProblem]:
    """One table under two names would be read, counted and erased twice."""
    tables = Counter(names_of(c)[0].casefold() for c in system_map.collections)
    for table in sorted(table for table, times in tables.items() if times > 1):
        yield error("name_twice", f"{system_map.key}:{table}", "the map holds this collection twice; keep one.")


def _counted(system_map: SystemMap) -> list[Collection]:
    return [c for c in system_map.collections if not c.skip]


def _alone(collection: Collection, whole: DataMap, rule_keys: frozenset[str]) -> Iterator[MapProblem]:
    yield from check_references(collection, whole)
    yield from check_scope(collection, whole)
    yield from check_retention(collection, whole, rule_keys)


def _beside(collection: Collection, facts: SystemFacts) -> Iterator[MapProblem]:
    found = facts_of(collection, facts)
    if found is None:
        what = "the system has no such collection, or hides it from this login; correct the name or grant the right."
        yield error("collection_missing", collection.id, what)
        return
    yield from _rights(collection, found)
    yield from _copies(collection, found)
    yield from _key(collection, found, transactional=facts.transactional)
    yield from check_columns(collection, found, may_stay=_may_stay(collection, found, facts))


def _may_stay(collection: Collection, found: CollectionFacts, facts: SystemFacts) -> bool:
    kept = collection.retention or any(f.retention for f in collection.fields)
    return bool(kept) or any(key.target == found.name for other in facts.collections for key in other.foreign_keys)


def facts_of(collection: Collection, facts: SystemFacts) -> CollectionFacts | None:
    """Return what the system says of a mapped collection, or None where it is not there."""
    return next((found for name in names_of(collection) if (found := facts.collection(name))), None)


def _rights(collection: Collection, facts: CollectionFacts) -> Iterator[MapProblem]:
    if not any(f.is_personal and f.erasure.strategy != "keep" for f in collection.fields):
        return
    if facts.read_only:
        what = "a view, or read-only: nothing here can be erased; map the tables behind it, or `skip_processing`."
        yield error("read_only", collection.id, what)
        return
    if not facts.may_update:
        what = "this login may not change rows, so nothing can be erased in rows that stay; grant it the right."
        yield error("no_right_to_update", collection.id, what)
    if not facts.may_delete and collection.erase_rows is not False:
        what = "this login may not delete rows; grant it the right, or rows are emptied and stay."
        yield (error if collection.erase_rows else warning)("no_right_to_delete", collection.id, what)


def _copies(collection: Collection, facts: CollectionFacts) -> Iterator[MapProblem]:
    """What is erased here may live on elsewhere in the same system, where nobody looks."""
    if facts.copies and any(f.is_personal or f.identity for f in collection.fields):
        what = f"{some(list(facts.copies))} may keep a copy of what is erased; map where it stands, or clear it."
        yield warning("copies_kept", collection.id, what)


def _key(collection: Collection, facts: CollectionFacts, *, transactional: bool) -> Iterator[MapProblem]:
    stated, actual = collection.key, facts.key
    if not stated and not actual:
        what = "no primary key: a row cannot be found again, so not erased; name one with `primary_key: true`."
        yield error("no_primary_key", collection.id, what)
    elif not actual:
        what = "the table has no primary key: its rows can be emptied, not deleted; add one to the table."
        yield warning("no_primary_key", collection.id, what)
    elif stated and set(stated) != set(actual) and not _finds_one(stated, facts, transactional=transactional):
        what = f"the map's key is {', '.join(stated)}, the system's is {', '.join(actual)}; correct the map."
        yield error("key_differs", collection.id, what)


def _finds_one(stated: tuple[str, ...], facts: CollectionFacts, *, transactional: bool) -> bool:
    """Tell whether other fields find a row again: unique, and never empty (of a folder: in what is there now)."""
    columns = [facts.column(name) for name in stated]
    filled = not transactional or all(column is not None and not column.nullable for column in columns)
    return filled and any(set(unique) == set(stated) for unique in facts.unique_keys)


def _unmapped(system_map: SystemMap, facts: SystemFacts) -> Iterator[MapProblem]:
    mapped = {name for c in system_map.collections for name in names_of(c)}
    missing = [c.name for c in facts.collections if c.name not in mapped]
    if missing:
        what = f"the map leaves out {some(missing)}; add what holds data about people, or say `skip_processing`."
        yield warning("collection_unmapped", system_map.key, what)
