"""Questions to a system behind an interface of JSON over HTTP."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager

from houvast.connectors.comparing import check_of, fence_of
from houvast.connectors.protocol import Health, Match, Referrer, SystemFacts, Unreadable, Within
from houvast.connectors.rest.checking import Seen, health_of
from houvast.connectors.rest.describing import describe
from houvast.connectors.rest.finding import Finder, Values, searched
from houvast.connectors.rest.pack import Pack
from houvast.connectors.rest.paging import Pages
from houvast.connectors.rest.place import Place
from houvast.connectors.rest.shaping import column_of, row_of, table_of, value_at
from houvast.connectors.rest.transaction import RestTransaction
from houvast.connectors.rest.wire import Wire
from houvast.connectors.sampling import TextRow, drawn
from houvast.engines.datamap.model import Collection as MappedCollection
from houvast.engines.datamap.rows import Row, RowKey


class RestSession:
    """A session on one system."""

    def __init__(self, wire: Wire, pack: Pack, place: Place, seen: Seen) -> None:
        self.wire, self.pack, self.place, self._seen = wire, pack, place, seen
        self.finder = Finder(pack, Pages(wire, pack, place), place.given)

    def describe(self, names: Collection[str] | None = None) -> SystemFacts:
        """Describe the system, or only the named collections, as the pack has them."""
        return describe(self.pack, self.place, self._seen.version, names)

    def find(
        self,
        collection: MappedCollection,
        any_of: Sequence[Match],
        within: Within | None = None,
        limit: int | None = None,
    ) -> Iterator[Row]:
        """Yield the rows for which any match holds: asked for narrowly where the interface can, and looked at here."""
        table, where = table_of(self.pack, collection), str(collection.id)
        names = dict.fromkeys([*(m.field for m in any_of), *([within.field] if within else [])])
        for name in names:
            column_of(table, name, where)
        if limit == 0 or not any_of:
            return
        holds = check_of(any_of, within)
        seen: set[RowKey] = set()
        for values in self.finder.candidates(collection.id.name, any_of):
            if holds({name: value_at(values, name) for name in names}):
                row = row_of(table, collection, values)
                if row.key not in seen:
                    seen.add(row.key)
                    yield row
                if len(seen) == limit:
                    return

    def walk(self, collection: MappedCollection, within: Within | None = None) -> Iterator[Row]:
        """Yield every row within the fence that the interface lists."""
        table, inside, seen = table_of(self.pack, collection), fence_of(within), set[RowKey]()
        names = [within.field] if within else []
        for name in names:
            column_of(table, name, str(collection.id))
        for values in self.finder.every(collection.id.name):
            row = row_of(table, collection, values)
            if row.key not in seen and inside({name: value_at(values, name) for name in names}):
                seen.add(row.key)
                yield row

    def read(self, collection: MappedCollection, keys: Sequence[RowKey]) -> dict[RowKey, Row]:
        """Return the rows with these keys."""
        table = table_of(self.pack, collection)
        held = self.whole(collection, keys).values()
        return {row.key: row for row in (row_of(table, collection, values) for values in held)}

    def whole(self, collection: MappedCollection, keys: Sequence[RowKey]) -> Mapping[RowKey, Values]:
        """Return every field that the pack knows of the rows with these keys."""
        table = table_of(self.pack, collection)
        found = self.finder.by_key(collection.id.name, [dict(key.values) for key in keys])
        return {row_of(table, collection, values).key: values for values in found}

    def referrers(self, collection: MappedCollection, keys: Sequence[RowKey]) -> Iterator[Referrer]:
        """Yield nothing: an interface tells of no foreign keys."""
        del collection, keys
        return iter(())

    def sample(self, collection: str, columns: Sequence[str], rows: int, seed: int) -> list[TextRow]:
        """Return some rows as text, drawn from the first of the collection."""
        table = self.pack.collections.get(collection)
        if table is None or not set(columns) <= table.fields.keys():
            raise Unreadable(f"{collection}: the pack {self.pack.pack} has no such collection or field.")
        return drawn(self.finder.every(collection), columns, rows, seed)

    def health(self) -> Health:
        """Tell how the system is reached, and what cannot be erased through its interface."""
        return health_of(self.pack, self.place, self._seen)

    def rows_read(self, collection: MappedCollection, match: Match) -> int | None:
        """Return 0 where the interface can be asked narrowly; else all is read, however much that is."""
        return 0 if searched(table_of(self.pack, collection), match) else None

    @contextmanager
    def transaction(self) -> Iterator[RestTransaction]:
        """Open a unit of writing: everything is written when it is left without an exception."""
        transaction = RestTransaction(self)
        yield transaction
        transaction.carry_out()
