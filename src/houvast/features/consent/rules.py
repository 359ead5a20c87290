"""What a block leaves open: which contact, for which purpose."""

from collections.abc import Iterable

from houvast.features.consent.contracts import Purpose, Why

CLOSED: dict[Why, frozenset[Purpose]] = {
    Why.OBJECTION: frozenset({Purpose.MARKETING}),
    Why.WITHDRAWAL: frozenset({Purpose.MARKETING}),
    Why.RESTRICTION: frozenset({Purpose.MARKETING, Purpose.SERVICE}),
}
"""The purposes for which nobody is called or mailed, by why a contact point is blocked.

What the law itself asks to be told (a breach, the answer to a request) is always allowed.
Law: GDPR art. 21(3), 7(3), 18(2).
"""


def allowed(why: Iterable[Why]) -> dict[Purpose, bool]:
    """Tell for each purpose whether a contact point on which these blocks stand may be used."""
    closed = frozenset().union(*(CLOSED[each] for each in why))
    return {purpose: purpose not in closed for purpose in Purpose}
