"""Work of a case that runs in the background: starting it, and how far it is."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop
from django.views.decorators.http import require_safe

from houvast.features.rights import jobs
from houvast.features.rights.desk.clock import now
from houvast.features.rights.desk.page import account_of, url_of
from houvast.features.rights.desk.troubles import in_words
from houvast.features.rights.permissions import enter_case
from houvast.features.rights.queries import live_case
from houvast.foundation.accounts.models import Account
from houvast.foundation.jobs.actions import enqueue
from houvast.foundation.jobs.contracts import JobCard, State
from houvast.foundation.jobs.queries import jobs_of, last_sign_of_life

LOCATE, CARRY_OUT = gettext_noop("Find the data"), gettext_noop("Carry out the plan and read back")
_SILENT = timedelta(seconds=30)


def start_locating(number: str, account: Account) -> JobCard:
    """Have the systems searched for a case."""
    return _start(jobs.locate, LOCATE, number, account)


def start_carrying_out(number: str, account: Account) -> JobCard:
    """Have the plan of a case carried out, and the systems read back."""
    return _start(jobs.carry_out, CARRY_OUT, number, account)


def state_of_work(number: str) -> Mapping[str, Any]:
    """Give what a page says of the newest job of a case: `job` while it is under way, `trouble` when it failed."""
    newest = next(reversed(jobs_of(number)), None)
    busy = newest is not None and not newest.is_over
    return {
        "job": newest if busy else None,
        "job_title": _(newest.title) if newest else "",
        "job_message": _message(newest) if newest else "",
        "progress_url": url_of("progress", number),
        "trouble": in_words(newest.error) if newest and newest.state is State.FAILED else "",
        "no_worker": busy and _nobody_works(),
    }


@require_safe
def show_progress(request: HttpRequest, number: str) -> HttpResponse:
    """Show how far the newest job is, for a page that fetches this again; when it is over, have the page renewed."""
    enter_case(account_of(request), number)
    state = state_of_work(number)
    if state["job"] is None:
        return HttpResponse(headers={"HX-Refresh": "true"})
    return render(request, "rights/progress.html", {**state})


def _start(task: Any, title: str, number: str, account: Account) -> JobCard:
    live_case(number)
    return enqueue(task, title=title, case=number, key=f"case:{number}", actor=account.actor.key)


def _message(job: JobCard) -> str:
    if job.state is State.WAITING:
        return _("Waits for its turn.")
    return _("Busy in %(system)s.") % {"system": job.message} if job.message else _("Busy.")


def _nobody_works() -> bool:
    seen = last_sign_of_life()
    return seen is None or now() - seen > _SILENT
