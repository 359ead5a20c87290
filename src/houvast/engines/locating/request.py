"""What a search starts from, what it asks, and what it ends in."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from houvast.engines.datamap.model import Collection, DataMap, Edge, FieldId
from houvast.engines.datamap.questions import Question as Question
from houvast.engines.datamap.questions import Within
from houvast.engines.datamap.rows import Located, Row, RowKey
from houvast.engines.matching.identifiers import Identifier
from houvast.engines.matching.traits import Traits
from houvast.engines.trouble import Trouble

MAX_ROWS = 20_000
"""More rows than this hold one key only where the key is not one person's."""
MAX_WALKED = 1_000_000
"""So many rows may hang on a person's own: every call of many years, every step of a visitor."""


class TooManyRows(Trouble):
    """A key matches so much that it can't be one person's."""


@dataclass(frozen=True)
class Request:
    """Whose data are looked for: verified keys, for one organisation, in one map.

    `known` is what is known of the person beside the keys; `accepted` and `rejected` are rows on which a human decided.
    """

    datamap: DataMap
    keys: frozenset[Identifier]
    organisation: str
    country: str
    known: Traits = field(default_factory=Traits)
    accepted: frozenset[RowKey] = frozenset()
    rejected: frozenset[RowKey] = frozenset()
    texts: bool = True


Answers = Sequence[Sequence[Row]]


@dataclass(frozen=True)
class Outcome:
    """What was found. `problems` are codes: `nobody`, `ambiguous_key:<kind>`, `address_cut:<collection>`.

    `person` is all that is now known.
    """

    located: tuple[Located, ...]
    problems: tuple[str, ...]
    person: Traits
    rounds: int = 0
    shared_keys: frozenset[Identifier] = field(default=frozenset())


def fence(collection: Collection, organisation: str) -> Within | None:
    """Return the fence that keeps a question inside one organisation's rows; None where none is needed."""
    scope = collection.scope
    return Within(scope.column, scope.codes_of(organisation)) if scope.column else None


def in_reach(collection: Collection, organisation: str) -> bool:
    """Tell whether the collection can hold rows for this organisation at all."""
    return not collection.scope.organisation or collection.scope.organisation == organisation


def askable(collection: Collection, organisation: str) -> bool:
    """Tell whether the collection may be asked directly; rows that inherit their scope are reached by reference."""
    return in_reach(collection, organisation) and not collection.scope.inherit


def points_up(datamap: DataMap, edge: Edge) -> bool:
    """Tell whether a step leads to the one row that is referred to, which other rows may refer to as well."""
    return datamap.collection(edge.target.collection).key == (edge.target.name,)


def referred_fields(datamap: DataMap) -> frozenset[FieldId]:
    """Return every field that some reference in the map points at."""
    return frozenset(r.target for c in datamap.collections.values() for f in c.fields for r in f.references)
