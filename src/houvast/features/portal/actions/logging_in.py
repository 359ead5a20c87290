"""Prove who it is from the page by logging in elsewhere; what comes back counts for the visit that began it alone.

What may never happen: a login of one visit that proves something in another; a claim of the provider that is kept.
"""

from collections.abc import Mapping
from datetime import datetime
from uuid import UUID

from houvast.engines.trouble import Trouble
from houvast.features.portal.contracts import Visitor
from houvast.features.portal.models import Visit
from houvast.features.portal.storing import index_of
from houvast.features.rights.actions.logging_in import finish_login, login_ways, start_login
from houvast.features.verification.contracts import LoginChoice
from houvast.foundation.events.facts import Actor

BROWSER = Actor(kind="system", key="page-login")


class NotFromHere(Trouble):
    """What came back belongs to no login that a visit began in this browser."""

    status = 409


def ways(visitor: Visitor) -> tuple[LoginChoice, ...]:
    """Give the providers that may be offered to this visitor."""
    return login_ways(visitor.case)


def start(*, visitor: Visitor, provider: str, secret: str, back: str, at: datetime) -> str:
    """Begin a login and return the provider's address; `secret` is of this browser alone.

    :raises Trouble: it cannot be begun; the case stays as it was.
    """
    session = _session(visitor.session, secret)
    return start_login(case=visitor.case, provider=provider, session=session, back=back, by=visitor.actor, at=at)


def finish(*, visit: UUID, secret: str, provider: str, answer: Mapping[str, str], at: datetime) -> bool:
    """Judge who logged in, and let it count for the visit that began it; tell whether it was the person.

    :raises NotFromHere: that visit is over, or shows another case.
    :raises Trouble: what came back proves nothing; the case stays as it was.
    """
    row = Visit.objects.filter(id=visit).first()
    if row is None:
        raise NotFromHere("That visit is over: come in again.")
    done = finish_login(provider=provider, answer=answer, session=_session(visit, secret), by=BROWSER, at=at)
    if row.case_index != index_of(done.case.number):
        raise NotFromHere("That login belongs to another page: come in again.")
    level = done.answered.level if done.answered.right else 0
    Visit.objects.filter(id=visit, level__lt=level).update(level=level)
    return done.answered.right


def _session(visit: UUID, secret: str) -> str:
    return f"{visit}:{secret}"
