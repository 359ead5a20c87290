"""Have systems checked in the background, and show how far that is."""

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime, timedelta
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop
from django.views.decorators.http import require_POST, require_safe

from houvast.features.datamap import jobs
from houvast.features.datamap.permissions import enter_map
from houvast.features.systems.queries import system_by_key, systems
from houvast.foundation.accounts.models import Account
from houvast.foundation.jobs.actions import enqueue
from houvast.foundation.jobs.contracts import JobCard, State
from houvast.foundation.jobs.queries import last_sign_of_life, newest_job

CHECK = gettext_noop("Check the systems")
KEY = "check-systems"
_SILENT = timedelta(seconds=30)


@require_POST
def start(request: HttpRequest) -> HttpResponse:
    """Have every system checked."""
    account = enter_map(request.user)
    _enqueue([system.key for system in systems()], account)
    return redirect("datamap:systems")


@require_POST
def start_one(request: HttpRequest, key: str) -> HttpResponse:
    """Have one system checked."""
    account = enter_map(request.user)
    _enqueue([system_by_key(key).key], account)
    return redirect("datamap:system", key=key)


@require_safe
def show_progress(request: HttpRequest) -> HttpResponse:
    """Show how far the check is, for a page that fetches this again; when it is over, have the page renewed."""
    enter_map(request.user)
    state = state_of_check()
    if state["job"] is None:
        return HttpResponse(headers={"HX-Refresh": "true"})
    return render(request, "datamap/progress.html", {**state})


def state_of_check() -> Mapping[str, Any]:
    """Give what a page says of the newest check: `job` while it is under way, `trouble` when it failed."""
    newest = newest_job(KEY)
    busy = newest is not None and not newest.is_over
    return {
        "job": newest if busy else None,
        "job_title": _(newest.title) if newest else "",
        "job_message": _message(newest) if newest else "",
        "progress_url": reverse("datamap:progress"),
        "trouble": newest.error if newest and newest.state is State.FAILED else "",
        "no_worker": busy and _nobody_works(),
    }


def _enqueue(keys: Sequence[str], account: Account) -> None:
    if keys:
        enqueue(jobs.check, title=CHECK, key=KEY, systems=list(keys), actor=account.actor.key)


def _message(job: JobCard) -> str:
    if job.state is State.WAITING:
        return _("Waits for its turn.")
    return _("Busy in %(system)s.") % {"system": job.message} if job.message else _("Busy.")


def _nobody_works() -> bool:
    seen = last_sign_of_life()
    return seen is None or datetime.now(UTC) - seen > _SILENT
