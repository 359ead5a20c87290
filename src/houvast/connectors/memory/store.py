"""A system in memory: tables with rows, and the constraints that a real one would hold."""

import threading
from collections.abc import Iterable, Iterator, Mapping, Sequence
from copy import deepcopy
from dataclasses import dataclass, field, replace

from houvast.connectors.protocol import CollectionFacts, Column, ForeignKey, Refused, Unreachable, ValueType
from houvast.engines.datamap.rows import Value

MemoryRow = dict[str, Value]


@dataclass
class Store:
    """One system: facts and rows by table name; made and filled by a test.

    `reachable` false makes every session fail; `break_after` lets so many writes through, then breaks off.
    """

    facts: dict[str, CollectionFacts] = field(default_factory=dict)
    rows: dict[str, list[MemoryRow]] = field(default_factory=dict)
    reachable: bool = True
    break_after: int | None = None
    secret: str = ""
    writer: threading.RLock = field(default_factory=threading.RLock)

    def add(
        self,
        name: str,
        columns: Sequence[Column],
        *,
        key: Sequence[str] = ("id",),
        foreign_keys: Sequence[ForeignKey] = (),
        unique_keys: Sequence[Sequence[str]] = (),
        rows: Iterable[Mapping[str, Value]] = (),
    ) -> CollectionFacts:
        """Add a table; columns that a row leaves out are None."""
        single = {keys[0] for keys in (*unique_keys, key) if len(keys) == 1}
        settled = tuple(
            replace(c, unique=c.unique or c.name in single, nullable=c.nullable and c.name not in key) for c in columns
        )
        facts = CollectionFacts(
            name, settled, tuple(key), tuple(foreign_keys), tuple(tuple(keys) for keys in unique_keys)
        )
        self.facts[name] = facts
        self.rows[name] = [{c.name: deepcopy(row.get(c.name)) for c in columns} for row in rows]
        return facts

    def may_write(self) -> None:
        """Count a write, and break off where a test wants that.

        :raises Unreachable: this write does not come through.
        """
        if self.break_after is None:
            return
        if self.break_after <= 0:
            raise Unreachable("The system broke off in the middle of writing; try again.")
        self.break_after -= 1

    def copy_of_rows(self) -> dict[str, list[MemoryRow]]:
        """Return the rows as they are now, to go back to."""
        return {name: [dict(row) for row in rows] for name, rows in self.rows.items()}


def column(name: str, type_: ValueType = ValueType.TEXT, **more: object) -> Column:
    """Return a column of text, or of another type; `more` as in `Column`."""
    return replace(Column(name, type_), **more)  # type: ignore[arg-type]


_STORES: dict[str, Store] = {}


def make_store(name: str) -> Store:
    """Make an empty system under a name, in place of an older one; its address is `memory:NAME`."""
    _STORES[name] = Store()
    return _STORES[name]


def store_of(name: str) -> Store:
    """Return the system of that name.

    :raises Unreachable: nobody made it.
    """
    if name not in _STORES:
        raise Unreachable("There is no system of that name in memory; make it first.")
    return _STORES[name]


def verify(store: Store, name: str) -> None:
    """Hold a table to its constraints, and to the foreign keys from it and to it.

    :raises Refused: one does not hold.
    """
    facts, rows = store.facts[name], store.rows[name]
    for c in facts.columns:
        if not c.nullable and any(row[c.name] is None for row in rows):
            raise refused(name, f"a value is required ({c.name})")
        if any(not _fits(row[c.name], c) for row in rows):
            raise refused(name, f"the value does not fit ({c.name})")
    singles = tuple((c.name,) for c in facts.columns if c.unique)
    for columns in dict.fromkeys((facts.key, *facts.unique_keys, *singles)):
        values = [v for row in rows if None not in (v := tuple(row[c] for c in columns))]
        if columns and len(set(values)) < len(values):
            raise refused(name, f"the value is taken ({', '.join(columns)})")
    for holder, foreign_key in pointers(store, name):
        _verify_pointer(store, holder, foreign_key)


def pointers(store: Store, name: str) -> Iterator[tuple[str, ForeignKey]]:
    """Yield the foreign keys from a table and to it, with the table that holds them."""
    for holder, facts in store.facts.items():
        for foreign_key in facts.foreign_keys:
            if name in {holder, foreign_key.target}:
                yield holder, foreign_key


def _verify_pointer(store: Store, holder: str, foreign_key: ForeignKey) -> None:
    there = {tuple(row[c] for c in foreign_key.target_columns) for row in store.rows[foreign_key.target]}
    held = (tuple(row[c] for c in foreign_key.columns) for row in store.rows[holder])
    if any(values not in there for values in held if None not in values):
        raise refused(holder, f"the foreign key to {foreign_key.target} fails ({', '.join(foreign_key.columns)})")


def _fits(value: Value, c: Column) -> bool:
    if value is None:
        return True
    if c.length is not None and isinstance(value, str) and len(value) > c.length:
        return False
    return not c.choices or value in c.choices


def refused(name: str, what: str) -> Refused:
    """Return the one line for a write that does not happen."""
    return Refused(f"{name}: the system refuses the change: {what}; nothing was changed.")
