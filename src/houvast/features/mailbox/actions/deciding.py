"""What a person decides about a mail: a request, part of a request, a question, not for us, spam.

What may never happen: a decision that nobody can be asked about; one that can't be taken back before the mail is
destroyed; two people deciding differently about one mail.
"""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from houvast.engines.trouble import Trouble
from houvast.features.mailbox.actions.sorting import join, register
from houvast.features.mailbox.contracts import DECISIONS, Head, Letter, State, Why
from houvast.features.mailbox.events import MailDecided, MailQueued
from houvast.features.mailbox.models import Mail
from houvast.features.mailbox.queries import mail_record
from houvast.features.mailbox.rules.parsing import letter_of
from houvast.features.mailbox.storing import open_head, raw_of
from houvast.features.rights.contracts import Right
from houvast.features.rights.queries import case_record
from houvast.foundation.events.facts import Actor
from houvast.foundation.evidence.actions import record

REASONS = ("question", "other_organisation", "advertising", "no_request", "duplicate", "fraud")
"""Why a mail asks for no request; words of one's own could name people, and so are not kept."""


class DecidedAlready(Trouble):
    """Somebody decided about this mail before."""

    status = 409


def register_mail(*, mail: UUID, organisation: str, right: Right, language: str, by: Actor, at: datetime) -> str:
    """Make a request of a mail; returns its number. One that was added to a request may ask for another as well.

    :raises DecidedAlready: somebody else did, or put it aside.
    :raises UnknownOrganisation: no such organisation.
    """
    row = mail_record(mail)
    letter = _letter(row, by=by, at=at)
    with transaction.atomic():
        _settle(row, State.REGISTERED, Why.BY_HAND, (State.QUEUED, State.RECEIVED, State.JOINED), by=by, at=at)
        return register(row, letter, right, organisation, language, Why.BY_HAND, by=by, at=at)


@transaction.atomic
def join_mail(*, mail: UUID, case: str, by: Actor, at: datetime) -> None:
    """Add a mail to a request that is there.

    :raises NoSuchCase: there is none of this number.
    :raises DecidedAlready: somebody decided before.
    """
    number = case_record(case).number
    row = mail_record(mail)
    _settle(row, State.JOINED, Why.BY_HAND, (State.QUEUED, State.RECEIVED), by=by, at=at)
    Mail.objects.filter(id=mail).update(seen_at=at)
    join(row, number, Why.BY_HAND, by=by, at=at)


@transaction.atomic
def put_aside(*, mail: UUID, decision: State, reason: str, by: Actor, at: datetime) -> None:
    """Decide that a mail asks for no request.

    :raises DecidedAlready: somebody decided before.
    """
    if decision not in DECISIONS or reason not in REASONS:
        raise ValueError(decision, reason)
    row = mail_record(mail)
    _settle(row, decision, Why.BY_HAND, (State.QUEUED, State.RECEIVED), by=by, at=at)
    record(MailDecided(mail=mail, decision=decision, reason=reason), by=by, at=at)


@transaction.atomic
def take_back(*, mail: UUID, by: Actor, at: datetime) -> None:
    """Let a mail that was put aside wait again.

    :raises DecidedAlready: it was destroyed since, or is in a request.
    """
    row = mail_record(mail)
    _settle(row, State.QUEUED, Why.BY_HAND, DECISIONS, by=by, at=at)
    record(MailQueued(mail=mail, why=Why.BY_HAND), by=by, at=at)


def mark_seen(*, mail: UUID, at: datetime) -> None:
    """Note that somebody looked at a mail that was added to a request."""
    Mail.objects.filter(id=mail, seen_at=None).update(seen_at=at)


def _letter(row: Mail, *, by: Actor, at: datetime) -> Letter:
    """Take a mail apart again; of one that is not kept here, only its head is known."""
    if row.file is None:
        return Letter(open_head(row.id, row.head) if row.forgotten_at is None else Head())
    return letter_of(raw_of(row.file, by=by, at=at))


def _settle(row: Mail, state: State, why: Why, before: tuple[State, ...], *, by: Actor, at: datetime) -> None:
    changed = {"state": state, "why": why, "decided_by": f"{by.kind}:{by.key}", "decided_at": at}
    if not Mail.objects.filter(id=row.id, state__in=before, forgotten_at=None).update(**changed):
        raise DecidedAlready("Somebody decided about this mail before: look at the list again.")
