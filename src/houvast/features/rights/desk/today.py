"""What is due today, and the way from a receipt number to its case."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from houvast.features.rights.contracts import CaseFacts, Counts, Status
from houvast.features.rights.deciding import shared_with
from houvast.features.rights.desk import words
from houvast.features.rights.desk.by_hand import waiting
from houvast.features.rights.desk.clock import today
from houvast.features.rights.desk.page import account_of, url_of
from houvast.features.rights.desk.release import to_release
from houvast.features.rights.desk.steps import next_step
from houvast.features.rights.permissions import enter_case, sees_cases
from houvast.features.rights.queries import NoSuchCase, counts, due
from houvast.foundation.accounts.contracts import Permission
from houvast.foundation.accounts.models import Account
from houvast.foundation.accounts.permissions import NotAllowed, role_allows
from houvast.foundation.organisations.queries import own_organisation

SHOWN = 50


@require_safe
def show_today(request: HttpRequest) -> HttpResponse:
    """Show the open requests, what must be answered first on top."""
    account = account_of(request)
    _need_sight(account)
    on = today(own_organisation().country)
    found = counts(account, on=on)
    context = {
        "today": on,
        "counts": found,
        "tiles": _tiles(found),
        "rows": rows_of(due(account, limit=SHOWN), account),
        "more": found.open - found.to_close > SHOWN,
        "tasks": waiting(account),
        "to_release": to_release(account),
        "may_register": role_allows(account, Permission.REGISTER_CASE),
    }
    return render(request, "rights/today.html", context)


@require_http_methods(["GET", "POST"])
def find(request: HttpRequest) -> HttpResponse:
    """Go to the case with a receipt number. What was typed comes in a form, so that it never stands in an address."""
    account = account_of(request)
    _need_sight(account)
    number = request.POST.get("q", "").strip().upper()
    if not number:
        return redirect("rights:today")
    try:
        case = enter_case(account, number)
    except NoSuchCase:
        messages.warning(request, _("There is no request with that receipt number that you can see. Check the number."))
        return redirect("rights:today")
    return redirect(url_of("case", case.number))


def rows_of(cases: tuple[CaseFacts, ...], account: Account) -> list[dict[str, object]]:
    """Give what a list shows of cases."""
    own, shared = own_organisation().key, shared_with()
    return [
        {
            "case": case,
            "url": url_of("case", case.number),
            "right": words.RIGHT_NAMES[case.right],
            "status": words.STATUSES[case.status],
            "tone": words.STATUS_TONES.get(case.status, "info"),
            "next": next_step(case, account, own, shared),
        }
        for case in cases
    ]


def _need_sight(account: Account) -> None:
    if not sees_cases(account):
        raise NotAllowed("Your account sees no cases: ask the privacy officer.")


def _tiles(found: Counts) -> list[dict[str, object]]:
    by_status = f"{reverse('rights:cases')}?status="
    tiles = [
        (found.overdue, _("too late"), "#due", "danger"),
        (found.this_week, _("within 7 days"), "#due", "warning"),
        (found.to_identify, _("wait for an identity check"), f"{by_status}{Status.REGISTERED}", "info"),
        (found.to_approve, _("wait for approval"), f"{by_status}{Status.PLANNED}", "info"),
        (found.to_close, _("answered, to be closed"), f"{by_status}{Status.ANSWERED}", "success"),
    ]
    return [
        {"value": value, "label": label, "url": url, "tone": tone if value else "neutral"}
        for value, label, url, tone in tiles
    ]
