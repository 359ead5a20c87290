"""Questions to a system in memory."""

from collections.abc import Collection, Iterator, Sequence
from contextlib import contextmanager

from houvast.connectors.comparing import check_of, fence_of
from houvast.connectors.memory.reading import facts_of, full_name, place_of, row_of, value_at
from houvast.connectors.memory.store import Store
from houvast.connectors.memory.transaction import MemoryTransaction
from houvast.connectors.protocol import Match, Referrer, SystemFacts, Unreadable, Within
from houvast.connectors.sampling import drawn
from houvast.engines.datamap.model import Collection as MappedCollection
from houvast.engines.datamap.rows import Row, RowKey, Value


class MemorySession:
    """A session on a system in memory."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def describe(self, names: Collection[str] | None = None) -> SystemFacts:
        """Describe the system, or only the named tables."""
        found = (f for name, f in sorted(self._store.facts.items()) if names is None or name in names)
        return SystemFacts(tuple(found), version="memory")

    def find(
        self,
        collection: MappedCollection,
        any_of: Sequence[Match],
        within: Within | None = None,
        limit: int | None = None,
    ) -> Iterator[Row]:
        """Yield the rows for which any match holds."""
        facts = facts_of(self._store, collection)
        names = [*collection.by_name, *(m.field for m in any_of), *([within.field] if within else [])]
        for name in names:
            place_of(collection, facts, name)
        holds = check_of(any_of, within)
        found = 0
        for row in list(self._store.rows[facts.name]):
            if limit is not None and found >= limit:
                return
            if holds({name: value_at(row, name) for name in names}):
                found += 1
                yield row_of(self._store, collection, row)

    def walk(self, collection: MappedCollection, within: Within | None = None) -> Iterator[Row]:
        """Yield every row within the fence."""
        facts, inside = facts_of(self._store, collection), fence_of(within)
        names = [*collection.by_name, *([within.field] if within else [])]
        for name in names:
            place_of(collection, facts, name)
        for row in list(self._store.rows[facts.name]):
            if inside({name: value_at(row, name) for name in names}):
                yield row_of(self._store, collection, row)

    def read(self, collection: MappedCollection, keys: Sequence[RowKey]) -> dict[RowKey, Row]:
        """Return the rows with these keys."""
        wanted = set(keys)
        every = (
            row_of(self._store, collection, row) for row in self._store.rows[facts_of(self._store, collection).name]
        )
        return {row.key: row for row in every if row.key in wanted}

    def referrers(self, collection: MappedCollection, keys: Sequence[RowKey]) -> Iterator[Referrer]:
        """Yield what points at these rows."""
        targets = self.read(collection, keys)
        for name, facts in self._store.facts.items():
            for foreign_key in facts.foreign_keys:
                if foreign_key.target != full_name(collection):
                    continue
                at = {self._held(collection, key, foreign_key.target_columns): key for key in targets}
                for row in self._store.rows[name]:
                    values = tuple(row[c] for c in foreign_key.columns)
                    if None not in values and values in at:
                        key = tuple((c, row[c]) for c in facts.key)
                        yield Referrer(name, foreign_key.columns, at[values], key)

    def _held(self, collection: MappedCollection, key: RowKey, columns: Sequence[str]) -> tuple[Value, ...]:
        row = next(r for r in self._store.rows[full_name(collection)] if row_of(self._store, collection, r).key == key)
        return tuple(row[c] for c in columns)

    def sample(self, collection: str, columns: Sequence[str], rows: int, seed: int) -> list[tuple[str | None, ...]]:
        """Return a bounded sample of a table's rows as text."""
        if collection not in self._store.facts:
            raise Unreadable(f"{collection}: the system has no such table; describe the system again.")
        return drawn(list(self._store.rows[collection]), columns, rows, seed)

    @contextmanager
    def transaction(self) -> Iterator[MemoryTransaction]:
        """Open a unit of writing: all of it lasts, or nothing; one writer at a time."""
        with self._store.writer:
            before = self._store.copy_of_rows()
            try:
                yield MemoryTransaction(self._store)
            except BaseException:
                self._store.rows = before
                raise
