"""What pages call things of texts."""

from collections.abc import Mapping

from django.utils.translation import gettext_lazy as _
from django_stubs_ext import StrOrPromise

from houvast.features.wordings.contracts import State
from houvast.foundation.ui.contracts import Tone

KINDS: Mapping[str, StrOrPromise] = {
    "mail": _("Mails"),
    "letter": _("Letters"),
    "card": _("Cards of the guide"),
    "answer": _("Approved answers"),
}
LANGUAGES: Mapping[str, StrOrPromise] = {"nl": _("Dutch"), "en": _("English"), "fr": _("French"), "de": _("German")}
STATES: Mapping[State, StrOrPromise] = {
    State.WAITING: _("Waits for a second person"),
    State.LIVE: _("In force"),
    State.REPLACED: _("Was in force"),
    State.DROPPED: _("Not approved"),
}
TONES: Mapping[State, Tone] = {
    State.WAITING: Tone.WARNING,
    State.LIVE: Tone.SUCCESS,
    State.REPLACED: Tone.NEUTRAL,
    State.DROPPED: Tone.NEUTRAL,
}
