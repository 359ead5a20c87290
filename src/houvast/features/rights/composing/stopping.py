"""Which uses of data end by an objection or a withdrawal of consent.

Law: GDPR art. 7(3), 21(2)-(3).
"""

from collections.abc import Iterable

from houvast.features.activities.contracts import Activity, LegalGround
from houvast.features.rights.answer.contracts import Right
from houvast.features.rights.composing.saying import said

_OBJECTABLE = (LegalGround.LEGITIMATE_INTEREST, LegalGround.PUBLIC_TASK)


def stopped_by(right: Right, known: Iterable[Activity], language: str) -> tuple[bool, tuple[str, ...]]:
    """Tell whether direct marketing ends, and name the other uses that do."""
    if right not in (Right.OBJECTION, Right.WITHDRAWAL):
        return False, ()
    ended = [a for a in known if a.marketing or _rests_on(right, a)]
    others = tuple(said(a.name, language) for a in ended if not a.marketing)
    return True, others


def _rests_on(right: Right, activity: Activity) -> bool:
    if right is Right.WITHDRAWAL:
        return activity.legal_ground is LegalGround.CONSENT
    return activity.legal_ground in _OBJECTABLE
