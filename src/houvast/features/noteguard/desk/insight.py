"""What was found, in numbers that point at nobody: by category, month, system and team, never by agent."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.formats import date_format, number_format
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from houvast.features.noteguard.contracts.insight import Counted
from houvast.features.noteguard.desk.queue import crumbs
from houvast.features.noteguard.desk.showing import category_name
from houvast.features.noteguard.permissions import enter_cleaning
from houvast.features.noteguard.queries.insight import LEAST_FOUND, LEAST_NOTES, insight
from houvast.foundation.organisations.queries import organisation_by_key
from houvast.foundation.ui.contracts import Link


@dataclass(frozen=True, slots=True)
class Bar:
    """One row: what is counted, how much in words, and how long its bar is (percent of the longest)."""

    name: str
    said: str
    width: str
    notes: int = 0


@require_safe
def show_insight(request: HttpRequest, organisation: str) -> HttpResponse:
    """Show what was found for one organisation."""
    enter_cleaning(request.user, organisation)
    found = insight(organisation)
    context = {
        "organisation": organisation,
        "name": organisation_by_key(organisation).name,
        "categories": [(category_name(bar.name), bar) for bar in _bars(found.categories)],
        "systems": [(bar.name, bar) for bar in _bars(found.systems)],
        "teams": [(bar.name, bar) for bar in _shares(found.teams)],
        "months": [_month(one) for one in found.months],
        "by_month": [(category_name(key), [_said(one) for one in row]) for key, row in found.by_month],
        "least_found": LEAST_FOUND,
        "least_notes": LEAST_NOTES,
        "crumbs": crumbs(organisation, Link(_("In numbers"), "", current=True)),
    }
    return render(request, "noteguard/insight.html", context)


def _month(written: str) -> str:
    """Return a month, written as 2026-03, in words."""
    year, month = written.split("-")
    return date_format(date(int(year), int(month), 1), "M Y")


def _bars(several: Sequence[Counted]) -> list[Bar]:
    longest = max((one.count or 0 for one in several), default=0) or 1
    return [Bar(one.name, _said(one), f"{100 * (one.count or 0) / longest:.2f}%") for one in several]


def _shares(teams: Sequence[Counted]) -> list[Bar]:
    longest = max((one.share or 0.0 for one in teams), default=0.0) or 1.0
    return [Bar(one.name, _share(one), f"{100 * (one.share or 0.0) / longest:.2f}%", one.notes) for one in teams]


def _said(one: Counted) -> str:
    return _("fewer than %(least)s") % {"least": LEAST_FOUND} if one.count is None else number_format(one.count)


def _share(one: Counted) -> str:
    return _("too few to tell") if one.share is None else number_format(one.share, 1)
