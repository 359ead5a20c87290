"""How Django finds the mailboxes."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class MailboxConfig(AppConfig):
    """Mailboxes: requests that come in by mail."""

    name = "houvast.features.mailbox"
    label = "mailbox"
    verbose_name = _("mailbox")
