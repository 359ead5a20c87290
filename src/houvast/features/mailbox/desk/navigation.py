"""The entry of mail in the menu."""

from collections.abc import Sequence

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from houvast.features.mailbox.permissions import reads_mail
from houvast.features.mailbox.queries import count_for
from houvast.foundation.accounts.models import Account
from houvast.foundation.ui.shell import NavItem

GROUP = _("Requests")
IS_LAST = True


def entries(request: HttpRequest) -> Sequence[NavItem]:
    """Give the list of mails, with how many wait, to who handles them, where there is a mailbox or was one."""
    account = request.user
    if not isinstance(account, Account) or not reads_mail(account):
        return ()
    count = count_for(account)
    if not settings.HOUVAST_MAILBOX and not count:
        return ()
    return (NavItem(_("Mail"), reverse("mailbox:list"), "mail", "g e", count or None),)
