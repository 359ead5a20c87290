"""What others may hold of a search."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from houvast.engines.datamap.model import DataMap
from houvast.engines.datamap.rows import Kind, Located, RowKey
from houvast.engines.matching.identifiers import Identifier


@dataclass(frozen=True)
class LocatedSet:
    """What was found for a case; `problems` are codes (`nobody`, `ambiguous_key:email`).

    `identifiers` are all that the person turned out to have, `shared` those that other people have as well. `troubles`
    are lines about parts of systems that could not be read (a broken side-car): until they are put right the set may
    lack something, and nothing can be proven. `unanswered` are the systems that did not answer, each with its line:
    what they hold was not looked for, and the case cannot be answered before they were asked. `accepted` and
    `rejected` are the decisions that were taken as given.
    """

    case: str
    organisation: str
    at: datetime
    located: tuple[Located, ...]
    problems: tuple[str, ...]
    identifiers: frozenset[Identifier]
    shared: frozenset[Identifier]
    troubles: tuple[str, ...] = ()
    unanswered: tuple[tuple[str, str], ...] = ()
    accepted: frozenset[RowKey] = frozenset()
    rejected: frozenset[RowKey] = frozenset()

    def of_kind(self, kind: Kind) -> tuple[Located, ...]:
        """Return what was found of one kind."""
        return tuple(item for item in self.located if item.kind is kind)

    def unjudged(self, datamap: DataMap) -> tuple[str, ...]:
        """Return the silent systems that may refer to what was found: whether that is this person's alone is unknown.

        To erase it then could take away what belongs to others as well.
        """
        silent = {system for system, _ in self.unanswered}
        found = {item.row.collection for item in self.located}
        sources = (e.source.collection.system for e in datamap.edges if e.target.collection in found)
        return tuple(sorted(silent.intersection(sources)))

    def tally(self) -> tuple[tuple[str, int], ...]:
        """Return the number of the person's own rows by `system:collection`, in the order of the map."""
        counts: dict[str, int] = {}
        for item in self.of_kind(Kind.OWN):
            counts[str(item.row.collection)] = counts.get(str(item.row.collection), 0) + 1
        return tuple(counts.items())

    def __iter__(self) -> Iterator[Located]:
        return iter(self.located)
