"""Tell who got data what was done with it, or write down why not.

What may never happen: a recipient left out without a reason in somebody's own words; the person's identifiers mailed to
somebody who does not know them by these.

Law: GDPR art. 19.
"""

from datetime import date, datetime
from uuid import UUID

from django.db import transaction

from houvast.engines.deadlines.local_time import local_date
from houvast.engines.trouble import Trouble
from houvast.features.erasure.queries import latest_plan
from houvast.features.rights.actions.drafting import DONE_TO
from houvast.features.rights.actions.telling import tell
from houvast.features.rights.contracts import Right
from houvast.features.rights.events import MailQueued, RecipientNotTold, RecipientTold
from houvast.features.rights.mails.fields import MailKind
from houvast.features.rights.models import CaseRecord, RecipientNote
from houvast.features.rights.notices.recipient import write_notice
from houvast.features.rights.queries import locked_case
from houvast.features.rights.recipients import PLACE, Touched, identifiers_for, recipient_cards, touched_by
from houvast.features.rights.telling_contracts import NotToldWhy, RecipientCard, ToldHow
from houvast.foundation.events.facts import Actor
from houvast.foundation.evidence.actions import record
from houvast.foundation.keys.sealing import seal_json
from houvast.foundation.notifications.actions import queue_message
from houvast.foundation.notifications.contracts import Channel, Envelope
from houvast.foundation.organisations.contracts import OrganisationFacts
from houvast.foundation.organisations.queries import organisation_by_key, own_organisation

LEAST_WORDS = 4
"""A reason shorter than this explains nothing to the person, nor to an authority."""
_FIRST = "nl"


class CannotNotify(Trouble):
    """A recipient can't be told like this."""

    status = 409


class NoSuchRecipient(Trouble):
    """Nobody of this name got the data that the case changed."""

    status = 404


@transaction.atomic
def mail_recipient(*, case: str, recipient: str, by: Actor, at: datetime) -> RecipientCard:
    """Mail a recipient what was done: about whom by the identifiers that it knows people by, or that it must call us.

    Guard: `answer_case`.

    :raises NoSuchRecipient: nobody of this name got what the case changed.
    :raises CannotNotify: it was told already, or the register has no e-mail address of it.
    :raises CannotSend: no mail server is set up.
    """
    found = locked_case(case)
    one = _to_tell(found, recipient)
    if not one.recipient.email:
        raise CannotNotify(f"case {case}: the register has no e-mail address of this recipient; tell it otherwise.")
    who = identifiers_for(found, one.recipient)
    message = _mail(found, one, by=by, at=at) if who else _mail_unnamed(found, one, by=by, at=at)
    kinds = tuple(sorted({key.kind for key in who}))
    return _told(found, one, ToldHow.MAIL, message=message, identifiers=kinds, by=by, at=at)


@transaction.atomic
def note_told(*, case: str, recipient: str, how: ToldHow, words: str = "", by: Actor, at: datetime) -> RecipientCard:
    """Note that a recipient was told by phone, by letter or otherwise. Guard: `answer_case`.

    :raises NoSuchRecipient: nobody of this name got what the case changed.
    :raises CannotNotify: it was told already, or it is a mail, which is sent from here.
    """
    found = locked_case(case)
    one = _to_tell(found, recipient)
    if how is ToldHow.MAIL:
        raise CannotNotify(f"case {case}: have the mail sent from here, so that it is known whether it arrived.")
    return _told(found, one, how, words=words.strip(), by=by, at=at)


@transaction.atomic
def leave_untold(*, case: str, recipient: str, why: NotToldWhy, reason: str, by: Actor, at: datetime) -> RecipientCard:
    """Write down why a recipient is not told. Guard: `decide`.

    :raises NoSuchRecipient: nobody of this name got what the case changed.
    :raises CannotNotify: it was told already, the reason says too little, or there is no principal who could tell it.
    """
    found = locked_case(case)
    one = _to_tell(found, recipient)
    if len(reason.split()) < LEAST_WORDS:
        raise CannotNotify(f"case {case}: write out why this recipient is not told, as an authority will read it.")
    if why is NotToldWhy.PRINCIPAL_TELLS and found.organisation.kind != "principal":
        raise CannotNotify(f"case {case} is our own: we tell who got the data ourselves.")
    _note(found, one, why=why.value, words=reason.strip(), by=by, at=at)
    fact = RecipientNotTold(recipient=one.recipient.name, why=why.value, reason=reason.strip())
    record(fact, by=by, at=at, case=case)
    return _card(found, one)


