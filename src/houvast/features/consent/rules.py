"""What a block leaves open: which contact, for which purpose, by which means."""

from collections.abc import Iterable

from houvast.engines.matching.identifiers import EMAIL, PHONE
from houvast.features.consent.contracts import Closed, Means, Purpose, Why

CLOSED: dict[Why, frozenset[Purpose]] = {
    Why.OBJECTION: frozenset({Purpose.MARKETING}),
    Why.WITHDRAWAL: frozenset({Purpose.MARKETING}),
    Why.RESTRICTION: frozenset({Purpose.MARKETING, Purpose.SERVICE}),
}
"""The purposes for which nobody is called or mailed, by why a contact point is blocked.

What the law itself asks to be told (a breach, the answer to a request) is always allowed.
Law: GDPR art. 21(3), 7(3), 18(2).
"""
REACHED_BY: dict[str, frozenset[Means]] = {
    EMAIL: frozenset({Means.MAIL}),
    PHONE: frozenset({Means.PHONE, Means.SMS}),
}
"""By what somebody is approached who is reached through a contact point of this kind."""


def allowed(closed: Iterable[Closed], means: Iterable[Means] = ()) -> dict[Purpose, bool]:
    """Tell for each purpose whether somebody may be approached by all of these means."""
    known, asked = tuple(closed), frozenset(means)
    shut = frozenset().union(*(_closes(each, asked) for each in known))
    return {purpose: purpose not in shut for purpose in Purpose}


def offers_by(closed: Iterable[Closed]) -> dict[Means, bool]:
    """Tell for each means whether offers may come that way."""
    known = tuple(closed)
    return {means: allowed(known, (means,))[Purpose.MARKETING] for means in Means}


def closed_activities(closed: Iterable[Closed]) -> tuple[str, ...]:
    """Give the keys of the activities that are closed by themselves."""
    return tuple(sorted({each.purpose for each in closed} - {"", *Purpose}))


def _closes(one: Closed, asked: frozenset[Means]) -> frozenset[Purpose]:
    if not one.purpose:
        return CLOSED[one.why]
    if one.purpose in list(Purpose) and (not one.means or one.means in asked):
        return frozenset({Purpose(one.purpose)})
    return frozenset()
