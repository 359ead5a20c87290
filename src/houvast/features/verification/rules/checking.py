"""How sure a check makes us, and when checking stops for a day.

Law: GDPR art. 12(6), 32, recital 64: reasonable measures, in proportion to what a wrong answer would do.
"""

from collections.abc import Iterable
from datetime import datetime, timedelta

from houvast.engines.trouble import Trouble
from houvast.features.verification.contracts import Doubt, Method, Sensitivity
from houvast.features.verification.methods.finding import strengths
from houvast.features.verification.methods.ways import NONE, STRONG

SENSITIVITY: dict[Doubt, Sensitivity] = {
    Doubt.RECENT_CHANGE: Sensitivity.RECENT_CHANGE,
    Doubt.DISPUTED_ACCOUNT: Sensitivity.DISPUTED,
    Doubt.MINOR: Sensitivity.MINOR,
}
"""Doubts that put the request in another row of the table of levels."""

ATTEMPTS = 3
SPAN = timedelta(hours=24)


class CheckRefused(Trouble):
    """A check cannot be recorded like this."""


class CheckLocked(Trouble):
    """Checking this person failed too often; the request itself stays open and its clock runs."""

    status = 409


def method_of(method: str) -> Method:
    """Return the method of this code.

    :raises CheckRefused: there is none.
    """
    try:
        return Method(method)
    except ValueError:
        choices = ", ".join(m.value for m in Method)
        raise CheckRefused(f"There is no method “{method}” to check somebody: choose one of {choices}.") from None


def doubt_of(reason: str) -> Doubt:
    """Return the reason of doubt of this code, or none.

    :raises CheckRefused: there is none.
    """
    try:
        return Doubt(reason)
    except ValueError:
        choices = ", ".join(d.value for d in Doubt if d)
        raise CheckRefused(f"There is no reason of doubt “{reason}”: choose one of {choices}.") from None


def check_strength(method: Method, level: int) -> None:
    """Accept a level that the method can reach.

    :raises CheckRefused: it is no level, or a higher one.
    """
    if not NONE <= level <= STRONG:
        raise CheckRefused(f"Level {level} does not exist: give 0 to 3.")
    reaches = strengths()[method]
    if level > reaches:
        raise CheckRefused(f"{method.value} reaches level {reaches}, not {level}: check in a stronger way.")


def locked_until(failures: Iterable[datetime], at: datetime) -> datetime | None:
    """Return until when checking is locked, or None: a day from the last of three failures within a day."""
    moments = sorted(failures)
    ends = [last + SPAN for first, last in zip(moments, moments[ATTEMPTS - 1 :], strict=False) if last - first <= SPAN]
    return ends[-1] if ends and at < ends[-1] else None
