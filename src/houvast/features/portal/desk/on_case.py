"""The way from a case to what was written on the person's own page, and to what can be done about that page."""

from collections.abc import Sequence

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from houvast.features.portal.permissions import enter_page
from houvast.features.portal.queries import waiting
from houvast.features.rights.queries import NoSuchCase
from houvast.foundation.accounts.models import Account
from houvast.foundation.accounts.permissions import NotAllowed
from houvast.foundation.ui.contracts import Link


def conversation(request: HttpRequest, number: str) -> Sequence[Link]:
    """Give the way to the conversation of a case, to who may read it."""
    account = request.user
    if not isinstance(account, Account):
        return ()
    try:
        enter_page(account, number)
    except (NotAllowed, NoSuchCase):
        return ()
    return (Link(_label(waiting([number]).get(number, 0)), reverse("portal:conversation", args=[number])),)


def _label(unread: int) -> str:
    if not unread:
        return _("The person’s own page")
    told = ngettext("%(count)s new message on the person’s page", "%(count)s new messages on the person’s page", unread)
    return told % {"count": unread}
