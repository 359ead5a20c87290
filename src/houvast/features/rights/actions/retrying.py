"""See to messages that did not arrive: send one again once its address was mended, or note how the person was told.

What may never happen: a text that names somebody sent to an address that nobody proved to be theirs; the same wrong
address written to again and again.

Law: GDPR art. 5(1)(f), 12(3).
"""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from houvast.engines.trouble import Trouble
from houvast.features.rights.actions.drafting import TO_OTHERS, address_for
from houvast.features.rights.events import MailQueued
from houvast.features.rights.mails.fields import MailKind
from houvast.features.rights.queries import case_record
from houvast.foundation.events.facts import Actor
from houvast.foundation.evidence.actions import record
from houvast.foundation.evidence.queries import facts_of
from houvast.foundation.notifications.actions import note_told_otherwise, send_again
from houvast.foundation.notifications.contracts import MessageCard, ToldOtherwise
from houvast.foundation.notifications.queries import envelope_of, message_of

OUR_TROUBLE = ("no_connection", "broken_off", "not_set_up")
"""Why a message failed where nothing is wrong with its address."""


class CannotRetry(Trouble):
    """A message can't be sent again as things stand."""

    status = 409


@transaction.atomic
def retry(*, case: str, message: UUID, by: Actor, at: datetime) -> UUID:
    """Send a message that did not arrive again, to the address that the case has now. Guard: who may send it.

    :raises CannotRetry: it is no mail about this case that can be sent again, its address is still the wrong one, or
        it names the person and the address was not proven.
    :raises CannotSendAgain: it arrived meanwhile, somebody saw to it, or its text is gone.
    """
    card = _card(case, message)
    to, is_proven = address_for(case, MailKind(card.purpose))
    before = envelope_of(message)
    if not to:
        raise CannotRetry(f"case {case}: no address is known to which this mail may go; print it.")
    if before is not None and before.to == to and card.reason not in OUR_TROUBLE:
        raise CannotRetry(f"case {case}: the address is still the one that failed; write it down better first.")
    if _was_proven(case, message) and not is_proven:
        raise CannotRetry(f"case {case}: the mail names the person, and the new address is not proven; check it first.")
    again = send_again(message=message, to=to, by=by, at=at)
    record(MailQueued(message=again, purpose=card.purpose, to_proven=is_proven), by=by, at=at, case=case)
    return again


def settle(*, case: str, message: UUID, how: ToldOtherwise, by: Actor, at: datetime) -> None:
    """Note that the person was told in another way of what a message says that did not arrive.

    :raises CannotRetry: it is no message of this case.
    :raises CannotSendAgain: it arrived meanwhile, or somebody saw to it.
    """
    if (card := message_of(message)) is None or card.case != case:
        raise CannotRetry(f"case {case}: there is no such message.")
    note_told_otherwise(message=message, how=how, by=by, at=at)


def can_retry(card: MessageCard) -> bool:
    """Tell whether a message is one that can be sent again from the page of its case."""
    return card.is_lost and card.settled_at is None and card.purpose in set(MailKind) - set(TO_OTHERS)


def address_is_mended(card: MessageCard) -> bool:
    """Tell whether it would go to another address now, or nothing was wrong with the address."""
    before = envelope_of(card.id)
    to = address_for(card.case, MailKind(card.purpose))[0]
    return bool(to) and before is not None and (before.to != to or card.reason in OUR_TROUBLE)


def _card(case: str, message: UUID) -> MessageCard:
    card = message_of(message)
    if card is None or card.case != case_record(case).number or not can_retry(card):
        raise CannotRetry(f"case {case}: this message can't be sent again from here; write it again on its own page.")
    return card


def _was_proven(case: str, message: UUID) -> bool:
    return any(one["message"] == str(message) and one["to_proven"] for one in facts_of(case, MailQueued.kind))
