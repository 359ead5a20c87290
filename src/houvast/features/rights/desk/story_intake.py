"""How a request came in without a call, as sentences."""

from collections.abc import Callable, Mapping
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy
from django.utils.translation import ngettext
from django_stubs_ext import StrOrPromise

Facts = Mapping[str, Any]
NO_REQUESTS: Mapping[str, StrOrPromise] = {
    "machine": lazy("Sent by a machine"),
    "advertising": lazy("Advertising"),
    "nonsense": lazy("Nothing is asked"),
}


def _asked(facts: Facts) -> tuple[StrOrPromise, StrOrPromise]:
    parts = [_("something about it is odd: it stands under “To look at”")] if facts["doubts"] else []
    if count := facts["left_out"]:
        said = ngettext("%(count)s citizen number left out", "%(count)s citizen numbers left out", count)
        parts.append(said % {"count": count})
    return _("Asked on the public page"), "; ".join(parts)


def _scanned(facts: Facts) -> tuple[StrOrPromise, StrOrPromise]:
    pages = ngettext("%(count)s page", "%(count)s pages", facts["pages"]) % {"count": facts["pages"]}
    return _("Scan of a letter kept"), pages


SENTENCES: Mapping[str, Callable[[Facts], tuple[StrOrPromise, StrOrPromise]]] = {
    "intake.handed_in": lambda _f: (_("Handed in by a program"), ""),
    "intake.answer_fetched": lambda _f: (_("The program fetched the answer, locked"), ""),
    "intake.asked_on_web": _asked,
    "intake.looked_at": lambda _f: (_("Somebody looked at what was odd"), ""),
    "intake.closed_as_no_request": lambda f: (_("Closed as no request"), NO_REQUESTS.get(f["why"], "")),
    "intake.taken_up_again": lambda _f: (_("Taken up again as a request"), ""),
    "intake.letter_scanned": _scanned,
}
