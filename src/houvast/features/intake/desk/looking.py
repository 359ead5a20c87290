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

from houvast.engines.trouble import Trouble
from houvast.features.intake.actions.looking import look_at
from houvast.features.intake.actions.spam import REOPENED_WITHIN, close_as_spam, take_up_again
from houvast.features.intake.contracts import Doubt, NoRequest
from houvast.features.intake.queries import closed_as_spam, to_look_at
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
REASONS = {
    NoRequest.MACHINE: lazy("Sent by a machine"),
    NoRequest.ADVERTISING: lazy("Advertising"),
    NoRequest.NONSENSE: lazy("Nothing is asked"),
}
"""What pages say of why something is no request."""


@require_safe
def show(request: HttpRequest) -> HttpResponse:
    """List what must be looked at, the oldest first."""
    account = _registering(request)
    rows = [
        (one, [DOUBTS[doubt] for doubt in one.doubts], reverse("rights:case", args=[one.case.number]))
        for one in to_look_at(account)
    ]
    closed = [
        (one, REASONS[one.why], reverse("rights:case", args=[one.case.number]))
        for one in closed_as_spam(account, since=datetime.now(UTC) - REOPENED_WITHIN)
    ]
    may_close = role_allows(account, Permission.CLOSE_CASE)
    context = {"rows": rows, "closed": closed, "reasons": list(REASONS.items()), "may_close": may_close}
    return render(request, "intake/to_look_at.html", context)


@require_POST
def looked(request: HttpRequest, number: str) -> HttpResponse:
    """Say that somebody looked; the request goes on as any other."""
    account = _registering(request)
    facts = facts_for(account, number)
    require(account, Permission.REGISTER_CASE, facts.organisation)
    if look_at(case=facts.number, by=account.actor, at=datetime.now(UTC)):
        messages.success(request, _("Noted that you looked at %(number)s.") % {"number": facts.number})
    return redirect("intake:to-look-at")


@require_POST
def close(request: HttpRequest, number: str) -> HttpResponse:
    """Close what is no request, in one step; it can be opened again for thirty days."""
    account, case = _closing(request, number)
    why = request.POST.get("why", "")
    if why not in tuple(NoRequest):
        messages.error(request, _("Choose why %(number)s is no request.") % {"number": case})
        return redirect("intake:to-look-at")
    try:
        close_as_spam(case=case, why=NoRequest(why), by=account.actor, at=datetime.now(UTC))
        messages.success(request, _("%(number)s is closed. You can open it again for 30 days.") % {"number": case})
    except Trouble:
        messages.error(request, _("%(number)s can’t be closed like this: handle it as a request.") % {"number": case})
    return redirect("intake:to-look-at")


@require_POST
def reopen(request: HttpRequest, number: str) -> HttpResponse:
    """Take up again what was closed as no request."""
    account, case = _closing(request, number)
    try:
        take_up_again(case=case, by=account.actor, at=datetime.now(UTC))
        messages.success(request, _("%(number)s goes on as a request; its clock ran all the while.") % {"number": case})
    except Trouble:
        messages.error(request, _("%(number)s can’t be opened again: register a new request.") % {"number": case})
    return redirect("intake:to-look-at")


def _closing(request: HttpRequest, number: str) -> tuple[Account, str]:
    account = _registering(request)
    if not role_allows(account, Permission.CLOSE_CASE):
        raise NotAllowed("Your account closes no requests: ask a team lead or the privacy officer.")
    facts = facts_for(account, number)
    require(account, Permission.CLOSE_CASE, facts.organisation)
    return account, facts.number


def _registering(request: HttpRequest) -> Account:
    account = cast("Account", request.user)
    if not role_allows(account, Permission.REGISTER_CASE):
        raise NotAllowed("Your account registers no requests: ask an agent or the privacy officer.")
    return account
