"""One connection's questions: find, read, and where to write."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from itertools import islice
from typing import Any

import sqlalchemy as sa

from houvast.connectors.comparing import check_of, fence_of
from houvast.connectors.protocol import Answer, Health, Match, Question, Referrer, SystemFacts, Within, mapped_only
from houvast.connectors.protocol import Comparison as By
from houvast.connectors.sql.building import finding, reading, walking
from houvast.connectors.sql.conditions import Wanted, wanted
from houvast.connectors.sql.describing import describe
from houvast.connectors.sql.health import health_of, rows_read
from houvast.connectors.sql.keys import KeyCondition, chunks, condition_on, tuples_of
from houvast.connectors.sql.pipeline import Asked
from houvast.connectors.sql.referring import referrers
from houvast.connectors.sql.sampling import sample
from houvast.connectors.sql.selection import Selection, selection_of
from houvast.connectors.sql.statements import Prepared
from houvast.connectors.sql.tables import Catalogue, TableShape
from houvast.connectors.sql.transaction import SqlTransaction
from houvast.connectors.sql.wire import Wire
from houvast.connectors.turns import Turns, take_turns
from houvast.engines.datamap.model import Collection as MappedCollection
from houvast.engines.datamap.model import Field
from houvast.engines.datamap.rows import Row, RowKey, Value

_REMEMBERED = 512


@dataclass(slots=True)
class _Asked:
    """A question as it is put to the database; what comes back is judged again where that may be too much."""

    question: Question
    selection: Selection
    statement: Prepared
    values: dict[str, Value]
    loose: bool
    wider: bool

    def found(self, results: Iterable[Sequence[Any]], already: int = 0) -> Iterator[Row]:
        """Yield the rows that answer the question, of which so many were found before."""
        rows, collection = self.selection.rows(results), self.question.collection
        if self.loose:
            holds = check_of(self.question.any_of, self.question.within)
            left = None if self.question.limit is None else self.question.limit - already
            rows = islice((row for row in rows if holds(row.values)), left)
        return (Row(row.key, mapped_only(collection, row.values)) for row in rows) if self.wider else rows


@dataclass(slots=True)
class _Taking:
    """Takes in what answers one of many questions."""

    wire: Wire
    asked: _Asked
    answer: Answer

    def take(self, results: Iterable[Sequence[Any]]) -> None:
        """Take in a piece; nothing more where something could not be read."""
        if self.answer.trouble is None:
            with self.answer.keeping_trouble():
                self.answer.rows.extend(self.asked.found(results, already=len(self.answer.rows)))

    def fail(self, error: Exception) -> None:
        """Keep it as part of the answer where it cannot be read.

        :raises Trouble: anything else that went wrong.
        """
        with self.answer.keeping_trouble():
            raise self.wire.trouble(error, str(self.asked.question.collection.id)) from None


class SqlSession:
    """A session on one database."""

    def __init__(self, wire: Wire, catalogue: Catalogue) -> None:
        self.wire = wire
        self.catalogue = catalogue

    def describe(self, names: Collection[str] | None = None) -> SystemFacts:
        """Describe the database as it is now; what was learned is forgotten where it turns out to be different."""
        with self.wire.asking("Describing") as connection:
            facts = describe(connection, names)
            if facts.collections or names:
                self.catalogue.learn(facts.collections, names or ())
            return facts

    def find(
        self,
        collection: MappedCollection,
        any_of: Sequence[Match],
        within: Within | None = None,
        limit: int | None = None,
    ) -> Iterator[Row]:
        """Yield the rows for which any match holds, in one SELECT."""
        asked = self._asked(Question(collection, tuple(any_of), within, limit))
        if asked is None:
            return iter(())
        return asked.found(self.wire.rows(asked.statement.sql, asked.statement.bind(asked.values), str(collection.id)))

    def find_many(self, questions: Sequence[Question]) -> list[Answer]:
        """Return the answer to each question."""
        answers = [Answer() for _ in questions]
        if self.wire.brand == "postgresql":
            for error in take_turns([self._talk(questions, answers)]):
                if error:
                    raise error
            return answers
        for question, answer in zip(questions, answers, strict=True):
            with answer.keeping_trouble():
                answer.rows.extend(self.find(question.collection, question.any_of, question.within, question.limit))
        return answers

    def find_in_turns(self, questions: Sequence[Question], answers: Sequence[Answer]) -> Turns | None:
        """Return how to find the answers without blocking; None where that cannot be, or a table is not known yet."""
        known = self.catalogue.shapes
        if self.wire.brand != "postgresql" or not self.wire.is_settled():
            return None
        if any((q.collection.schema, q.collection.id.name) not in known for q in questions):
            return None
        return self._talk(questions, answers)

    def _talk(self, questions: Sequence[Question], answers: Sequence[Answer]) -> Turns:
        asked: list[Asked] = []
        for question, answer in zip(questions, answers, strict=True):
            with answer.keeping_trouble():
                if one := self._asked(question):
                    sql, values = one.statement.bind_numbered(one.values)
                    taking = _Taking(self.wire, one, answer)
                    asked.append(Asked(sql, values, taking.take, taking.fail))
        return self.wire.asking_each(asked)

    def _asked(self, question: Question) -> "_Asked | None":
        """Work out how a question is put; None where no row can answer it."""
        collection, any_of, within = question.collection, question.any_of, question.within
        extra = _unmapped(collection, any_of, within)
        selection = self._wider(collection, extra) if extra else self.selection(collection)
        arms, fence = self._conditions(selection, any_of, within)
        if not arms or (within and not fence):
            return None
        loose = any(arm.loose for arm in (*arms, *fence))
        statement, values = self._question(selection, arms, fence, None if loose else question.limit)
        return _Asked(question, selection, statement, values, loose=loose, wider=bool(extra))

    def walk(self, collection: MappedCollection, within: Within | None = None) -> Iterator[Row]:
        """Yield every row within the fence, in the order of the key, in one SELECT."""
        extra = _unmapped(collection, (), within)
        selection = self._wider(collection, extra) if extra else self.selection(collection)
        _, fence = self._conditions(selection, (), within)
        if within and not fence:
            return iter(())

        def build() -> sa.Select[Any]:
            return walking(selection, fence)

        shape = ("walk", tuple(arm.shape for arm in fence))
        statement = selection.statement(shape, build, self.wire.connection.dialect)
        bound: dict[str, Value] = {f"w{i}_{j}": v for i, arm in enumerate(fence) for j, v in enumerate(arm.values)}
        rows = selection.rows(self.wire.rows(statement.sql, statement.bind(bound), str(collection.id)))
        inside = fence_of(within)
        return (Row(row.key, mapped_only(collection, row.values)) for row in rows if inside(row.values))

    def _conditions(
        self, selection: Selection, any_of: Sequence[Match], within: Within | None
    ) -> tuple[list[Wanted], list[Wanted]]:
        arms = [arm for match in any_of for arm in self._arms(selection, match)]
        fence = self._arms(selection, Match(within.field, By.EXACT, within.values)) if within else []
        return arms, fence

    def _question(
        self, selection: Selection, arms: Sequence[Wanted], fence: Sequence[Wanted], cap: int | None
    ) -> tuple[Prepared, dict[str, Value]]:
        statement = self._find_statement(selection, tuple(arms), tuple(fence), limited=cap is not None)
        bound: dict[str, Value] = {f"m{i}_{j}": v for i, arm in enumerate(arms) for j, v in enumerate(arm.values)}
        bound |= {f"w{i}_{j}": v for i, arm in enumerate(fence) for j, v in enumerate(arm.values)}
        return statement, bound if cap is None else {**bound, "cap": cap}

    def health(self) -> Health:
        """Tell how the database is reached, its version and its clock."""
        return health_of(self)

    def rows_read(self, collection: MappedCollection, match: Match) -> int | None:
        """Return about how many rows the database reads to answer a question, by its own plan for it."""
        selection = self.selection(collection)
        arms, _ = self._conditions(selection, [match], None)
        if not arms:
            return 0
        statement, bound = self._question(selection, arms, (), None)
        table = self.wire.connection.dialect.identifier_preparer.format_table(selection.table.clause)
        return rows_read(self, statement.sql, statement.bind(bound), table, str(collection.id))

    def _wider(self, collection: MappedCollection, extra: tuple[str, ...]) -> Selection:
        """Return the selection with fields that the map does not know, such as a fence that is a column only."""
        known = self.catalogue.wider.get((id(collection), extra))
        if known is None or known[0] is not collection:
            fields = (*collection.fields, *(Field(name) for name in extra))
            known = (collection, replace(collection, fields=fields))
            self.catalogue.wider[id(collection), extra] = known
        return self.selection(known[1])

    def _arms(self, selection: Selection, match: Match) -> list[Wanted]:
        place = selection.place(match.field)
        mapped = selection.collection.by_name.get(match.field)
        notation = mapped.notation if mapped else ""
        return wanted(match, place.column, selection.brand, notation, nested=bool(place.path))

    def _find_statement(
        self, selection: Selection, arms: tuple[Wanted, ...], fence: tuple[Wanted, ...], *, limited: bool
    ) -> Prepared:
        shape = (tuple(a.shape for a in arms), tuple(a.shape for a in fence), limited)

        def build() -> sa.Select[Any]:
            return finding(selection, arms, fence, limited=limited)

        return selection.statement(shape, build, self.wire.connection.dialect)

    def read(self, collection: MappedCollection, keys: Sequence[RowKey]) -> dict[RowKey, Row]:
        """Return the rows with these keys."""
        return self.read_rows(collection, keys, for_update=False)

    def read_rows(self, collection: MappedCollection, keys: Sequence[RowKey], *, for_update: bool) -> dict[RowKey, Row]:
        """Return the rows with these keys, held against other writers where that is asked."""
        selection, found = self.selection(collection), {}
        columns = [selection.table.columns[name] for name in selection.key]
        for chunk in chunks(tuples_of(selection, keys), selection.brand):
            condition = condition_on(columns, chunk, selection.brand)
            if condition is None:
                continue
            statement = self._read_statement(selection, condition, for_update=for_update)
            bound = statement.bind(condition.bound)
            for row in selection.rows(self.wire.rows(statement.sql, bound, str(collection.id))):
                found[row.key] = row
        return found

    def _read_statement(self, selection: Selection, condition: KeyCondition, *, for_update: bool) -> Prepared:
        def build() -> sa.Select[Any]:
            return reading(selection, condition.clause, for_update=for_update)

        return selection.statement(("read", condition.shape, for_update), build, self.wire.connection.dialect)

    def referrers(self, collection: MappedCollection, keys: Sequence[RowKey]) -> Iterator[Referrer]:
        """Yield what points at these rows."""
        return referrers(self, collection, keys)

    def sample(self, collection: str, columns: Sequence[str], rows: int, seed: int) -> list[tuple[str | None, ...]]:
        """Return a bounded sample of a table's rows as text."""
        return sample(self, collection, columns, rows, seed)

    def shape(self, collection: MappedCollection) -> TableShape:
        """Return the shape of a collection's table; read from the database once per connector.

        :raises Unreadable: there is no such table.
        """
        with self.wire.asking(str(collection.id)) as connection:
            return self.catalogue.shape(connection, collection)

    def selection(self, collection: MappedCollection) -> Selection:
        """Return what is read of a collection; worked out once per connector.

        :raises Unreadable: the table or a column is not there.
        """
        known: Selection | None = self.catalogue.prepared.get(id(collection))
        if known is not None and known.collection is collection:
            return known
        table = self.shape(collection)
        selection = selection_of(collection, table, self.wire.brand)
        if len(self.catalogue.prepared) >= _REMEMBERED:
            self.catalogue.prepared.clear()
        self.catalogue.prepared[id(collection)] = selection
        return selection

    @contextmanager
    def transaction(self) -> Iterator[SqlTransaction]:
        """Open a unit of writing: all of it lasts, or nothing."""
        self.wire.begin()
        try:
            yield SqlTransaction(self)
            self.wire.commit()
        except BaseException:
            self.wire.rollback()
            raise


def _unmapped(collection: MappedCollection, any_of: Sequence[Match], within: Within | None) -> tuple[str, ...]:
    names = [m.field for m in any_of] + ([within.field] if within else [])
    return tuple(name for name in dict.fromkeys(names) if name not in collection.by_name)
