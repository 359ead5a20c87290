"""Have the notes of a system sampled, read or rewritten in the background, and show how far that is."""

from datetime import timedelta
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop
from django.views.decorators.http import require_POST, require_safe

from houvast.features.noteguard import jobs
from houvast.features.noteguard.desk.clock import now
from houvast.features.noteguard.permissions import enter_cleaning
from houvast.features.systems.queries import system_by_key
from houvast.foundation.jobs.actions import enqueue
from houvast.foundation.jobs.contracts import JobCard, State
from houvast.foundation.jobs.queries import last_sign_of_life, newest_job

ESTIMATE = gettext_noop("Estimate how many notes hold something")
SWEEP = gettext_noop("Read the notes")
CLEAN = gettext_noop("Rewrite the accepted notes")
_SILENT = timedelta(seconds=30)


@require_POST
def estimate(request: HttpRequest, organisation: str, system: str) -> HttpResponse:
    """Have a sample drawn."""
    enter_cleaning(request.user, organisation)
    return _queued(jobs.estimate_notes, ESTIMATE, organisation, system)


@require_POST
def sweep(request: HttpRequest, organisation: str, system: str) -> HttpResponse:
    """Have all notes read."""
    actor = enter_cleaning(request.user, organisation).actor.key
    return _queued(jobs.sweep_notes, SWEEP, organisation, system, actor=actor, team_field=request.POST.get("team", ""))


@require_POST
def clean(request: HttpRequest, organisation: str, system: str) -> HttpResponse:
    """Have what was accepted rewritten."""
    actor = enter_cleaning(request.user, organisation).actor.key
    return _queued(jobs.clean_notes, CLEAN, organisation, system, actor=actor)


@require_safe
def show_progress(request: HttpRequest, organisation: str, system: str) -> HttpResponse:
    """Show how far that is, for a page that fetches this again; when it is over, have the page renewed."""
    enter_cleaning(request.user, organisation)
    state = state_of(organisation, system)
    if state["job"] is None:
        return HttpResponse(headers={"HX-Refresh": "true"})
    return render(request, "noteguard/progress.html", state)


def state_of(organisation: str, system: str) -> dict[str, Any]:
    """Give what a page says of the newest job on these notes: `job` while under way, `trouble` or `came_of` after."""
    newest = newest_job(_key(organisation, system))
    busy = newest is not None and not newest.is_over
    return {
        "job": newest if busy else None,
        "job_id": f"job-{system}",
        "job_title": _(newest.title) if newest else "",
        "job_message": _message(newest) if newest and busy else "",
        "came_of": _came_of(newest) if newest and newest.state is State.DONE else "",
        "progress_url": reverse("noteguard:progress", kwargs={"organisation": organisation, "system": system}),
        "trouble": newest.error if newest and newest.state is State.FAILED else "",
        "no_worker": busy and _nobody_works(),
    }


def _queued(task: Any, title: str, organisation: str, system: str, **more: str) -> HttpResponse:
    """One thing at a time is done with a system's notes of an organisation."""
    known = system_by_key(system).key
    enqueue(task, title=title, key=_key(organisation, known), organisation=organisation, system=known, **more)
    return redirect("noteguard:systems", organisation=organisation)


def _key(organisation: str, system: str) -> str:
    return f"notes:{organisation}:{system}"


def _message(job: JobCard) -> str:
    if job.state is State.WAITING:
        return _("Waits for its turn.")
    if job.done and not job.total:
        return _("%(count)s notes read, now in %(place)s.") % {"count": job.done, "place": job.message}
    return _("Busy.")


def _came_of(job: JobCard) -> str:
    numbers = job.message.split()
    if job.title != CLEAN or len(numbers) != 3:
        return ""
    said = dict(zip(("rewritten", "changed", "refused"), numbers, strict=True))
    return _("Rewritten and read back: %(rewritten)s. Changed meanwhile: %(changed)s. Refused: %(refused)s.") % said


def _nobody_works() -> bool:
    seen = last_sign_of_life()
    return seen is None or now() - seen > _SILENT
