"""Writing through an interface that knows no transactions: prepared first, compared again, written, read back.

What may never happen: a write over what somebody else wrote after we read it; a record that is said to be changed
because the system answered 200; a record erased whose erasure was undone or only hidden, without a word.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from houvast.connectors.protocol import Change, Refused
from houvast.connectors.rest.describing import why_not, writable
from houvast.connectors.rest.filling import Filled, Unfit, fill
from houvast.connectors.rest.finding import Values
from houvast.connectors.rest.pack import Request, Table
from houvast.connectors.rest.shaping import row_of, sent, table_of, taken_out
from houvast.connectors.rest.wire import Missing
from houvast.engines.datamap.model import Collection as MappedCollection
from houvast.engines.datamap.rows import Row, RowKey, Value

if TYPE_CHECKING:
    from houvast.connectors.rest.session import RestSession


@dataclass
class _Work:
    """What is to be done to one record; `before` is how it stood when it was first read."""

    collection: MappedCollection
    table: Table
    before: Values
    changes: dict[str, Value] = field(default_factory=dict)
    erased: bool = False

    def now(self) -> Values:
        return {**self.before, **self.changes}


class RestTransaction:
    """A unit of writing. Until it is carried out nothing was sent; broken off in the middle it can be run again."""

    def __init__(self, session: RestSession) -> None:
        self._session = session
        self._work: dict[RowKey, _Work] = {}
        self._gone: set[RowKey] = set()

    def lock(self, collection: MappedCollection, keys: Sequence[RowKey]) -> dict[RowKey, Row]:
        """Read records as this work leaves them, and remember how they stood: another state at the end stops all."""
        self._hold(collection, keys)
        held = {key: self._work[key] for key in keys if key in self._work}
        return {key: row_of(w.table, collection, w.now()) for key, w in held.items() if not w.erased}

    def change(self, collection: MappedCollection, changes: Sequence[Change]) -> int:
        """Prepare new values."""
        table = table_of(self._session.pack, collection)
        self._allowed(collection, table, erasing=False)
        self._hold(collection, [change.key for change in changes])
        present = [c for c in changes if c.key in self._work and c.values and not self._work[c.key].erased]
        for change in present:
            work = self._work[change.key]
            for name, value in change.values.items():
                _refuse_unwritable(collection, table, name, work.now().get(name), value)
            work.changes |= change.values
        return len({change.key for change in present})

    def erase(self, collection: MappedCollection, keys: Sequence[RowKey]) -> int:
        """Prepare erasures."""
        self._allowed(collection, table_of(self._session.pack, collection), erasing=True)
        self._hold(collection, keys)
        present = [self._work[key] for key in dict.fromkeys(keys) if key in self._work and not self._work[key].erased]
        for work in present:
            work.erased = True
        return len(present)

    def _hold(self, collection: MappedCollection, keys: Sequence[RowKey]) -> None:
        new = [key for key in keys if key not in self._work and key not in self._gone]
        if not new:
            return
        table, found = table_of(self._session.pack, collection), self._session.whole(collection, new)
        self._work |= {key: _Work(collection, table, values) for key, values in found.items()}
        self._gone |= set(new) - found.keys()

    def _allowed(self, collection: MappedCollection, table: Table, *, erasing: bool) -> None:
        if why := why_not(table, self._session.place, erasing=erasing):
            raise Refused(f"{collection.id}: nothing can be written: {why}; nothing was changed.")

    def carry_out(self) -> None:
        """Do what was prepared.

        :raises Refused: a record was changed by another program, or vanished, or does not hold what was written.
        """
        work = {key: w for key, w in self._work.items() if w.erased or w.changes}
        if not work:
            return
        self._compare(work, "another program changed or removed it meanwhile; nothing was changed", written=False)
        for w in work.values():
            for filled in self._requests(w):
                self._send(w, filled)
        self._compare(work, "the system took the change and does not hold it; ask its owner", written=True)

    def _compare(self, work: dict[RowKey, _Work], trouble: str, *, written: bool) -> None:
        for collection in dict.fromkeys(w.collection.id for w in work.values()):
            here = {key: w for key, w in work.items() if w.collection.id == collection}
            now = self._session.whole(next(iter(here.values())).collection, list(here))
            for key, w in here.items():
                if not (_is_done(w, now.get(key)) if written else _is_as_it_was(w, now.get(key))):
                    raise Refused(f"{collection}: the record is not as it should be: {trouble}.")

    def _requests(self, w: _Work) -> Iterator[Filled]:
        """Yield what must be sent for one record, in order."""
        values = {**self._session.finder.options, **w.before}
        if w.erased:
            yield from (self._filled(w, request, values) for request in w.table.erase)
            return
        left = dict(w.changes)
        for request in w.table.change:
            mine = {name: left.pop(name) for name in list(left) if not request.fields or name in request.fields}
            for more in _fillings(w, mine):
                yield self._filled(w, request, {**values, **more})

    def _filled(self, w: _Work, request: Request, values: Values) -> Filled:
        try:
            return fill(request, values)
        except Unfit:
            raise Refused(f"{w.collection.id}: the record holds what the request cannot take; do it by hand.") from None

    def _send(self, w: _Work, filled: Filled) -> None:
        try:
            self._session.wire.tell(filled, str(w.collection.id))
        except Missing:
            if not w.erased:
                raise Refused(f"{w.collection.id}: the record vanished meanwhile; locate and plan again.") from None


def _fillings(w: _Work, changes: dict[str, Value]) -> Iterator[Values]:
    """Yield the values of each sending of a request: one for all fields, or one for each text to take out."""
    for name in [name for name in changes if w.table.fields[name].redacted]:
        for text in taken_out(str(w.before[name]), str(changes.pop(name))):
            yield {"removed": text}
    if changes:
        yield {"changes": sent(w.table, changes)}


def _is_as_it_was(w: _Work, now: Values | None) -> bool:
    return w.erased if now is None else now == w.before


def _is_done(w: _Work, now: Values | None) -> bool:
    if w.erased or now is None:
        return w.erased and now is None
    return all(now.get(name) == value for name, value in w.changes.items())


def _refuse_unwritable(collection: MappedCollection, table: Table, name: str, before: Value, value: Value) -> None:
    if name not in table.fields or not writable(table, name):
        raise Refused(f"{collection.id}: the interface cannot write “{name}”; nothing was changed.")
    if table.fields[name].redacted and before != value and not taken_out(str(before), str(value)):
        raise Refused(f"{collection.id}: from “{name}” words can only be taken out; nothing was changed.")
