"""What is asked about checks of identity."""

from collections.abc import Iterable
from datetime import datetime

from django.db.models import Q

from houvast.engines.matching.identifiers import Identifier
from houvast.features.verification.contracts import IdentityCheckFacts
from houvast.features.verification.models import FailedAttempt, IdentityCheck
from houvast.features.verification.rules import SPAN, locked_until
from houvast.features.verification.rules import STRENGTH as STRENGTH
from houvast.features.verification.rules import required_level as required_level
from houvast.foundation.keys.master import blind_index


def achieved_level(case: str) -> int:
    """Give the highest level (0-3) that a passed check of this case reached."""
    levels = IdentityCheck.objects.filter(case=case, passed=True).values_list("level", flat=True)
    return max(levels, default=0)


def level_asked(case: str, right: str, channel: str, *, has_special_categories: bool = False) -> int:
    """Give the level that a case asks for, with what its checks had to ask more because of a doubt.

    :raises UnknownRight: no such right.
    Law: GDPR art. 12(6).
    """
    asked = IdentityCheck.objects.filter(case=case).values_list("required_level", flat=True)
    return max([required_level(right, channel, has_special_categories), *asked])


def proven_kinds(case: str) -> frozenset[str]:
    """Give the kinds of identifiers that were proven to be the person's own; only those may be used.

    A check that did not reach the level that this case asks for proves nothing: each identifier needs its own proof.
    """
    checks = checks_of(case)
    asked = max((check.required_level for check in checks), default=0)
    return frozenset(kind for check in checks if check.passed and check.level >= asked for kind in check.proven)


def checks_of(case: str) -> tuple[IdentityCheckFacts, ...]:
    """Give every check of a case, the first one first."""
    return tuple(row.facts() for row in IdentityCheck.objects.filter(case=case))


def check_locked_until(*, case: str, identifiers: Iterable[Identifier] = (), at: datetime) -> datetime | None:
    """Give until when nobody may be checked for this case or with one of these identifiers, over all cases; or None."""
    of_person = FailedAttempt.objects.filter(index__in=indices(identifiers)).values("check_of")
    failed = IdentityCheck.objects.filter(Q(case=case) | Q(pk__in=of_person), passed=False, at__gt=at - 2 * SPAN)
    return locked_until(failed.values_list("at", flat=True), at)


def indices(identifiers: Iterable[Identifier]) -> list[str]:
    """Give the blind index of each identifier."""
    return [blind_index(f"verification:{i.kind}", i.value) for i in set(identifiers)]
