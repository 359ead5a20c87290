"""What was decided becomes part of the map: first the difference is shown, then it is written."""

from dataclasses import dataclass
from hashlib import sha256
from typing import Literal

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from houvast.features.discovery.actions.applying import NothingDecided, apply, preview
from houvast.features.discovery.contracts import MapChange
from houvast.features.discovery.desk.clock import now
from houvast.features.discovery.desk.queue import name_of
from houvast.features.discovery.permissions import enter_review
from houvast.features.discovery.queries.counting import Tally, tallies
from houvast.features.discovery.queries.proposals import NothingProposed
from houvast.features.systems.queries import system_by_key
from houvast.foundation.accounts.models import Account
from houvast.foundation.ui.contracts import Link


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a difference."""

    text: str
    kind: Literal["new", "old", "place", "same"]


@require_http_methods(["GET", "POST"])
def show_change(request: HttpRequest, key: str) -> HttpResponse:
    """Show what applying does to the map; when that was looked at, do it."""
    account = enter_review(request.user)
    system = system_by_key(key).key
    try:
        change = preview(system)
    except (NothingDecided, NothingProposed):
        return _show(request, system, None, 200)
    if request.method == "POST" and request.POST.get("seen") == _mark(change):
        return _apply(request, system, account)
    if request.method == "POST":
        messages.warning(request, _("What would be written changed meanwhile. Look at it again."))
    return _show(request, system, change, 409 if request.method == "POST" else 200)


def lines_of(change: MapChange) -> list[Line]:
    """Give a difference line by line."""
    return [Line(text, _kind(text)) for text in change.difference]


def _apply(request: HttpRequest, system: str, account: Account) -> HttpResponse:
    done = apply(system=system, by=account.actor, at=now())
    said = ngettext("%(count)s field is in the map now.", "%(count)s fields are in the map now.", done.fields)
    messages.success(request, said % {"count": done.fields})
    return redirect("discovery:queue", key=system)


def _show(request: HttpRequest, system: str, change: MapChange | None, status: int) -> HttpResponse:
    queue = reverse("discovery:queue", kwargs={"key": system})
    context = {
        "system": system,
        "name": name_of(system),
        "change": change,
        "lines": lines_of(change) if change else [],
        "seen": _mark(change) if change else "",
        "tally": tallies().get(system, Tally()),
        "crumbs": [
            Link(_("Review of fields"), reverse("discovery:systems")),
            Link(system, queue),
            Link(_("Apply to the map"), "", current=True),
        ],
    }
    return render(request, "discovery/apply.html", context, status=status)


def _mark(change: MapChange) -> str:
    """Return what tells this change from another, so that only what was seen is written."""
    return sha256("\n".join((change.file, *change.difference)).encode()).hexdigest()


def _kind(text: str) -> Literal["new", "old", "place", "same"]:
    if text.startswith(("+++", "---", "@@")):
        return "place"
    return "new" if text.startswith("+") else "old" if text.startswith("-") else "same"
