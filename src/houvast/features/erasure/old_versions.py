"""Old versions of rows, on systems that keep what was replaced or removed.

What may never happen: a case that ends as done while the bucket gives back yesterday's recording.
"""

from collections.abc import Iterable

from houvast.connectors.protocol import KeepsVersions, Session
from houvast.engines.datamap.model import DataMap
from houvast.engines.datamap.rows import RowKey
from houvast.engines.planner.plan import Plan, Verb
from houvast.features.locating.queries import Hands, by_collection


def purge(session: Session, datamap: DataMap, keys: Iterable[RowKey]) -> bool:
    """Destroy the old versions of these rows, and tell whether the system is one that may keep any.

    :raises Refused: the system keeps one: a lock, a hold, a right.
    """
    if not isinstance(session, KeepsVersions):
        return False
    for collection, wanted in by_collection(datamap, keys).items():
        session.purge(collection, wanted)
    return True


def old_versions(hands: Hands, datamap: DataMap, plan: Plan) -> tuple[RowKey, ...]:
    """Return the rows that the plan erased or changed and of which a system still holds an older state.

    :raises Unreadable: a system does not show its old versions.
    """
    keys = [row.key for row in plan.rows if row.verb is not Verb.KEEP]
    left: set[RowKey] = set()

    def look(system: str, session: Session) -> None:
        if isinstance(session, KeepsVersions):
            mine = [key for key in keys if key.collection.system == system]
            for collection, wanted in by_collection(datamap, mine).items():
                left.update(session.old_versions(collection, wanted))

    hands.each(sorted({key.collection.system for key in keys}), look)
    return tuple(key for key in keys if key in left)
