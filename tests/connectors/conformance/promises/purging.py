"""Erasing for good: also what a system keeps of what was erased."""

from collections.abc import Sequence

from houvast.connectors.protocol import KeepsVersions, Session
from houvast.engines.datamap.rows import RowKey
from tests.connectors.conformance.promises.kind import Kind


def erase_for_good(kind: Kind, session: Session, keys: Sequence[RowKey]) -> int:
    """Erase records; return how many there were."""
    with session.transaction() as transaction:
        transaction.lock(kind.collection, keys)
        erased = transaction.erase(kind.collection, keys)
    if isinstance(session, KeepsVersions):
        session.purge(kind.collection, keys)
        assert session.old_versions(kind.collection, keys) == {}
    return erased
