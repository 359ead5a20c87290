"""Record checks of identity."""

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction

from houvast.engines.matching.identifiers import Identifier
from houvast.features.verification.contracts import About, IdentityCheckFacts, Method, Sensitivity
from houvast.features.verification.events import CheckingLocked, IdentityChecked
from houvast.features.verification.methods.finding import always_open, by_hand
from houvast.features.verification.models import FailedAttempt, IdentityCheck
from houvast.features.verification.queries import check_locked_until, indices, required_level
from houvast.features.verification.rules import checking as rules
from houvast.features.verification.turns import take_turn
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

    :raises CheckRefused: the method does not exist, is not stated by hand, or does not reach that level.
    :raises CheckLocked: checking failed too often within a day; the request stays open.
    Law: GDPR art. 12(6), 32.
    """
    chosen = _stated(method)
    return note_check(
        case=case,
        right=right,
        channel=channel,
        level=level,
        method=chosen,
        proven=proven,
        passed=passed,
        has_special_categories=has_special_categories,
        reason_of_doubt=reason_of_doubt,
        identifiers=identifiers,
        by=by,
        at=at,
    )


def _stated(method: str) -> Method:
    """Return the method that one colleague states; what Houvast judges itself, or two agree on, is stated by nobody."""
    chosen = rules.method_of(method)
    if chosen is Method.OVERRIDE:
        raise rules.CheckRefused(f"{method} needs a second colleague: ask for it, and have another approve.")
    if chosen not in by_hand():
        choices = ", ".join(m.value for m in Method if m in by_hand())
        raise rules.CheckRefused(f"{method} can't be stated by hand: it is judged where it is done; or: {choices}.")
    return chosen


@transaction.atomic
def note_check(
    *,
    case: str,
    right: str,
    channel: str,
    level: int,
    method: Method,
    proven: Iterable[str],
    passed: bool,
    has_special_categories: bool = False,
    reason_of_doubt: str = "",
    identifiers: Iterable[Identifier] = (),
    by: Actor,
    at: datetime,
) -> IdentityCheckFacts:
    """Record a check of any method; the parts of this feature that did it themselves call this, others `record_check`.

    :raises CheckRefused: the method does not reach that level.
    :raises CheckLocked: checking failed too often within a day.
    """
    doubt, given = rules.doubt_of(reason_of_doubt), frozenset(identifiers)
    rules.check_strength(method, level)
    refuse_when_locked(case, method, given, at)
    data = rules.SENSITIVITY.get(doubt, Sensitivity.ORDINARY)
    check = IdentityCheck.objects.create(
        case=case,
        required_level=required_level(right, channel, has_special_categories=has_special_categories, data=data),
        level=level,
        method=method,
        proven=sorted(set(proven)) if passed else [],
        passed=passed,
        reason_of_doubt=doubt,
        by=f"{by.kind}:{by.key}",
        at=at,
    )
    return _settled(check, given, by)


def note_outcome(
    about: About, method: Method, *, level: int, proves: Iterable[str], passed: bool, by: Actor, at: datetime
) -> IdentityCheckFacts:
    """Record what a code or questions came to; `proves` are the blind indices of the identifiers that it proved."""
    shown = set(proves)
    return note_check(
        case=about.case,
        right=about.right,
        channel=about.channel,
        level=level,
        method=method,
        proven={i.kind for i in about.identifiers if shown.intersection(indices([i]))},
        passed=passed,
        reason_of_doubt=about.doubt,
        identifiers=about.identifiers,
        by=by,
        at=at,
    )


@transaction.atomic
def inherit_checks(*, of: str, by_case: str) -> None:
    """Let what was proven in one case hold in a case that was split off from it for another organisation.

    The case that splits records that; the person is the same, and is not asked twice.
    """
    for check in IdentityCheck.objects.filter(case=of, passed=True):
        check.pk, check.case = None, by_case
        check._state.adding = True
        check.save(force_insert=True)


def refuse_when_locked(case: str, method: Method, given: frozenset[Identifier], at: datetime) -> None:
    """Go on, alone, only when checking is not locked, or the method stays open.

    :raises CheckLocked: checking failed too often within a day.
    """
    take_turn(case, indices(given))
    until = check_locked_until(case=case, identifiers=given, at=at)
    if until is not None and method not in always_open():
        others = " or ".join(sorted(m.value for m in always_open()))
        raise rules.CheckLocked(
            f"Case {case}: checking failed {rules.ATTEMPTS} times and is locked until {until:%Y-%m-%d %H:%M} UTC; "
            f"the request stays open. Offer {others}."
        )


def _settled(check: IdentityCheck, given: frozenset[Identifier], by: Actor) -> IdentityCheckFacts:
    _count(check, given)
    record(_fact(check), by=by, at=check.at, case=check.case)
    if not check.passed and (until := check_locked_until(case=check.case, identifiers=given, at=check.at)):
        record(CheckingLocked(until=until), by=by, at=check.at, case=check.case)
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
