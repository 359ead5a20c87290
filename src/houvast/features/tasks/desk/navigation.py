"""The entry of tasks in the menu."""

from collections.abc import Sequence

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from houvast.features.tasks.permissions import has_tasks
from houvast.features.tasks.queries import count_for
from houvast.foundation.accounts.models import Account
from houvast.foundation.ui.shell import NavItem

GROUP = _("Requests")


def entries(request: HttpRequest) -> Sequence[NavItem]:
    """Give the list of tasks, with how many wait for this person."""
    account = request.user
    if not isinstance(account, Account) or not has_tasks(account):
        return ()
    count = count_for(account) or None
    return (NavItem(_("Tasks"), reverse("tasks:list"), "activities", "g a", count),)
