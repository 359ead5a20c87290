"""What is changed about checks of identity."""

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction

from houvast.engines.matching.identifiers import Identifier
from houvast.features.verification import rules
from houvast.features.verification.contracts import IdentityCheckFacts, Method
from houvast.features.verification.events import IdentityChecked
from houvast.features.verification.models import FailedAttempt, IdentityCheck
from houvast.features.verification.queries import check_locked_until, indices
from houvast.foundation.events.facts import Actor
from houvast.foundation.evidence.actions import record


@transaction.atomic
def record_check(
    *,
    case: str,
    right: str,
    channel: str = "",
    level: int,
    method: str,
    proven: tuple[str, ...],
    passed: bool,
    has_special_categories: bool = False,
    reason_of_doubt: str = "",
    identifiers: Iterable[Identifier] = (),
    by: Actor,
    at: datetime,
) -> IdentityCheckFacts:
    """Record that somebody was checked: how, and what it proved.

    `level` (0-3) is what it aims at, `proven` the kinds of identifiers that it shows to be the person's own (a failed
    one shows none). Failures count by `identifiers`, all that were given, over all cases. Guard: `verify_identity`.

    :raises CheckRefused: the method does not exist, or does not reach that level.
    :raises CheckLocked: checking failed too often within a day; the request stays open.
    Law: GDPR art. 12(6), 32.
    """
    chosen, doubt, given = rules.method_of(method), rules.doubt_of(reason_of_doubt), frozenset(identifiers)
    rules.check_strength(chosen, level)
    _refuse_when_locked(case, chosen, given, at)
    asked = rules.required_level(right, channel, has_special_categories)
    check = IdentityCheck.objects.create(
        case=case,
        required_level=rules.STRONG if doubt in rules.ASKS_MORE else asked,
        level=level,
        method=chosen,
        proven=sorted(set(proven)) if passed else [],
        passed=passed,
        reason_of_doubt=doubt,
        by=f"{by.kind}:{by.key}",
        at=at,
    )
    return _settled(check, given, by)


@transaction.atomic
def inherit_checks(*, of: str, by_case: str) -> None:
    """Let what was proven in one case hold in a case that was split off from it for another organisation.

    The case that splits records that; the person is the same, and is not asked twice.
    """
    for check in IdentityCheck.objects.filter(case=of, passed=True):
        check.pk, check.case = None, by_case
        check._state.adding = True
        check.save(force_insert=True)


def _refuse_when_locked(case: str, method: Method, given: frozenset[Identifier], at: datetime) -> None:
    until = check_locked_until(case=case, identifiers=given, at=at)
    if until is not None and method not in rules.ALWAYS_OPEN:
        others = " or ".join(sorted(m.value for m in rules.ALWAYS_OPEN))
        raise rules.CheckLocked(
            f"Case {case}: checking failed {rules.ATTEMPTS} times and is locked until {until:%Y-%m-%d %H:%M} UTC; "
            f"the request stays open. Offer {others}."
        )


def _settled(check: IdentityCheck, given: frozenset[Identifier], by: Actor) -> IdentityCheckFacts:
    _count(check, given)
    record(_fact(check), by=by, at=check.at, case=check.case)
    return check.facts()


def _count(check: IdentityCheck, given: frozenset[Identifier]) -> None:
    FailedAttempt.objects.filter(at__lte=check.at - 2 * rules.SPAN).delete()
    if not check.passed:
        FailedAttempt.objects.bulk_create(
            FailedAttempt(index=index, check_of=check, at=check.at) for index in indices(given)
        )


def _fact(check: IdentityCheck) -> IdentityChecked:
    return IdentityChecked(
        method=check.method,
        required_level=check.required_level,
        level=check.level,
        passed=check.passed,
        proven=tuple(check.proven),
        doubt=check.reason_of_doubt or None,
    )
