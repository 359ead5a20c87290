"""A bounded sample of a table, never by sorting or reading a large one whole.

A small table is shuffled by the database. Of a large one PostgreSQL reads some pages, and the other brands read short
runs that start at random places of a whole-number key; where there is none, the first rows are read and drawn from.
"""

import random
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import sqlalchemy as sa

from houvast.connectors.protocol import Unreadable, ValueType
from houvast.connectors.sampling import LONGEST, READ_PER_ROW, TextRow, as_text
from houvast.connectors.sql.statements import prepare
from houvast.connectors.sql.tables import TableShape
from houvast.engines.datamap.model import Collection, CollectionId

if TYPE_CHECKING:
    from houvast.connectors.sql.session import SqlSession

SMALL = 20_000
"""Rows up to which the database may shuffle the whole table."""

_RUNS = 20
_PAGES = 40
_SHUFFLE: dict[str, sa.ColumnElement[Any]] = {
    "postgresql": sa.func.random(),
    "sqlite": sa.func.random(),
    "mariadb": sa.func.rand(),
}


def sample(session: "SqlSession", name: str, columns: Sequence[str], rows: int, seed: int) -> list[TextRow]:
    """Return at most `rows` rows of a table (`schema.table` for other namespaces) as text, in the order of `columns`.

    :raises Unreadable: there is no such table or column.
    """
    schema, _, table = name.rpartition(".")
    shape = session.shape(Collection(CollectionId(session.wire.brand, table), (), schema=schema))
    if unknown := [column for column in columns if column not in shape.columns]:
        raise Unreadable(f"{name}: the table has no column “{unknown[0]}”; describe the system again.")
    return _Draw(session, name, shape, columns, rows, random.Random(seed)).rows()  # noqa: S311 (a sample, no secret)


class _Draw:
    """One sample of one table."""

    def __init__(
        self,
        session: "SqlSession",
        name: str,
        shape: TableShape,
        columns: Sequence[str],
        count: int,
        chance: random.Random,
    ) -> None:
        self.session, self.name, self.shape, self.columns = session, name, shape, columns
        self.count, self.chance, self.brand = count, chance, session.wire.brand

    def rows(self) -> list[TextRow]:
        """Return the sample."""
        found = self._of_pages() if self.brand == "postgresql" else self._of_runs()
        return found if len(found) * 2 >= self.count else self._of_the_first()

    def _of_pages(self) -> list[TextRow]:
        """Read some pages of a large table of PostgreSQL, chosen by chance."""
        size = self._estimate()
        if size <= SMALL:
            return []
        share: sa.ColumnElement[float] = sa.literal_column(f"{min(100.0, 100.0 * self.count * _PAGES / size):.6f}")
        seed: sa.ColumnElement[int] = sa.literal_column(str(self.chance.randrange(2**31)))
        pages = sa.tablesample(self.shape.clause, sa.func.system(share), name="pages", seed=seed)
        return self._drawn(self._ask(sa.select(*self._picked(pages)).limit(self.count * _PAGES)))

    def _estimate(self) -> int:
        table = self.session.wire.connection.dialect.identifier_preparer.format_table(self.shape.clause)
        known = sa.table("pg_class", sa.column("reltuples"), sa.column("oid"), sa.column("relkind"))
        query = sa.select(known.c.reltuples).where(known.c.oid == sa.func.to_regclass(table), known.c.relkind == "r")
        found = self._ask(query)
        return int(float(found[0][0] or 0)) if found else 0

    def _of_runs(self) -> list[TextRow]:
        """Read short runs from random places on, along a whole-number key."""
        place = self._place()
        if place is None:
            return []
        bounds = self._ask(sa.select(sa.func.min(place), sa.func.max(place)).select_from(self.shape.clause))
        low, high = (int(bound) if bound else 0 for bound in bounds[0])
        if high - low < SMALL:
            return []
        run = sa.select(*self._picked(self.shape.clause)).order_by(place).limit(max(1, self.count // _RUNS))
        starts = (self.chance.randint(low, high) for _ in range(_RUNS))
        found = [row for start in starts for row in self._ask(run.where(place >= start))]
        return list(dict.fromkeys(found))

    def _place(self) -> sa.ColumnElement[Any] | None:
        key = self.shape.key
        whole = len(key) == 1 and self.shape.columns[key[0]].type is ValueType.INTEGER
        return self.shape.clause.columns[key[0]] if whole else None

    def _of_the_first(self) -> list[TextRow]:
        """Shuffle a table that is small, or the beginning of one that has no better way in."""
        shuffle = _SHUFFLE.get(self.brand)
        most = SMALL if shuffle is not None else self.count * READ_PER_ROW
        first = sa.select(*self._picked(self.shape.clause)).limit(most).subquery("first_rows")
        query = sa.select(first)
        return self._drawn(self._ask(query if shuffle is None else query.order_by(shuffle).limit(self.count)))

    def _picked(self, source: sa.FromClause) -> list[sa.ColumnElement[Any]]:
        """Return what is read of each column: its beginning as text; bytes are not read at all."""
        picked: list[sa.ColumnElement[Any]] = []
        for at, name in enumerate(self.columns):
            bytes_ = self.shape.columns[name].type is ValueType.BYTES
            text = sa.cast(source.columns[name], sa.Text())
            picked.append((sa.null() if bytes_ else sa.func.substr(text, 1, LONGEST)).label(f"c{at}"))
        return picked

    def _drawn(self, found: list[TextRow]) -> list[TextRow]:
        return found if len(found) <= self.count else self.chance.sample(found, self.count)

    def _ask(self, statement: sa.ClauseElement) -> list[TextRow]:
        prepared = prepare(statement, self.session.wire.connection.dialect)
        answered = self.session.wire.rows(prepared.sql, prepared.bind({}), self.name)
        return [tuple(as_text(value) for value in row) for row in answered]
