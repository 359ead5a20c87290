"""Which sender a channel has here."""

from pathlib import Path

from django.conf import settings

from houvast.engines.trouble import Trouble
from houvast.foundation.notifications.contracts import Channel
from houvast.foundation.notifications.senders import mail, sms_file, sms_http
from houvast.foundation.notifications.senders.contracts import Send


class CannotSend(Trouble):
    """Nothing is set up to send messages through this channel."""

    status = 409


def can_send(channel: Channel) -> bool:
    """Tell whether messages can be sent through a channel."""
    return mail.can_send() if channel is Channel.MAIL else bool(settings.HOUVAST_SMS)


def sender(channel: Channel) -> Send:
    """Give what sends messages through a channel.

    :raises CannotSend: nothing is set up for it.
    """
    if not can_send(channel):
        wanted = "HOUVAST_MAIL_HOST and HOUVAST_MAIL_FROM" if channel is Channel.MAIL else "HOUVAST_SMS"
        raise CannotSend(f"No messages can be sent by {channel}: set {wanted}, or choose another way.")
    if channel is Channel.MAIL:
        return mail.send
    kind, _, place = settings.HOUVAST_SMS.partition(":")
    return sms_file.into(Path(place)) if kind == "file" else sms_http.through(settings.HOUVAST_SMS)
