"""The entry of messages in the menu."""

from collections.abc import Sequence

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from houvast.features.portal.desk.listing import unread_for
from houvast.features.portal.permissions import reads_messages
from houvast.foundation.accounts.models import Account
from houvast.foundation.ui.shell import NavItem

GROUP = _("Requests")
IS_LAST = True


def entries(request: HttpRequest) -> Sequence[NavItem]:
    """Give the list of cases in which somebody wrote, with how many messages nobody read."""
    account = request.user
    if not isinstance(account, Account) or not reads_messages(account):
        return ()
    count = sum(unread_for(account).values()) or None
    return (NavItem(_("Messages from people"), reverse("portal:waiting"), "messages", "g b", count),)
