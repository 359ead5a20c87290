"""The days in which the person can stop an erasure, as sentences."""

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any

from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django_stubs_ext import StrOrPromise

from houvast.foundation.ui.contracts import Tone

Facts = Mapping[str, Any]


def _opened(facts: Facts) -> tuple[StrOrPromise, StrOrPromise]:
    until = date_format(localtime(datetime.fromisoformat(facts["until"])), "SHORT_DATETIME_FORMAT")
    told = ngettext("%(n)s warning sent", "%(n)s warnings sent", facts["warned"]) % {"n": facts["warned"]}
    return _("The person can stop the erasure until %(until)s") % {"until": until}, told


def _revoked(facts: Facts) -> tuple[StrOrPromise, StrOrPromise]:
    how = _("with the word of the warning") if facts["by_word"] else _("on the person’s own page")
    return _("The person stopped the erasure"), how


SENTENCES: Mapping[str, Callable[[Facts], tuple[StrOrPromise, StrOrPromise]]] = {
    "rights.revocation_opened": _opened,
    "rights.revocation_shortened": lambda _f: (_("A second colleague shortened the days to stop the erasure"), ""),
    "rights.erasure_revoked": _revoked,
}
TONES: Mapping[str, Tone] = {
    "rights.revocation_shortened": Tone.WARNING,
    "rights.erasure_revoked": Tone.WARNING,
}
