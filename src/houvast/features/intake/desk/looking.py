"""Requests from the public page of which a machine doubted something: a person looks, and says so."""

from datetime import UTC, datetime
from typing import cast

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy
from django.views.decorators.http import require_POST, require_safe

from houvast.features.intake.actions.looking import look_at
from houvast.features.intake.contracts import Doubt
from houvast.features.intake.queries import to_look_at
from houvast.features.rights.queries import facts_for
from houvast.foundation.accounts.contracts import Permission
from houvast.foundation.accounts.models import Account
from houvast.foundation.accounts.permissions import NotAllowed, require, role_allows

DOUBTS = {
    Doubt.TRAP: lazy("A field that people don’t see was filled in"),
    Doubt.TOO_FAST: lazy("Filled in faster than people do"),
    Doubt.TOO_OLD: lazy("The form was open for more than a day"),
    Doubt.NO_FORM: lazy("Sent without a form of ours"),
    Doubt.ELSEWHERE: lazy("Sent from another website"),
    Doubt.MANY: lazy("Many requests from one network within an hour"),
    Doubt.KIND_UNKNOWN: lazy("We don’t know what is asked: read the words"),
}
"""What pages say of a doubt."""


@require_safe
def show(request: HttpRequest) -> HttpResponse:
    """List what must be looked at, the oldest first."""
    account = _registering(request)
    rows = [
        (one, [DOUBTS[doubt] for doubt in one.doubts], reverse("rights:case", args=[one.case.number]))
        for one in to_look_at(account)
    ]
    return render(request, "intake/to_look_at.html", {"rows": rows})


@require_POST
def looked(request: HttpRequest, number: str) -> HttpResponse:
    """Say that somebody looked; the request goes on as any other."""
    account = _registering(request)
    facts = facts_for(account, number)
    require(account, Permission.REGISTER_CASE, facts.organisation)
    if look_at(case=facts.number, by=account.actor, at=datetime.now(UTC)):
        messages.success(request, _("Noted that you looked at %(number)s.") % {"number": facts.number})
    return redirect("intake:to-look-at")


def _registering(request: HttpRequest) -> Account:
    account = cast("Account", request.user)
    if not role_allows(account, Permission.REGISTER_CASE):
        raise NotAllowed("Your account registers no requests: ask an agent or the privacy officer.")
    return account
