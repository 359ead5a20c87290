"""What each format of table files can do: give its rows, and write itself anew with some of them changed."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import IO, Final, Protocol

from houvast.connectors.protocol import ValueType
from houvast.engines.datamap.rows import Value


@dataclass(frozen=True, slots=True)
class TableRow:
    """A row: the sheet that it stands in (empty where there are none), its number from 1, its cells by column."""

    part: str
    number: int
    values: Mapping[str, Value]


class Gone:
    """The row goes: wholly, or its cells alone so that the numbers of the others stay."""


GONE: Final = Gone()
Decide = Callable[[TableRow], Mapping[str, Value] | Gone | None]
"""What is to become of a row: new values for some columns, nothing of it, or None: it stays as it is."""


class CannotWrite(Exception):
    """A table cannot be written anew with everything else in it as it was; the message says why."""


class Format(Protocol):
    """A format of table files; what is no such file raises `Broken`. `loose`: rows may differ in their columns."""

    loose: bool

    def columns(self, file: IO[bytes]) -> dict[str, ValueType]:
        """Return the columns with their types."""

    def rows(self, file: IO[bytes]) -> Iterator[TableRow]:
        """Yield the rows, in bounded memory; rows without any value are none."""

    def rewrite(self, file: IO[bytes], target: IO[bytes], decide: Decide, *, keeps_place: bool) -> None:
        """Write the table anew; with `keeps_place` the numbers of the rows that stay are as they were.

        :raises CannotWrite: not everything else would be as it was.
        """
