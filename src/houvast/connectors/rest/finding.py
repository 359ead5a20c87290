"""Which requests give the rows that are asked for: a search that gives at least those, or else every row there is."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from houvast.connectors.comparing import BLANKS
from houvast.connectors.protocol import Comparison, Match, Unreadable
from houvast.connectors.rest.filling import Filled, Unfit, fill
from houvast.connectors.rest.pack import Pack, Reading, Search, Table
from houvast.connectors.rest.paging import Pages
from houvast.connectors.rest.shaping import is_erased, values_of
from houvast.connectors.rest.wire import Missing
from houvast.engines.datamap.rows import Value

Values = dict[str, Value]


@dataclass(frozen=True, slots=True)
class _Asked:
    """A request ready to be sent, with what its rows are given; `may_be_missing`: what it names can vanish."""

    reading: Reading
    filled: Filled
    given: Mapping[str, Value]
    may_be_missing: bool


@dataclass(frozen=True, slots=True)
class Finder:
    """Reads rows of one system, with every field that the pack knows."""

    pack: Pack
    pages: Pages
    options: Mapping[str, Value]

    def candidates(self, name: str, any_of: Sequence[Match]) -> Iterator[Values]:
        """Yield at least the rows for which any match holds; a row may come twice."""
        table = self.pack.collections[name]
        narrowed = [self._narrowed(table, match) for match in any_of]
        if any(asked is None for asked in narrowed):
            yield from self.every(name)
            return
        for one in (asked for several in narrowed for asked in several or ()):
            yield from self._rows(table, one, name)

    def every(self, name: str) -> Iterator[Values]:
        """Yield every row of a collection.

        :raises Unreadable: the interface lists none.
        """
        table = self.pack.collections[name]
        if table.list is None:
            what = "its records cannot be listed, and not be asked for in this way; map another field."
            raise Unreadable(f"{name}: {what}")
        for given in self._givens(table):
            try:
                filled = fill(table.list, {**self.options, **given})
            except Unfit:
                continue  # a parent without what its children are asked by has none
            yield from self._rows(table, _Asked(table.list, filled, given, may_be_missing=bool(given)), name)

    def by_key(self, name: str, keys: Sequence[Mapping[str, Value]]) -> Iterator[Values]:
        """Yield the rows with these keys; where several stand in one listing it is read once."""
        table = self.pack.collections[name]
        left = {_spelled(table, key): key for key in keys}
        for reading in table.get:
            for asked in self._groups(table, reading, list(left.values()), name):
                for values in self._rows(table, asked, name):
                    if left.pop(_spelled(table, values), None) is not None:
                        yield values

    def _groups(self, table: Table, reading: Reading, keys: Sequence[Mapping[str, Value]], name: str) -> list[_Asked]:
        groups: dict[str, _Asked] = {}
        for key in keys:
            try:
                filled = fill(reading, {**self.options, **key})
            except Unfit:
                raise Unreadable(
                    f"{name}: a key does not fit the pack; let the map name {', '.join(table.key)}."
                ) from None
            given = {c.given: key[f] for f, c in table.fields.items() if c.given and f in key}
            groups.setdefault(repr((filled, given)), _Asked(reading, filled, given, may_be_missing=True))
        return list(groups.values())

    def _givens(self, table: Table) -> Iterator[dict[str, Value]]:
        if table.each is None:
            yield {}
            return
        for parent in self.every(table.each.of):
            yield {hole: parent[field] for hole, field in table.each.give.items()}

    def _narrowed(self, table: Table, match: Match) -> list[_Asked] | None:
        """Return the requests that give every row that this match can hold for, or None where there are none such."""
        search = searched(table, match)
        if search is None:
            return None
        try:
            values = [_without_blanks(match, value) for value in match.values]
            return [asked for value in values for asked in self._searched(table, search, match.field, value)]
        except Unfit:
            return None

    def _searched(self, table: Table, search: Search, field: str, value: Value) -> Iterator[_Asked]:
        hole = table.fields[field].given
        for reading in search.requests:
            filled = fill(reading, {**self.options, "value": value})
            named = "{value}" in reading.path
            yield _Asked(reading, filled, {hole: value} if hole else {}, may_be_missing=named)

    def _rows(self, table: Table, asked: _Asked, name: str) -> Iterator[Values]:
        try:
            for row in self.pages.rows(asked.reading, asked.filled, name):
                values = values_of(table, row, asked.given, name)
                if not is_erased(table, values):
                    yield values
        except Missing:
            if not asked.may_be_missing:
                raise Unreadable(f"{name}: the system has no such records (404); correct the pack.") from None


def searched(table: Table, match: Match) -> Search | None:
    """Return the search of the pack that serves a match, or None where all rows must be read for it."""
    return next((s for s in table.search if match.field in s.fields and match.comparison in s.by), None)


def _without_blanks(match: Match, value: Value) -> Value:
    """Return what a stored value must hold: outer blanks do not count where case does not."""
    return value.strip(BLANKS) if isinstance(value, str) and match.comparison is Comparison.FOLDED else value


def _spelled(table: Table, values: Mapping[str, Value]) -> tuple[str, ...]:
    return tuple(str(values.get(name)) for name in table.key)
