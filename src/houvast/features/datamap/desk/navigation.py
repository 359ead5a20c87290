"""The entries of the data map in the menu; a feature above adds its own under the same heading."""

from collections.abc import Sequence

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from houvast.features.datamap.permissions import sees_map
from houvast.foundation.ui.shell import NavItem

GROUP = _("Data map")


def entries(request: HttpRequest) -> Sequence[NavItem]:
    """Give the pages that this person may open."""
    if not sees_map(request.user):
        return ()
    return (
        NavItem(_("What is held where"), reverse("datamap:map"), "map", "g m"),
        NavItem(_("Systems"), reverse("datamap:systems"), "systems", "g s"),
        NavItem(_("Files of the map"), reverse("datamap:files"), "files"),
    )
