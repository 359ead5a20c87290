"""What happened with recipients of data and with fees, as sentences."""

from collections.abc import Callable, Mapping
from typing import Any

from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django_stubs_ext import StrOrPromise

from houvast.features.rights.desk import words
from houvast.features.rights.desk.recipient_words import ENDS, HOW, WHY
from houvast.features.rights.desk.representing_words import GROUNDS
from houvast.features.rights.notices.fee import amount
from houvast.foundation.ui.contracts import Tone

Facts = Mapping[str, Any]


def euros(cents: int) -> str:
    """Say an amount in the language of the page."""
    return amount(cents, "nl" if (get_language() or "").startswith("nl") else "en")


def _told(facts: Facts) -> tuple[StrOrPromise, StrOrPromise]:
    named = [str(words.key_kind(kind)).lower() for kind in facts["identifiers"]]
    how = str(words.say(HOW, facts["how"]))
    return _("A recipient of the data was told what was done"), ", ".join([how, *named])


def _asked(facts: Facts) -> tuple[StrOrPromise, StrOrPromise]:
    detail = _("%(ground)s; %(earlier)s earlier requests") % {
        "ground": GROUNDS[facts["ground"]],
        "earlier": facts["earlier"],
    }
    return _("A fee of %(amount)s was asked for") % {"amount": euros(facts["cents"])}, detail


SENTENCES: Mapping[str, Callable[[Facts], tuple[StrOrPromise, StrOrPromise]]] = {
    "rights.recipient_told": _told,
    "rights.recipient_not_told": lambda f: (_("A recipient of the data is not told"), words.say(WHY, f["why"])),
    "rights.fee_asked": _asked,
    "rights.fee_approved": lambda f: (_("A colleague agreed with the fee"), euros(f["cents"])),
    "rights.fee_told": lambda f: (_("The person was told of the fee"), words.say(HOW, f["how"])),
    "rights.fee_ended": lambda f: (words.say(ENDS, f["end"]), ""),
}
TONES: Mapping[str, Tone] = {"rights.recipient_not_told": Tone.WARNING}
