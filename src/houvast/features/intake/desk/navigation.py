"""The entries of the intake in the menu."""

from collections.abc import Sequence

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from houvast.features.intake.queries import count_to_look_at
from houvast.foundation.accounts.contracts import Permission
from houvast.foundation.accounts.models import Account
from houvast.foundation.accounts.permissions import role_allows
from houvast.foundation.ui.shell import NavItem

GROUP = _("Requests")
IS_LAST = True


def entries(request: HttpRequest) -> Sequence[NavItem]:
    """Give the pages that this person may open; what is to be looked at stands there with nothing in it too."""
    account = request.user
    if not isinstance(account, Account) or not role_allows(account, Permission.REGISTER_CASE):
        return ()
    letters = NavItem(_("Letters"), reverse("intake:letters"), "files")
    waiting = count_to_look_at(account) or None
    return (letters, NavItem(_("To look at"), reverse("intake:to-look-at"), "warning", count=waiting))
