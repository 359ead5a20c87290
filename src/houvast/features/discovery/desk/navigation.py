"""The entries of discovery in the menu, under the heading of the data map."""

from collections.abc import Sequence

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from houvast.features.discovery.permissions import sees_discovery
from houvast.features.discovery.queries.counting import drifted_systems, open_proposals
from houvast.foundation.ui.shell import NavItem

GROUP = _("Data map")


def entries(request: HttpRequest) -> Sequence[NavItem]:
    """Give the pages that this person may open, with what waits there."""
    if not sees_discovery(request.user):
        return ()
    return (
        NavItem(_("Fields"), reverse("discovery:systems"), "check", "g r", open_proposals() or None),
        NavItem(_("Changes"), reverse("discovery:drift"), "warning", "g w", drifted_systems() or None),
        NavItem(_("Gaps"), reverse("discovery:gaps"), "search", "g h"),
    )
