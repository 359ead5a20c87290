"""Come in with a code, stay for a while, and go.

What may never happen: a code that opens twice, or after three tries; a token that was there before somebody came in; a
page that stays open after it was left; the page of another case.
"""

import hmac
import secrets
from datetime import datetime, timedelta
from enum import StrEnum
from uuid import uuid4

from cryptography.exceptions import InvalidTag
from django.db import transaction
from django.db.models import F

from houvast.features.portal import rules
from houvast.features.portal.actions.knocking import ENTER
from houvast.features.portal.contracts import TRIES, Visitor
from houvast.features.portal.events import PageClosed, PageEntered, PageLeft, PageOpened
from houvast.features.portal.models import ClosedPage, Knock, Visit
from houvast.features.portal.storing import (
    code_hash,
    hash_of,
    index_of,
    new_token,
    open_contact,
    open_visit,
    seal_visit,
)
from houvast.foundation.events.facts import Actor
from houvast.foundation.evidence.actions import record

GRAIN = timedelta(minutes=1)
"""Time between two notes of use, so that not every page writes."""


class Outcome(StrEnum):
    """What a code came to; the same for whom it was sent to and for whom none was sent to."""

    RIGHT = "right"
    WRONG = "wrong"
    OVER = "over"  # used, tried too often, or too old


def try_code(row: Knock | None, said: str, at: datetime) -> Outcome:
    """Count a try, then judge it; a knock for which no code was sent is judged like any other."""
    if row is None:
        return Outcome.OVER
    mine = Knock.objects.filter(id=row.id, used_at=None, tries__lt=TRIES, ends_at__gt=at)
    if not mine.update(tries=F("tries") + 1):
        return Outcome.OVER
    expected = row.code or secrets.token_hex(32)
    if not hmac.compare_digest(expected, code_hash(row.id, rules.as_typed(said))):
        return Outcome.WRONG
    return Outcome.RIGHT if Knock.objects.filter(id=row.id, used_at=None).update(used_at=at) else Outcome.OVER


def knock_of(token: str) -> Knock | None:
    """Give what the browser with this token asked for, for the worker to note that a try failed."""
    return Knock.objects.filter(token=hash_of(token), purpose=ENTER).first()


@transaction.atomic
def enter(*, token: str, said: str, at: datetime) -> tuple[Outcome, str]:
    """Judge the code that somebody typed; when it is right, open their page and return a new token for it.

    Whatever the browser held before opens nothing afterwards.
    """
    row = knock_of(token)
    outcome = try_code(row, said, at)
    if outcome is not Outcome.RIGHT or row is None or row.contact is None:
        return outcome, ""
    visit, fresh = uuid4(), new_token()
    contact = open_contact(row.case, row.id, bytes(row.contact))
    Visit.objects.create(
        id=visit,
        token=hash_of(fresh),
        sealed=seal_visit(fresh, visit, row.case, contact),
        case_index=index_of(row.case),
        entered_at=at,
        seen_at=at,
    )
    record(PageEntered(session=visit), by=Actor(kind="subject", key=row.case), at=at, case=row.case)
    return outcome, fresh


def visitor_of(*, token: str, at: datetime) -> Visitor | None:
    """Give who holds this token, or None when their visit is over or never was."""
    row = Visit.objects.filter(token=hash_of(token)).first() if token else None
    if row is None or rules.is_over(row.entered_at, row.seen_at, at):
        return None
    try:
        case, contact = open_visit(token, row.id, bytes(row.sealed))
    except InvalidTag:
        return None
    if at - row.seen_at >= GRAIN:
        Visit.objects.filter(id=row.id).update(seen_at=at)
    return Visitor(session=row.id, case=case, contact=contact, level=row.level, entered_at=row.entered_at)


@transaction.atomic
def leave(*, visitor: Visitor, at: datetime) -> None:
    """Sign out: the token opens nothing any more."""
    if Visit.objects.filter(id=visitor.session).delete()[0]:
        record(PageLeft(session=visitor.session), by=visitor.actor, at=at, case=visitor.case)


@transaction.atomic
def close_page(*, visitor: Visitor, at: datetime) -> None:
    """Take the page away: every visit ends, and nobody is let in any more. The request itself goes on."""
    ClosedPage.objects.get_or_create(case=visitor.case, defaults={"at": at})
    Visit.objects.filter(case_index=index_of(visitor.case)).delete()
    Knock.objects.filter(case=visitor.case).update(code="", used_at=at)
    record(PageClosed(), by=visitor.actor, at=at, case=visitor.case)


@transaction.atomic
def open_page_again(*, case: str, by: Actor, at: datetime) -> None:
    """Let the person in again, because they asked the centre."""
    if ClosedPage.objects.filter(case=case).delete()[0]:
        record(PageOpened(), by=by, at=at, case=case)
