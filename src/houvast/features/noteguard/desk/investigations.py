"""Internal investigations: how so much came to stand in notes."""

from collections.abc import Iterator
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from houvast.features.noteguard.actions.investigating import close_investigation, open_investigation
from houvast.features.noteguard.contracts.systems import InvestigationFacts
from houvast.features.noteguard.desk.clock import now
from houvast.features.noteguard.desk.queue import crumbs
from houvast.features.noteguard.desk.showing import category_name, name_of
from houvast.features.noteguard.permissions import enter_cleaning
from houvast.features.noteguard.queries.investigations import investigation, investigations
from houvast.foundation.organisations.queries import organisation_by_key
from houvast.foundation.ui.contracts import Link, Moment, Tone


@require_safe
def show_list(request: HttpRequest, organisation: str) -> HttpResponse:
    """Show the investigations of one organisation."""
    enter_cleaning(request.user, organisation)
    context = {
        "organisation": organisation,
        "name": organisation_by_key(organisation).name,
        "rows": investigations(organisation),
        "crumbs": crumbs(organisation, Link(_("Investigations"), "", current=True)),
    }
    return render(request, "noteguard/investigations.html", context)


@require_safe
def show_one(request: HttpRequest, organisation: str, number: str) -> HttpResponse:
    """Show one investigation: what was found, what happened since, and the conclusion."""
    enter_cleaning(request.user, organisation)
    one = investigation(organisation, number)
    up = Link(_("Investigations"), reverse("noteguard:investigations", kwargs={"organisation": organisation}))
    context = {
        "organisation": organisation,
        "one": one,
        "categories": [(category_name(key), count) for key, count in one.by_category],
        "moments": list(_moments(one)),
        "crumbs": crumbs(organisation, up, Link(one.number, "", current=True)),
    }
    return render(request, "noteguard/investigation.html", context)


@require_POST
def open_one(request: HttpRequest, organisation: str, sweep: UUID) -> HttpResponse:
    """Open an investigation of a sweep."""
    by = enter_cleaning(request.user, organisation).actor
    made = open_investigation(organisation=organisation, sweep=sweep, by=by, at=now())
    return redirect("noteguard:investigation", organisation=organisation, number=made.number)


@require_POST
def close(request: HttpRequest, organisation: str, number: str) -> HttpResponse:
    """Close an investigation with a conclusion."""
    by = enter_cleaning(request.user, organisation).actor
    conclusion = request.POST.get("conclusion", "")
    close_investigation(organisation=organisation, number=number, conclusion=conclusion, by=by, at=now())
    messages.success(request, _("The investigation is closed."))
    return redirect("noteguard:investigation", organisation=organisation, number=number)


def _moments(one: InvestigationFacts) -> Iterator[Moment]:
    yield Moment(one.swept_at, _("The notes of %(system)s were read") % {"system": one.system})
    yield Moment(one.opened_at, _("Investigation opened"), by=name_of(one.opened_by), tone=Tone.WARNING)
    if one.closed_at:
        yield Moment(one.closed_at, _("Investigation closed"), by=name_of(one.closed_by), tone=Tone.SUCCESS)
