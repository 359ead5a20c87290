"""What every page of one case has: its head, its tabs, its next step."""

from typing import Any, cast

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from houvast.features.rights.contracts import SYSTEM_RIGHTS, CaseFacts
from houvast.features.rights.desk import words
from houvast.features.rights.desk.clock import today
from houvast.features.rights.desk.dates import why
from houvast.features.rights.desk.steps import next_step, steps_of
from houvast.features.rights.desk.waiting import waits_for_review
from houvast.foundation.accounts.contracts import Permission
from houvast.foundation.accounts.models import Account
from houvast.foundation.accounts.permissions import role_allows
from houvast.foundation.ui.contracts import Link, Tone


def account_of(request: HttpRequest) -> Account:
    """Give the account of a request; strangers were sent to the login before."""
    return cast("Account", request.user)


def url_of(page: str, number: str) -> str:
    """Give the address of a page of a case."""
    return reverse(f"rights:{page}", kwargs={"number": number})


def show_case(
    request: HttpRequest, case: CaseFacts, page: str, template: str, context: dict[str, Any], status: int = 200
) -> HttpResponse:
    """Show one page of a case; `page` is the name of its tab."""
    return render(request, f"rights/{template}.html", {**head(request, case, page), **context}, status=status)


def head(request: HttpRequest, case: CaseFacts, page: str) -> dict[str, Any]:
    """Give what stands above every page of a case."""
    account = account_of(request)
    step = next_step(case, account)
    return {
        "case": case,
        "right": words.RIGHT_NAMES[case.right],
        "status": words.STATUSES[case.status],
        "status_tone": words.STATUS_TONES.get(case.status, Tone.INFO),
        "today": today(case.country),
        "why": why(case),
        "steps": steps_of(case),
        "next": step,
        "next_is_here": step is not None and step.url == url_of(page, case.number),
        "waits_for_review": waits_for_review(case),
        "may_see_changes": role_allows(account, Permission.VIEW_MAP),
        "tabs": tabs(case, account, page),
        "crumbs": [Link(_("All requests"), reverse("rights:cases")), Link(case.number, "", current=True)],
    }


def tabs(case: CaseFacts, account: Account, page: str) -> list[Link]:
    """Give the pages of a case that this person may open."""
    pages = {"case": _("Request"), "identity": _("Identity"), "data": _("Found data")}
    if case.right in SYSTEM_RIGHTS and role_allows(account, Permission.VIEW_LOCATED):
        pages |= {"plan": _("Plan"), "work": _("Carry out")}
    pages |= {"answer": _("Answer"), "mails": _("Messages"), "timeline": _("Timeline")}
    return [Link(label, url_of(name, case.number), current=name == page) for name, label in pages.items()]
