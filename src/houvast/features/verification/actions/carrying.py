"""Let a check that was done in one case count in another one of the same caller, in the same conversation.

Who decides that it is the same caller is above: here the check is held to its time, its colleague and its level.
"""

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction

from houvast.engines.matching.identifiers import EMAIL, PHONE, Identifier
from houvast.features.verification.actions.checking import refuse_when_locked
from houvast.features.verification.contracts import IdentityCheckFacts, Method
from houvast.features.verification.events import ProofCarriedOver, ProofTakenOver
from houvast.features.verification.models import IdentityCheck
from houvast.features.verification.queries import level_asked, required_level
from houvast.features.verification.rules.checking import SENSITIVITY, CheckRefused
from houvast.features.verification.rules.codes import TOGETHER
from houvast.foundation.events.facts import Actor
from houvast.foundation.evidence.actions import record

_NEVER = (Method.OVERRIDE, Method.ADDRESS_MATCH)
"""What was agreed on for one case alone, and what proves nobody."""


def check_to_carry(*, case: str, by: Actor, at: datetime) -> IdentityCheckFacts | None:
    """Return the check that can count elsewhere: done here within the hour, by this colleague, of a contact point."""
    rows = IdentityCheck.objects.filter(
        case=case, passed=True, carried_from="", by=f"{by.kind}:{by.key}", at__gt=at - TOGETHER, at__lte=at
    ).exclude(method__in=_NEVER)
    strong = (row for row in rows.order_by("-level", "-at") if {EMAIL, PHONE} & set(row.proven))
    row = next(strong, None)
    return row.facts() if row else None


def is_enough_for(check: IdentityCheckFacts, *, case: str, right: str, channel: str) -> bool:
    """Tell whether a check reaches what another case asks for, with the doubt that it was done under."""
    doubted = SENSITIVITY.get(check.reason_of_doubt)
    asked = [level_asked(case, right, channel)]
    asked += [required_level(right, channel, data=doubted)] if doubted else []
    return check.level >= max(1, *asked)


@transaction.atomic
def carry_check(
    *,
    check: IdentityCheckFacts,
    to: str,
    right: str,
    channel: str,
    proven: Iterable[str],
    given: frozenset[Identifier],
    by: Actor,
    at: datetime,
) -> None:
    """Let a check count in another case, where it proves the kinds `proven`; `given` is all that was given there.

    :raises CheckRefused: it is too old, of another colleague, or not as strong as the case asks.
    :raises CheckLocked: checking failed too often within a day for who is asked about there.
    """
    refuse_when_locked(to, check.method, given, at)
    still = check_to_carry(case=check.case, by=by, at=at)
    if still is None or still.level < check.level or not is_enough_for(check, case=to, right=right, channel=channel):
        raise CheckRefused(f"case {to}: the check in {check.case} does not count here; check the person.")
    IdentityCheck.objects.create(
        case=to,
        required_level=level_asked(to, right, channel),
        level=check.level,
        method=check.method,
        proven=sorted(set(proven)),
        passed=True,
        reason_of_doubt=check.reason_of_doubt,
        by=check.by,
        at=at,
        carried_from=check.case,
    )
    method = check.method.value
    record(ProofCarriedOver(to=to, method=method, checked_at=check.at), by=by, at=at, case=check.case)
    taken = ProofTakenOver(of=check.case, method=method, level=check.level, checked_at=check.at)
    record(taken, by=by, at=at, case=to)
