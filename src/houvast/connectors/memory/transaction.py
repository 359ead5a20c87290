"""Writing to a system in memory: checked as a database checks, undone as a database undoes."""

from collections.abc import Sequence

from houvast.connectors.documents import with_value
from houvast.connectors.memory.reading import facts_of, place_of, row_of
from houvast.connectors.memory.store import MemoryRow, Store, pointers, refused, verify
from houvast.connectors.protocol import Change, CollectionFacts
from houvast.engines.datamap.model import Collection as MappedCollection
from houvast.engines.datamap.rows import Row, RowKey


class MemoryTransaction:
    """A unit of writing; the session undoes it when it is left by an exception."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def lock(self, collection: MappedCollection, keys: Sequence[RowKey]) -> dict[RowKey, Row]:
        """Read rows; the whole system is held, so they are as well."""
        return {key: row_of(self._store, collection, row) for key, row in self._held(collection, keys).items()}

    def change(self, collection: MappedCollection, changes: Sequence[Change]) -> int:
        """Write new values and hold the table to its constraints."""
        facts = facts_of(self._store, collection)
        self._allowed(facts, may=facts.may_update)
        held = self._held(collection, [change.key for change in changes])
        present = [change for change in changes if change.key in held and change.values]
        for change in present:
            self._store.may_write()
            for name, value in change.values.items():
                column = place_of(collection, facts, name)
                described = facts.column(column)
                if described and (described.generated or not described.writable):
                    raise refused(facts.name, f"the column cannot be written ({column})")
                path = [] if column == name else name.split(".")[1:]
                held[change.key][column] = with_value(held[change.key][column], path, value)
        verify(self._store, facts.name)
        return len({change.key for change in present})

    def erase(self, collection: MappedCollection, keys: Sequence[RowKey]) -> int:
        """Delete rows, and what follows them by cascade."""
        facts = facts_of(self._store, collection)
        self._allowed(facts, may=facts.may_delete)
        held = list(self._held(collection, keys).values())
        for _ in held:
            self._store.may_write()
        self._delete(facts.name, held)
        return len(held)

    def _delete(self, name: str, gone: Sequence[MemoryRow]) -> None:
        out = {id(row) for row in gone}
        self._store.rows[name] = [row for row in self._store.rows[name] if id(row) not in out]
        for holder, foreign_key in pointers(self._store, name):
            if foreign_key.target != name or not gone:
                continue
            targets = {tuple(row[c] for c in foreign_key.target_columns) for row in gone}
            left = [r for r in self._store.rows[holder] if tuple(r[c] for c in foreign_key.columns) in targets]
            if foreign_key.on_delete == "cascade" and left:
                self._delete(holder, left)
            if foreign_key.on_delete == "set null":
                for row in left:
                    row.update(dict.fromkeys(foreign_key.columns))
                verify(self._store, holder)
        verify(self._store, name)

    def _held(self, collection: MappedCollection, keys: Sequence[RowKey]) -> dict[RowKey, MemoryRow]:
        facts, wanted = facts_of(self._store, collection), set(keys)
        every = ((row_of(self._store, collection, row).key, row) for row in self._store.rows[facts.name])
        held = [(key, row) for key, row in every if key in wanted]
        if len({key for key, _ in held}) < len(held):
            raise refused(facts.name, "the key of the map fits more rows than it should")
        return dict(held)

    def _allowed(self, facts: CollectionFacts, *, may: bool) -> None:
        if facts.read_only or not may:
            raise refused(facts.name, "this login has no right to do so")
