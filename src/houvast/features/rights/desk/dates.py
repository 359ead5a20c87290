"""Why a legal date is what it is, in words."""

from collections.abc import Iterator, Mapping
from datetime import date

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy
from django_stubs_ext import StrOrPromise

from houvast.engines.deadlines.reasons import Reason, ReasonCode, explain, explain_extended
from houvast.features.rights.contracts import CaseFacts
from houvast.foundation.ui.contracts import Fact

CLOSED_DAYS: Mapping[str, StrOrPromise] = {
    "saturday": lazy("Saturday"),
    "sunday": lazy("Sunday"),
    "added": lazy("a one-time public holiday"),
    "new_year": lazy("New Year’s Day"),
    "good_friday": lazy("Good Friday"),
    "easter_sunday": lazy("Easter Sunday"),
    "easter_monday": lazy("Easter Monday"),
    "kings_day": lazy("King’s Day"),
    "queens_day": lazy("Queen’s Day"),
    "liberation_day": lazy("Liberation Day"),
    "labour_day": lazy("Labour Day"),
    "ascension_day": lazy("Ascension Day"),
    "whit_sunday": lazy("Whit Sunday"),
    "whit_monday": lazy("Whit Monday"),
    "national_day": lazy("the National Day"),
    "assumption_day": lazy("Assumption Day"),
    "all_saints": lazy("All Saints’ Day"),
    "armistice_day": lazy("Armistice Day"),
    "christmas_day": lazy("Christmas Day"),
    "second_christmas_day": lazy("Boxing Day"),
}
STEPS: Mapping[ReasonCode, StrOrPromise] = {
    ReasonCode.MONTH_FROM: lazy("Received; the law gives one month, this day not counted"),
    ReasonCode.THREE_MONTHS_FROM: lazy("Received; extended, so three months, this day not counted"),
    ReasonCode.SAME_DAY: lazy("The same day of that month"),
    ReasonCode.NO_SUCH_DAY: lazy("That month has no such day, so its last day"),
    ReasonCode.DUE: lazy("The answer is there at the latest"),
    ReasonCode.EXTENDED: lazy("The answer is there at the latest"),
}


def why(case: CaseFacts) -> list[Fact]:
    """Explain the legal date of a case, step by step; each step is a day and what it is."""
    steps = explain_extended(case.term) if case.extended_on else explain(case.term)
    return [Fact(in_full(step.on), _words(step)) for step in steps] + list(_law())


def in_full(day: date) -> str:
    """Write a day as it is said to a caller: Thursday 31 December 2026."""
    return date_format(day, "l j F Y")


def _words(step: Reason) -> StrOrPromise:
    if step.code is ReasonCode.ROLLED:
        return _("Does not count as an end: %(why)s") % {"why": CLOSED_DAYS.get(step.why, step.why)}
    return STEPS[step.code]


def _law() -> Iterator[Fact]:
    yield Fact(_("Law"), _("GDPR article 12(3), counted as Regulation 1182/71 asks"))
