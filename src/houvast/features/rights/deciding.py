"""On whose data the centre decides in a case: on all of its own, on a principal's only where its role is controller.

Law: GDPR art. 4(7), 26, 28(3)(a).
"""

from houvast.features.activities.contracts import OurRole
from houvast.features.activities.queries import activities, activities_of
from houvast.features.rights.models import CaseRecord
from houvast.foundation.organisations.queries import own_organisation


def decided_here(case: CaseRecord) -> frozenset[str] | None:
    """Return the activities on whose data the centre decides in a case; None where it may carry all of it out.

    Only what an activity of the principal itself says counts: an activity that is not known is the principal's.
    """
    if case.organisation.kind != "principal" or case.instruction:
        return None
    known = activities_of(case.organisation.key)
    return frozenset(a.key for a in known if a.role is OurRole.CONTROLLER)


def shared_with() -> frozenset[str]:
    """Return the principals (keys) with whom the centre is controller of anything."""
    own = own_organisation().key
    return frozenset(a.organisation for a in activities() if a.role is OurRole.CONTROLLER and a.organisation != own)
