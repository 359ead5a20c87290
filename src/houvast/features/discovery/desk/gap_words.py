"""What is wrong with data that are held without need, and what to do about it."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _
from django_stubs_ext import StrOrPromise

from houvast.foundation.ui.contracts import Tone


@dataclass(frozen=True, slots=True)
class Told:
    """A kind of gap: its name, why it is one, what to do, and where the law says so."""

    name: StrOrPromise
    why: StrOrPromise
    todo: StrOrPromise
    law: StrOrPromise
    tone: Tone


TOLD: Mapping[str, Told] = {
    "no_special_ground": Told(
        _("Special category without a ground"),
        _("The law forbids to hold this, unless one of its exceptions applies; no activity names one."),
        _("Have the privacy officer name the exception in the activity, or erase the field."),
        _("GDPR art. 9(2), 10"),
        Tone.DANGER,
    ),
    "national_id_without_law": Told(
        _("National number without a law"),
        _("A national number may be used only where a law says so; no activity with it rests on one."),
        _("Erase the number and use your own, or name the law in the activity."),
        _("GDPR art. 87, UAVG art. 46"),
        Tone.DANGER,
    ),
    "no_activity": Told(
        _("No activity claims it"),
        _("Nothing says what it is held for, on which ground and for how long."),
        _("Name its activity in the map, or stop holding it."),
        _("GDPR art. 5(1)(b) and (c), 30"),
        Tone.WARNING,
    ),
    "identity_copied": Told(
        _("Identifies a person, where none is needed"),
        _("The row refers to a person already, where the same stands."),
        _("Leave the copy out, and look it up where it belongs."),
        _("GDPR art. 5(1)(c)"),
        Tone.WARNING,
    ),
    "free_text": Told(
        _("Free text"),
        _("People can write anything here, also what should not be held."),
        _("Say beside the field what may be written, offer choices instead, and give it a short term."),
        _("GDPR art. 5(1)(c)"),
        Tone.INFO,
    ),
}
