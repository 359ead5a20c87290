"""What went between us and a principal about a case, as sentences."""

from collections.abc import Callable, Mapping
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django_stubs_ext import StrOrPromise

from houvast.features.rights.desk import words
from houvast.foundation.ui.contracts import Tone

Facts = Mapping[str, Any]

STATUSES: Mapping[str, StrOrPromise] = {
    "pending": gettext_lazy("not begun"),
    "in_progress": gettext_lazy("in progress"),
    "completed": gettext_lazy("completed"),
    "cancelled": gettext_lazy("cancelled"),
}
REASONS: Mapping[str, StrOrPromise] = {
    "refused": gettext_lazy("the other side refused it"),
    "private_network": gettext_lazy("the address leads into a private network"),
    "bad_address": gettext_lazy("the address can’t be used"),
    "untrusted": gettext_lazy("the certificate of the other side is not trusted"),
    "unsigned": gettext_lazy("the answer was not signed as it must be"),
    "no_answer": gettext_lazy("nobody answered for days"),
    "too_late": gettext_lazy("the answer took too long"),
    "too_long": gettext_lazy("the answer was too long"),
    "not_set_up": gettext_lazy("OpenDSR is not set up"),
    "case_shredded": gettext_lazy("the key of the case was destroyed"),
}


def _status(facts: Facts) -> StrOrPromise:
    return words.say(STATUSES, facts["status"])


def _reason(facts: Facts) -> StrOrPromise:
    return words.say(REASONS, facts["reason"])


SENTENCES: Mapping[str, Callable[[Facts], tuple[StrOrPromise, StrOrPromise]]] = {
    "opendsr.received": lambda f: (_("Sent by the principal through OpenDSR"), f["request"]),
    "opendsr.cancelled": lambda f: (_("Principal took its request back"), f["request"]),
    "opendsr.told": lambda f: (_("Principal told: %(status)s") % {"status": _status(f)}, ""),
    "opendsr.not_told": lambda f: (_("Principal not told: %(status)s") % {"status": _status(f)}, _reason(f)),
    "opendsr.results_fetched": lambda _f: (_("Principal fetched the results"), ""),
    "opendsr.queued": lambda f: (_("On its way to the principal through OpenDSR"), f["request"]),
    "opendsr.taken": lambda f: (_("Principal took the request and signed for it"), f["domain"]),
    "opendsr.not_taken": lambda f: (_("Principal did not take the request: pass it on in another way"), _reason(f)),
    "opendsr.hashes": lambda f: (
        _("Found out whose the hash is") if f["found"] else _("Could not find out whose the hash is"),
        "",
    ),
    "opendsr.heard": lambda f: (_("Principal says: %(status)s") % {"status": _status(f)}, ""),
}
TONES: Mapping[str, Tone] = {
    "opendsr.not_told": Tone.WARNING,
    "opendsr.taken": Tone.SUCCESS,
    "opendsr.not_taken": Tone.DANGER,
}
