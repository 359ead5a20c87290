"""The entries of cases in the menu."""

from collections.abc import Sequence

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from houvast.features.rights.desk.undelivered import lost_for
from houvast.features.rights.permissions import sees_cases
from houvast.foundation.accounts.contracts import Permission
from houvast.foundation.accounts.models import Account
from houvast.foundation.accounts.permissions import role_allows
from houvast.foundation.notifications.contracts import Channel
from houvast.foundation.notifications.queries import can_send
from houvast.foundation.ui.shell import NavItem

GROUP = _("Requests")
SEARCH = "rights:find"


def entries(request: HttpRequest) -> Sequence[NavItem]:
    """Give the pages that this person may open."""
    if not sees_cases(request.user):
        return ()
    today = NavItem(_("Today"), reverse("rights:today"), "today", "g t")
    new = NavItem(_("New request"), reverse("rights:new"), "new", "n")
    cases = NavItem(_("All requests"), reverse("rights:cases"), "cases", "g c")
    if not isinstance(request.user, Account) or not role_allows(request.user, Permission.REGISTER_CASE):
        return (today, cases)
    if not can_send(Channel.MAIL):
        return (today, new, cases)
    lost = len(lost_for(request.user))
    return (today, new, cases, NavItem(_("Undelivered"), reverse("rights:undelivered"), "warning", count=lost or None))
