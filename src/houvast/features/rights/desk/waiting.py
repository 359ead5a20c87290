"""Whether a case waits for somebody who reviews a change in a system."""

from houvast.engines.datamap.rows import Kind
from houvast.features.datamap.queries import current_map
from houvast.features.discovery.queries.drift import open_drift
from houvast.features.locating.queries import latest_search
from houvast.features.rights.contracts import CaseFacts, Status
from houvast.features.rights.desk.labels import Labels

_UNDER_WAY = (Status.VERIFIED, Status.LOCATED, Status.PLANNED, Status.APPROVED)


def waits_for_review(case: CaseFacts) -> list[str]:
    """Give the systems (by name) that changed and that this case may touch: all before the search, then those found in.

    A new collection of such a system counts too: it may hold more of the person.
    """
    changed = {drift.system for drift in open_drift()} if case.status in _UNDER_WAY else set()
    found = latest_search(case.number) if changed else None
    if found is not None:
        changed &= {item.row.collection.system for item in found if item.kind is not Kind.CANDIDATE}
    labels = Labels(current_map())
    return sorted(labels.system(key) for key in changed)
