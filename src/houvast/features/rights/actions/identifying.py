"""Establish who is asking, and record how; never the answers or documents themselves."""

from datetime import datetime

from django.db import transaction

from houvast.engines.trouble import Trouble
from houvast.features.rights.contracts import CaseFacts, Status
from houvast.features.rights.keys import identifiers
from houvast.features.rights.models import CaseRecord
from houvast.features.rights.person import open_person
from houvast.features.rights.queries import case_record, facts_of
from houvast.features.verification.actions import record_check
from houvast.features.verification.queries import achieved_level, level_asked
from houvast.foundation.events.facts import Actor


class ProvesNothing(Trouble):
    """The check names identifiers that the person did not give, or that can't be read."""


@transaction.atomic
def verify_identity(
    *,
    case: str,
    level: int,
    method: str,
    proven: tuple[str, ...],
    passed: bool,
    reason_of_doubt: str = "",
    by: Actor,
    at: datetime,
) -> CaseFacts:
    """Record a check of identity; the case goes on when the level that its right and channel ask for is reached.

    `proven` are the kinds of identifiers that this check proved to be the person's own: only those are searched with.

    :raises ProvesNothing: one of them was not given, or can't be read.
    """
    found = case_record(case)
    keys = open_person(case, bytes(found.person)).keys
    given = identifiers(keys, (k.kind for k in keys))
    missing = sorted(set(proven) - {i.kind for i in given})
    if passed and (missing or not proven):
        what = ", ".join(missing) or "no identifier"
        raise ProvesNothing(f"case {case}: {what} can't be proven: the case holds no readable one; write it down.")
    record_check(
        case=case,
        right=found.right,
        channel=found.channel,
        level=level,
        method=method,
        proven=proven if passed else (),
        passed=passed,
        reason_of_doubt=reason_of_doubt,
        identifiers=given,
        by=by,
        at=at,
    )
    if passed and found.status == Status.REGISTERED and is_identified(found):
        found.status = Status.VERIFIED
        found.save(update_fields=["status"])
    return facts_of(found)


def is_identified(case: CaseRecord) -> bool:
    """Tell whether the level that the right and the channel ask for was reached."""
    return achieved_level(case.number) >= level_asked(case.number, case.right, case.channel)
