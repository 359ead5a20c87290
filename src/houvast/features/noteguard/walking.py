"""Reading every free text of a system for one organisation, and no other's."""

from collections.abc import Iterator
from itertools import islice

from houvast.connectors.protocol import CanWalk, Session
from houvast.engines.datamap.model import Collection, DataMap
from houvast.engines.datamap.rows import Row
from houvast.engines.locating.fencing import inside_fence
from houvast.engines.locating.request import Request, fence, in_reach
from houvast.engines.trouble import Trouble
from houvast.features.locating.queries import Hands
from houvast.foundation.organisations.contracts import OrganisationFacts

_ROWS_AT_ONCE = 500


class NothingToSweep(Trouble):
    """The map names no field of the system in which people write freely."""

    status = 409


def texts_of(datamap: DataMap, system: str, organisation: str) -> list[Collection]:
    """Return the collections of a system that hold free text and may hold it for this organisation.

    :raises NothingToSweep: there is none.
    """
    found = [
        c for c in datamap.collections.values() if c.id.system == system and c.free_text and in_reach(c, organisation)
    ]
    if not found:
        raise NothingToSweep(
            f"{system}: the map names no free text of {organisation}: mark fields with free_text: true."
        )
    return found


def rows_of(
    session: Session, hands: Hands, datamap: DataMap, owner: OrganisationFacts, collection: Collection
) -> Iterator[list[Row]]:
    """Give the rows of a collection that are the organisation's, some at a time, in the same order every time.

    :raises NothingToSweep: this kind of system can't be read from beginning to end.
    """
    if not isinstance(session, CanWalk):
        raise NothingToSweep(f"{collection.id}: this kind of system can't be read from beginning to end.")
    rows = session.walk(collection, fence(collection, owner.key))
    while chunk := list(islice(rows, _ROWS_AT_ONCE)):
        yield _of_organisation(hands, datamap, owner, collection, chunk)


def _of_organisation(
    hands: Hands, datamap: DataMap, owner: OrganisationFacts, collection: Collection, rows: list[Row]
) -> list[Row]:
    """Leave out the rows that hang on another organisation's."""
    if not collection.scope.inherit:
        return rows
    request = Request(datamap, frozenset(), owner.key, owner.country)
    inside = hands.converse(inside_fence(request, [(collection, row) for row in rows]))
    return [row for row in rows if row.key in inside]


def texts(collection: Collection, row: Row) -> Iterator[tuple[str, str]]:
    """Give the free texts of a row with the names of their fields."""
    for one in collection.free_text:
        value = row.values.get(one.name)
        if isinstance(value, str) and value.strip():
            yield one.name, value
