"""The mail with a link: who asks, by when, and the way in; nothing about whom or what."""

import smtplib
from datetime import date

from django.conf import settings
from django.core.mail import EmailMessage
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import override

from houvast.engines.trouble import Trouble


class MailNotSent(Trouble):
    """The mail server did not take a mail."""


def can_mail() -> bool:
    """Tell whether mails can be sent: there is a server, a sender, and an address to put in them."""
    return bool(settings.EMAIL_HOST and settings.DEFAULT_FROM_EMAIL and settings.HOUVAST_PUBLIC_URL)


def address_of(token: str) -> str:
    """Give the address that a token stands for, whole where it is known under which name others reach the pages."""
    return f"{settings.HOUVAST_PUBLIC_URL}{reverse('outside:task', kwargs={'token': token})}"


def send_link(*, to: str, language: str, organisation: str, due_on: date, token: str, again: bool) -> None:
    """Send a link to an external party.

    :raises MailNotSent: the server did not take it.
    """
    with override(language):
        parts = {
            "organisation": organisation,
            "day": date_format(due_on, "j F Y"),
            "link": address_of(token),
        }
        subject = _("Reminder: a question from %(organisation)s") if again else _("A question from %(organisation)s")
        text = _(
            "%(organisation)s asks you to look something up or to change something in your records, because of a "
            "request under privacy law.\n\nOpen the question here and answer it by %(day)s at the latest:\n\n"
            "%(link)s\n\nThe link is for you alone: do not pass it on. What it is about stands behind the link, "
            "not in this mail.\n"
        )
        message = EmailMessage(" ".join((subject % parts).splitlines()), text % parts, to=[to])
    try:
        message.send()
    except (OSError, smtplib.SMTPException) as problem:
        # Not its message: a mail server repeats the address that it refuses.
        kind = type(problem).__name__
        raise MailNotSent(f"The mail server did not take the mail ({kind}); check the settings of mail.") from None
