"""The entry of the texts in the menu."""

from collections.abc import Sequence

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from houvast.features.wordings.permissions import writes_texts
from houvast.foundation.ui.shell import NavItem

GROUP = _("Requests")


def entries(request: HttpRequest) -> Sequence[NavItem]:
    """Give the texts to who writes or approves them."""
    return (NavItem(_("Texts"), reverse("wordings:start"), "info", "g x"),) if writes_texts(request.user) else ()
