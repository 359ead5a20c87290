"""Mail the person about a case, and those who received the person's data.

What may never happen: a change of a case that is refused or undone because a mail can't be sent; a mail without the
change that it tells of.

Law: GDPR art. 12(1), 12(3), 19.
"""

import logging
from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction

from houvast.engines.trouble import Trouble
from houvast.features.rights.actions.drafting import NoAddress, draft
from houvast.features.rights.events import MailQueued
from houvast.features.rights.mails.fields import MailKind, Question
from houvast.features.rights.mails.own import KIND
from houvast.features.rights.models import CaseKey
from houvast.features.wordings.actions import note_use
from houvast.foundation.events.facts import Actor
from houvast.foundation.evidence.actions import record
from houvast.foundation.notifications.actions import queue_message
from houvast.foundation.notifications.contracts import Channel, Envelope
from houvast.foundation.notifications.queries import can_send

FLOOD_CASES, FLOOD_TIME = 5, timedelta(days=1)
"""After so many requests in this time with one of the same identifiers, no receipt goes by itself."""
_LOG = logging.getLogger(__name__)


@transaction.atomic
def tell(
    *,
    case: str,
    kind: MailKind,
    language: str = "",
    questions: tuple[Question, ...] = (),
    to: str = "",
    by: Actor,
    at: datetime,
) -> UUID:
    """Queue a mail about a case; it leaves after commit, and what becomes of it is evidence. Returns the message's id.

    What gives something away goes to a proven address only; `to` is for a notice to who received data before.

    :raises NothingToTell: it is not the moment for it.
    :raises NoAddress: there is no address to which it may go; print it.
    :raises CannotSend: no mail server is set up; print it.
    :raises WrongEnvelope: no mail server would take the address.
    """
    made = draft(case=case, kind=kind, language=language, questions=questions, to=to, at=at)
    if not made.to:
        raise NoAddress(f"case {case}: no address is known to which this mail may go; print it.")
    envelope = Envelope(
        to=made.to,
        subject=made.written.subject,
        text=made.written.text,
        sender_name=made.speaker.name,
        reply_to=made.reply_to,
    )
    message = queue_message(channel=Channel.MAIL, envelope=envelope, purpose=kind.value, case=case, at=at)
    note_use(
        case=case, organisation=made.speaker, used=made.own, kind=KIND, name=kind.value, language=made.language,
        by=by, at=at,
    )  # fmt: skip
    record(MailQueued(message=message, purpose=kind.value, to_proven=made.is_proven), by=by, at=at, case=case)
    return message


def tell_if_possible(*, case: str, kind: MailKind, language: str = "", by: Actor, at: datetime) -> UUID | None:
    """Mail what goes without asking, inside the caller's change, which stands whether or not it can be mailed."""
    if not can_send(Channel.MAIL) or (kind is MailKind.RECEIPT and _is_flood(case, at)):
        return None
    try:
        with transaction.atomic():
            return tell(case=case, kind=kind, language=language, by=by, at=at)
    except Trouble as trouble:
        _LOG.info("no mail %s about case %s: %s", kind.value, case, type(trouble).__name__)
        return None


def _is_flood(case: str, at: datetime) -> bool:
    """Tell whether so many requests came with the same address that a receipt would annoy, or answer a machine."""
    indexes = CaseKey.objects.filter(case__number=case).values("index")
    same = CaseKey.objects.filter(index__in=indexes, case__registered_at__gt=at - FLOOD_TIME)
    return same.values("case").distinct().count() > FLOOD_CASES
