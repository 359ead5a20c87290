"""The entry of the guide in the menu."""

from collections.abc import Sequence

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from houvast.features.guide.permissions import uses_guide
from houvast.foundation.ui.shell import NavItem

GROUP = _("Requests")


def entries(request: HttpRequest) -> Sequence[NavItem]:
    """Give the guide to who answers customers."""
    return (NavItem(_("Guide"), reverse("guide:guide"), "info", "g g"),) if uses_guide(request.user) else ()
