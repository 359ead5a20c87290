"""How stored rows become rows of the map."""

from houvast.connectors.documents import walk
from houvast.connectors.memory.store import MemoryRow, Store
from houvast.connectors.protocol import CollectionFacts, Unreadable
from houvast.engines.datamap.model import Collection as MappedCollection
from houvast.engines.datamap.rows import Row, RowKey, Value


def row_of(store: Store, collection: MappedCollection, row: MemoryRow) -> Row:
    """Return a stored row as a row of the map; without any key every mapped field is the key."""
    key = collection.key or store.facts[full_name(collection)].key or tuple(collection.by_name)
    values = {name: value_at(row, name) for name in collection.by_name}
    return Row(RowKey(collection.id, tuple((name, value_at(row, name)) for name in key)), values)


def facts_of(store: Store, collection: MappedCollection) -> CollectionFacts:
    """Return the facts of a mapped collection.

    :raises Unreadable: the system has no such table, or the table no such column.
    """
    facts = store.facts.get(full_name(collection))
    if facts is None:
        raise Unreadable(f"{collection.id}: the system has no such table; correct the map.")
    for name in collection.by_name:
        place_of(collection, facts, name)
    return facts


def full_name(collection: MappedCollection) -> str:
    """Return the table's name as facts give it."""
    return f"{collection.schema}.{collection.id.name}" if collection.schema else collection.id.name


def place_of(collection: MappedCollection, facts: CollectionFacts, name: str) -> str:
    """Return the column in which a field stands.

    :raises Unreadable: the table has no such column.
    """
    for candidate in (name, name.partition(".")[0]):
        if facts.column(candidate):
            return candidate
    raise Unreadable(f"{collection.id}: the table has no column “{name}”; correct the map.")


def value_at(row: MemoryRow, name: str) -> Value:
    """Return a field's value: of the column, or inside the column's document."""
    if name in row:
        return row[name]
    head, *path = name.split(".")
    return walk(row.get(head), path)