def _to_tell(found: CaseRecord, name: str) -> Touched:
    one = next((touched for touched in touched_by(found) if touched.recipient.name == name), None)
    if one is None:
        raise NoSuchRecipient(f"case {found.number}: nobody of this name got what it changed; choose from the list.")
    if (card := _card(found, one)).notified and not card.is_lost:
        raise CannotNotify(f"case {found.number}: this recipient was told already.")
    return one


def _told(
    found: CaseRecord,
    one: Touched,
    how: ToldHow,
    *,
    words: str = "",
    message: UUID | None = None,
    identifiers: tuple[str, ...] = (),
    by: Actor,
    at: datetime,
) -> RecipientCard:
    _note(found, one, how=how.value, words=words, message=message, by=by, at=at)
    fact = RecipientTold(recipient=one.recipient.name, how=how.value, identifiers=identifiers)
    record(fact, by=by, at=at, case=found.number)
    return _card(found, one)


def _note(
    found: CaseRecord,
    one: Touched,
    *,
    how: str = "",
    why: str = "",
    words: str = "",
    message: UUID | None = None,
    by: Actor,
    at: datetime,
) -> None:
    sealed = seal_json(found.number, {"words": words}, PLACE) if words else None
    given = {"how": how, "why": why, "words": sealed, "message": message, "by": f"{by.kind}:{by.key}", "at": at}
    RecipientNote.objects.update_or_create(case=found, recipient=one.recipient.name, defaults=given)


def _card(found: CaseRecord, one: Touched) -> RecipientCard:
    return next(card for card in recipient_cards(found) if card.name == one.recipient.name)


def _mail_unnamed(found: CaseRecord, one: Touched, *, by: Actor, at: datetime) -> UUID:
    """Mail that something was done, not about whom: that is told when they call."""
    kind, language = MailKind.RECIPIENT_NOTICE, one.recipient.language or _FIRST
    return tell(case=found.number, kind=kind, language=language, to=one.recipient.email, by=by, at=at)


def _mail(found: CaseRecord, one: Touched, *, by: Actor, at: datetime) -> UUID:
    speaker = organisation_by_key(found.organisation.key)
    notice = write_notice(
        language=one.recipient.language or _FIRST,
        number=found.number,
        done=DONE_TO[Right(found.right)],
        day=_done_on(found, at),
        who=identifiers_for(found, one.recipient),
        fields=one.fields,
        corrections=one.corrections,
        contact=contact_of(speaker),
        organisation=speaker.name,
    )
    purpose = MailKind.RECIPIENT_NOTICE.value
    envelope = Envelope(
        to=one.recipient.email,
        subject=notice.subject,
        text=notice.text,
        sender_name=speaker.name,
        reply_to=speaker.email or own_organisation().email,
    )
    message = queue_message(channel=Channel.MAIL, envelope=envelope, purpose=purpose, case=found.number, at=at)
    record(MailQueued(message=message, purpose=purpose, to_proven=False), by=by, at=at, case=found.number)
    return message


def _done_on(found: CaseRecord, at: datetime) -> date:
    plan = latest_plan(found.number)
    return local_date((plan and plan.read_back_at) or at, found.organisation.country)


def contact_of(speaker: OrganisationFacts) -> str:
    """Say how an organisation is reached; the centre's own ways where it gave none."""
    own = own_organisation()
    ways = [way for way in (speaker.email, speaker.phone) if way] or [way for way in (own.email, own.phone) if way]
    return ", ".join(ways or [speaker.name])
