"""Why two colleagues look at an answer, and what they did, in words."""

from collections.abc import Callable, Mapping
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy
from django_stubs_ext import StrOrPromise

Facts = Mapping[str, Any]
REASONS: Mapping[str, StrOrPromise] = {
    "any": lazy("set for every answer of this kind"),
    "special": lazy("special categories of data"),
    "minor": lazy("data of a minor"),
    "recordings": lazy("recordings"),
}
SENTENCES: Mapping[str, Callable[[Facts], tuple[StrOrPromise, StrOrPromise]]] = {
    "rights.release_asked": lambda f: (
        _("A second colleague was asked to look at the answer"),
        ", ".join(str(REASONS[one]) for one in f["reasons"]),
    ),
    "rights.release_approved": lambda _f: (_("A second colleague released the answer"), ""),
}
