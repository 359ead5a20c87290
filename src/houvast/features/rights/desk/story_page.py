"""The story of a case as far as it happened on the person's own page."""

from collections.abc import Callable, Mapping
from typing import Any

from django.utils.translation import gettext_lazy as _
from django_stubs_ext import StrOrPromise

from houvast.foundation.ui.contracts import Tone

Facts = Mapping[str, Any]
_WRITERS: Mapping[str, StrOrPromise] = {
    "person": _("The person wrote a message"),
    "centre": _("A message to the person was written"),
}


def _choice(facts: Facts) -> tuple[StrOrPromise, StrOrPromise]:
    return (_("The person allowed offers") if facts["allowed"] else _("The person wants no offers")), ""


def _purpose(facts: Facts) -> str:
    return " · ".join(str(facts[name]) for name in ("purpose", "means") if facts.get(name))


SENTENCES: Mapping[str, Callable[[Facts], tuple[StrOrPromise, StrOrPromise]]] = {
    "portal.code_asked": lambda _f: (_("A code for the person’s page was sent"), ""),
    "portal.code_failed": lambda _f: (_("A wrong code was given at the person’s page"), ""),
    "portal.entered": lambda _f: (_("The person opened their page"), ""),
    "portal.left": lambda _f: (_("The person signed out of their page"), ""),
    "portal.message_written": lambda f: (_WRITERS[f["author"]], ""),
    "portal.corrections_given": lambda f: (_("The person said what is wrong"), f["request"]),
    "portal.preference_changed": _choice,
    "consent.purpose_closed": lambda f: (_("The person said no to a use of their data"), _purpose(f)),
    "consent.purpose_opened": lambda f: (_("The person takes a no back"), _purpose(f)),
    "consent.given": lambda f: (_("The person gave consent"), _purpose(f)),
    "portal.categories_shown": lambda _f: (_("The person saw which sorts of data were found"), ""),
    "portal.values_shown": lambda _f: (_("The person saw what is on file, to put it right"), ""),
    "portal.pack_fetched": lambda _f: (_("The person fetched the answer"), ""),
    "portal.pack_revoked": lambda _f: (_("The answer was stopped from being fetched"), ""),
    "portal.closed": lambda _f: (_("The person took their page away"), ""),
    "portal.opened_again": lambda _f: (_("The person’s page was opened again"), ""),
}
TONES: Mapping[str, Tone] = {
    "portal.code_failed": Tone.WARNING,
    "portal.pack_fetched": Tone.SUCCESS,
    "portal.pack_revoked": Tone.WARNING,
}
