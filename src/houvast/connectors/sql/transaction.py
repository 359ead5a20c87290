"""Writing: set-based, counted, and all or nothing."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, TypeAlias

import sqlalchemy as sa

from houvast.connectors.protocol import Change, Refused
from houvast.connectors.sql.building import NEW, deleting, updating
from houvast.connectors.sql.keys import KeyCondition, chunks, condition_on, tuples_of
from houvast.connectors.sql.nesting import whole_columns
from houvast.connectors.sql.selection import Selection
from houvast.connectors.sql.statements import Prepared
from houvast.connectors.sql.values import NoSuchValue, sent
from houvast.engines.datamap.model import Collection as MappedCollection
from houvast.engines.datamap.rows import Row, RowKey, Value

if TYPE_CHECKING:
    from houvast.connectors.sql.session import SqlSession

_Frozen: TypeAlias = "Value | tuple[_Frozen, ...]"
_Sent: TypeAlias = "tuple[tuple[str, _Frozen], ...]"


class SqlTransaction:
    """A unit of writing on one database."""

    def __init__(self, session: SqlSession) -> None:
        self._session = session
        self._dialect = session.wire.connection.dialect

    def lock(self, collection: MappedCollection, keys: Sequence[RowKey]) -> dict[RowKey, Row]:
        """Read rows and hold them until the end (SQLite: the whole file is held)."""
        return self._session.read_rows(collection, keys, for_update=True)

    def erase(self, collection: MappedCollection, keys: Sequence[RowKey]) -> int:
        """Delete rows, in as few statements as there are chunks."""
        selection = self._session.selection(collection)
        done = 0
        for condition, size in self._conditions(selection, keys):
            statement = self._delete(selection, condition)
            count = self._session.wire.run(statement.sql, statement.bind(condition.bound), str(collection.id))
            done += self._counted(collection, count, size)
        return done

    def _delete(self, selection: Selection, condition: KeyCondition) -> Prepared:
        def build() -> sa.Delete:
            return deleting(selection, condition.clause)

        return selection.statement(("delete", condition.shape), build, self._dialect)

    def change(self, collection: MappedCollection, changes: Sequence[Change]) -> int:
        """Write new values: one UPDATE for all rows that get the same, one run of many for the rest."""
        selection = self._session.selection(collection)
        merged: dict[RowKey, dict[str, Value]] = defaultdict(dict)
        for change in changes:
            merged[change.key].update(change.values)
        alike: dict[_Sent, list[RowKey]] = defaultdict(list)
        for key, values in whole_columns(self._session, selection, merged).items():
            if values:
                alike[self._sent(selection, values)].append(key)
        shared = {values: keys for values, keys in alike.items() if len(keys) > 1}
        own = [(values, keys[0]) for values, keys in alike.items() if len(keys) == 1]
        done = sum(self._change_alike(collection, selection, values, keys) for values, keys in shared.items())
        return done + self._change_each(collection, selection, own)

    def _sent(self, selection: Selection, values: Mapping[str, Value]) -> _Sent:
        pairs: list[tuple[str, _Frozen]] = []
        for name, value in sorted(values.items()):
            column = selection.place(name).column
            try:
                held = sent(value, column, selection.brand)
            except NoSuchValue:
                raise Refused(
                    f"{selection.collection.id}: the column {name} cannot hold the new value; nothing was changed."
                ) from None
            pairs.append((name, _frozen(held)))
        return tuple(pairs)

    def _change_alike(
        self, collection: MappedCollection, selection: Selection, values: _Sent, keys: Sequence[RowKey]
    ) -> int:
        done = 0
        for condition, size in self._conditions(selection, keys):
            statement = self._update(selection, values, condition)
            bound = statement.bind({**condition.bound, **_bound(values)})
            done += self._counted(collection, self._session.wire.run(statement.sql, bound, str(collection.id)), size)
        return done

    def _update(self, selection: Selection, values: _Sent, condition: KeyCondition) -> Prepared:
        names = tuple([name for name, _ in values])

        def build() -> sa.Update:
            return updating(selection, names, condition.clause)

        return selection.statement(("update", names, condition.shape), build, self._dialect)

    def _change_each(
        self, collection: MappedCollection, selection: Selection, own: Sequence[tuple[_Sent, RowKey]]
    ) -> int:
        by_columns: dict[tuple[str, ...], list[tuple[_Sent, RowKey]]] = defaultdict(list)
        for values, key in own:
            by_columns[tuple(name for name, _ in values)].append((values, key))
        return sum(self._change_run(collection, selection, some) for some in by_columns.values())

    def _change_run(
        self, collection: MappedCollection, selection: Selection, some: Sequence[tuple[_Sent, RowKey]]
    ) -> int:
        conditions = [
            (values, condition) for values, key in some for condition, _ in self._conditions(selection, [key])
        ]
        if not conditions:
            return 0
        statement = self._update(selection, some[0][0], conditions[0][1])
        bound = [statement.bind({**condition.bound, **_bound(values)}) for values, condition in conditions]
        count = self._session.wire.run_many(statement.sql, bound, str(collection.id))
        return self._counted(collection, count, len(some))

    def _conditions(self, selection: Selection, keys: Sequence[RowKey]) -> Iterator[tuple[KeyCondition, int]]:
        columns = [selection.table.columns[name] for name in selection.key]
        for chunk in chunks(tuples_of(selection, keys), selection.brand):
            condition = condition_on(columns, chunk, selection.brand)
            if condition is not None:
                yield condition, len(chunk)

    def _counted(self, collection: MappedCollection, count: int, most: int) -> int:
        if count > most:
            raise Refused(f"{collection.id}: the key of the map fits more rows than it should; nothing was changed.")
        return count


def _bound(values: _Sent) -> dict[str, object]:
    return {f"{NEW}{i}": _thawed(v) for i, (_, v) in enumerate(values)}


def _frozen(value: Value) -> _Frozen:
    """Return an array in a form that can be compared and counted."""
    return tuple(_frozen(item) for item in value) if isinstance(value, list) else value


def _thawed(value: _Frozen) -> object:
    return [_thawed(item) for item in value] if isinstance(value, tuple) else value
