"""The organisations whose notes somebody may clean up."""

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from houvast.features.noteguard.contracts.findings import FindingState
from houvast.features.noteguard.permissions import cleaned_by
from houvast.features.noteguard.queries.queue import counts
from houvast.foundation.accounts.permissions import NotAllowed


@dataclass(frozen=True, slots=True)
class Listed:
    """One organisation in the list."""

    name: str
    open: int
    accepted: int
    rewritten: int
    url: str


@require_safe
def show_organisations(request: HttpRequest) -> HttpResponse:
    """Show the organisations of this person; with one there is nothing to choose."""
    owners = cleaned_by(request.user)
    if not owners:
        raise NotAllowed("Your account may not do this: ask the privacy officer who may.")
    if len(owners) == 1:
        return redirect("noteguard:queue", organisation=owners[0].key)
    return render(request, "noteguard/organisations.html", {"rows": [_listed(one.key, one.name) for one in owners]})


def _listed(key: str, name: str) -> Listed:
    found = counts(key)
    return Listed(
        name=name,
        open=found.get(FindingState.OPEN, 0),
        accepted=found.get(FindingState.ACCEPTED, 0),
        rewritten=found.get(FindingState.REWRITTEN, 0),
        url=reverse("noteguard:queue", kwargs={"organisation": key}),
    )
