"""Have a system looked at in the background, and show how far that is."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop
from django.views.decorators.http import require_POST, require_safe

from houvast.features.discovery import jobs
from houvast.features.discovery.actions.discovering import ROWS
from houvast.features.discovery.desk.clock import now
from houvast.features.discovery.permissions import enter_discovery, enter_review
from houvast.features.systems.queries import system_by_key
from houvast.foundation.jobs.actions import enqueue
from houvast.foundation.jobs.contracts import JobCard, State
from houvast.foundation.jobs.queries import last_sign_of_life, newest_job

DISCOVER = gettext_noop("Look at what the system holds")
_SILENT = timedelta(seconds=30)


@require_POST
def start(request: HttpRequest, key: str) -> HttpResponse:
    """Have one system looked at; pressed twice it is done once."""
    account = enter_review(request.user)
    system = system_by_key(key).key
    enqueue(jobs.look_at_system, title=DISCOVER, key=job_key(system), system=system, actor=account.actor.key, rows=ROWS)
    return redirect("discovery:queue", key=system)


@require_safe
def show_progress(request: HttpRequest, key: str) -> HttpResponse:
    """Show how far that is, for a page that fetches this again; when it is over, have the page renewed."""
    enter_discovery(request.user)
    return progress_page(request, state_of(job_key(key), reverse("discovery:progress", kwargs={"key": key})))


def progress_page(request: HttpRequest, state: Mapping[str, Any]) -> HttpResponse:
    """Answer a page that asks how far a job is."""
    if state["job"] is None:
        return HttpResponse(headers={"HX-Refresh": "true"})
    return render(request, "discovery/progress.html", {**state})


def state_of(key: str, progress_url: str) -> Mapping[str, Any]:
    """Give what a page says of the newest job of this key: `job` while under way, `trouble` when it failed."""
    newest = newest_job(key)
    busy = newest is not None and not newest.is_over
    return {
        "job": newest if busy else None,
        "job_title": _(newest.title) if newest else "",
        "job_message": _message(newest) if newest else "",
        "progress_url": progress_url,
        "trouble": newest.error if newest and newest.state is State.FAILED else "",
        "no_worker": busy and _nobody_works(),
    }


def job_key(system: str) -> str:
    """Return what may be under way only once: looking at one system."""
    return f"discover:{system}"


def _message(job: JobCard) -> str:
    if job.state is State.WAITING:
        return _("Waits for its turn.")
    return _("Busy in %(system)s.") % {"system": job.message} if job.message else _("Busy.")


def _nobody_works() -> bool:
    seen = last_sign_of_life()
    return seen is None or now() - seen > _SILENT
