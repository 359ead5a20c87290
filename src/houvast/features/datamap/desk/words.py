"""What a check says, in the language of the page.

What lies below speaks English. The subjects and the fixed lines are said anew here; a line with names in it stays.
"""

from typing import TypeAlias

from django.utils.translation import gettext_lazy as _
from django_stubs_ext import StrOrPromise

from houvast.foundation.ui.contracts import Tone

Words: TypeAlias = dict[str, StrOrPromise]

SUBJECTS: Words = {
    "clock": _("Clock"),
    "erasable": _("Can be erased"),
    "indexes": _("Fast to search"),
    "keys": _("Keys"),
    "line": _("Connection"),
    "logged in": _("Logged in"),
    "map": _("Map"),
    "password": _("Password"),
    "reachable": _("Reachable"),
    "right to write": _("May be written"),
    "system": _("System"),
    "tables and fields": _("Tables and fields"),
    "types": _("Types"),
    "version": _("Version"),
}
STATES: Words = {
    "ok": _("in order"),
    "warning": _("look at this"),
    "error": _("put this right"),
    "unknown": _("unknown"),
}
TONES = {"ok": Tone.SUCCESS, "warning": Tone.WARNING, "error": Tone.DANGER, "unknown": Tone.NEUTRAL}
LINES: Words = {
    "a person answers for it; nothing is connected to.": _("A person answers for it; nothing is connected to."),
    "answers": _("It answers."),
    "as the map says": _("As the map says."),
    "could not be asked": _("Could not be asked."),
    "could not be asked without its password": _("Could not be asked without its password."),
    "each search is served by an index, or reads few rows": _("Each search is served by an index, or reads few rows."),
    "encrypted": _("Encrypted."),
    "in the clear: passwords and data can be read on the way; ask for an encrypted line.": _(
        "In the clear: passwords and data can be read on the way. Ask for an encrypted line."
    ),
    "it does not say": _("It does not say."),
    "it has none of its own, or does not show it": _("It has none of its own, or does not show it."),
    "lets us in": _("It lets us in."),
    "no file of the map describes this system; load one that does.": _(
        "No file of the map describes this system. Load one that does."
    ),
    "none is needed, or it is not given": _("None is needed, or it is not given."),
    "on this machine, no line in between": _("On this machine, no line in between."),
}
