"""When a message is tried again, and which ones can't be sent at all."""

import re
from datetime import timedelta

from django.core.exceptions import ValidationError
from django.core.validators import validate_email

from houvast.engines.trouble import Trouble
from houvast.foundation.notifications.contracts import Channel, Envelope

PAUSES = tuple(timedelta(minutes=m) for m in (1, 5, 15, 60, 240, 720, 1440, 1440))
"""How long to wait after the first, second, … attempt; after the last one it is given up."""

IN_HAND = timedelta(minutes=5)
"""How long an attempt may take before somebody else makes another."""

LONGEST_SMS = 480
_TELEPHONE = re.compile(r"\+[1-9][0-9]{6,14}")


class WrongEnvelope(Trouble):
    """A message that no server would take as it stands."""


def check_envelope(channel: Channel, envelope: Envelope) -> None:
    """Refuse a message that can't be sent, before it is queued.

    :raises WrongEnvelope: its address, subject or length is not what its channel takes.
    """
    if channel is Channel.MAIL:
        _check_address(envelope.to, "The address")
        if envelope.reply_to:
            _check_address(envelope.reply_to, "The address to answer to")
        lines = envelope.subject + envelope.sender_name
        if not envelope.subject.strip() or "\n" in lines or "\r" in lines:
            raise WrongEnvelope("The subject of a mail and its sender's name must be one line; leave out line ends.")
    elif not _TELEPHONE.fullmatch(envelope.to):
        raise WrongEnvelope("The number of a text message is not written as +31201234567; write it like that.")
    elif len(envelope.text) > LONGEST_SMS or envelope.attachments:
        raise WrongEnvelope(f"A text message holds {LONGEST_SMS} characters at most, and no files; send a mail.")


def pause_after(attempts: int) -> timedelta | None:
    """Give how long to wait after so many attempts, or None when it is given up."""
    return PAUSES[attempts - 1] if attempts <= len(PAUSES) else None


def _check_address(address: str, what: str) -> None:
    try:
        validate_email(address)
    except ValidationError:
        # Without the address: it may be a person's.
        raise WrongEnvelope(f"{what} of a mail is no e-mail address; correct it.") from None
