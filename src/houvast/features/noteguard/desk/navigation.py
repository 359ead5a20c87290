"""The entries of the note guard in the menu."""

from collections.abc import Sequence

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from houvast.features.noteguard.permissions import cleaned_by, manages_keys
from houvast.features.noteguard.queries.queue import open_of
from houvast.foundation.ui.shell import NavItem

GROUP = _("Notes")


def entries(request: HttpRequest) -> Sequence[NavItem]:
    """Give the pages that this person may open, with what waits there."""
    return (*_cleaning(request), *_keys(request))


def _cleaning(request: HttpRequest) -> Sequence[NavItem]:
    owners = cleaned_by(request.user)
    if not owners:
        return ()
    waiting = sum(open_of([one.key for one in owners]).values())
    return (NavItem(_("Findings"), reverse("noteguard:organisations"), "cases", "g n", waiting or None),)


def _keys(request: HttpRequest) -> Sequence[NavItem]:
    if not manages_keys(request.user):
        return ()
    return (NavItem(_("Guard"), reverse("noteguard:keys"), "lock", "g k"),)
