"""The entry of the partners in the menu."""

from collections.abc import Sequence

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from houvast.features.opendsr.permissions import manages_partners
from houvast.foundation.ui.shell import NavItem

GROUP = _("Requests")
IS_LAST = True


def entries(request: HttpRequest) -> Sequence[NavItem]:
    """Give the page to who may open it."""
    return (NavItem(_("Partners"), reverse("partners:list"), "external"),) if manages_partners(request.user) else ()
