"""How sure one must be for which right, and when checking stops for a day.

Law: GDPR art. 12(6), 32, recital 64: reasonable measures, in proportion to what a wrong answer would do.
"""

from collections.abc import Iterable
from datetime import datetime, timedelta

from houvast.engines.trouble import Trouble
from houvast.features.verification.contracts import Doubt, Method

NONE, BASIC, STANDARD, STRONG = range(4)

LEVELS: dict[str, int] = {
    "access": STANDARD,
    "portability": STANDARD,
    "erasure": STANDARD,
    "rectification": STANDARD,  # new contact data first, the data next, is a known way to steal them
    "restriction": STANDARD,
    "objection": BASIC,
    "withdrawal": BASIC,
    "human_review": STANDARD,
    "complaint": NONE,
}
"""The level that each right asks for; registering a request asks for none."""

OWN_ADDRESS = frozenset({"phone", "mail", "letter"})
"""Channels that show an address or number of their own, which can be matched with the one that must be left alone."""

LEAVE_ALONE = frozenset({"objection", "withdrawal"})
"""Rights by which an address or number is left alone; they disclose nothing and can be undone."""

STRENGTH: dict[Method, int] = {
    Method.ADDRESS_MATCH: NONE,
    Method.KNOWN_CHANNEL: BASIC,
    Method.DYNAMIC_FACTS: BASIC,
    Method.ACCOUNT_LOGIN: STANDARD,
    Method.CHANNEL_CODE: STANDARD,
    Method.CALL_BACK: STANDARD,
    Method.LETTER_CODE: STANDARD,
    Method.SECOND_FACTOR: STRONG,
    Method.EID: STRONG,
    Method.IN_PERSON: STRONG,
    Method.MASKED_ID: STRONG,
}
"""The highest level that each method reaches; what many people know about each other reaches none by itself."""

ASKS_MORE = frozenset({Doubt.RECENT_CHANGE, Doubt.DISPUTED_ACCOUNT, Doubt.MINOR})
"""Doubts for which only a strong check will do."""

ALWAYS_OPEN = frozenset({Method.LETTER_CODE, Method.IN_PERSON})
"""The other ways, that stay open when checking is locked."""

ATTEMPTS = 3
SPAN = timedelta(hours=24)


class UnknownRight(Trouble):
    """A right was named that does not exist."""


class CheckRefused(Trouble):
    """A check cannot be recorded like this."""


class CheckLocked(Trouble):
    """Checking this person failed too often; the request itself stays open and its clock runs."""

    status = 409


def required_level(right: str, channel: str, has_special_categories: bool = False) -> int:  # noqa: FBT001, FBT002
    """Return the level (0 none, 1 basic, 2 standard, 3 strong) that a request asks for.

    :raises UnknownRight: no such right.
    """
    level = LEVELS.get(right)
    if level is None:
        raise UnknownRight(f"There is no right “{right}”: choose one of {', '.join(LEVELS)}.")
    if right in LEAVE_ALONE and channel in OWN_ADDRESS:
        return NONE
    return STRONG if has_special_categories and level >= STANDARD else level


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
    if level > STRENGTH[method]:
        raise CheckRefused(f"{method.value} reaches level {STRENGTH[method]}, not {level}: check in a stronger way.")


def locked_until(failures: Iterable[datetime], at: datetime) -> datetime | None:
    """Return until when checking is locked, or None: a day from the last of three failures within a day."""
    moments = sorted(failures)
    ends = [last + SPAN for first, last in zip(moments, moments[ATTEMPTS - 1 :], strict=False) if last - first <= SPAN]
    return ends[-1] if ends and at < ends[-1] else None
