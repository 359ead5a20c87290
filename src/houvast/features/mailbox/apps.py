"""How Django finds the mailboxes."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from houvast.foundation.ui.on_case import offer, offer_heard


class MailboxConfig(AppConfig):
    """Mailboxes: requests that come in by mail."""

    name = "houvast.features.mailbox"
    label = "mailbox"
    verbose_name = _("mailbox")

    def ready(self) -> None:
        """Bring the mails of a person to the page of their case."""
        from houvast.features.mailbox.desk.on_case import heard, mails  # noqa: PLC0415 (reads tables: once apps are ready)

        offer("mailbox", mails)
        offer_heard("mailbox", heard)
