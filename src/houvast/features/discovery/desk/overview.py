"""The systems, and how far the review of their fields is."""

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from houvast.features.datamap.queries import current_map
from houvast.features.discovery.desk.working import job_key
from houvast.features.discovery.permissions import enter_discovery, may_review
from houvast.features.discovery.queries.counting import Tally, tallies
from houvast.features.systems.queries import systems
from houvast.foundation.jobs.queries import newest_job


@dataclass(frozen=True, slots=True)
class Listed:
    """One system in the list; `busy` while it is being looked at."""

    key: str
    name: str
    tally: Tally
    busy: bool
    url: str


@require_safe
def show_systems(request: HttpRequest) -> HttpResponse:
    """Show every system that can be looked at; one that a person answers for describes nothing."""
    enter_discovery(request.user)
    names, counted = {one.key: one.name for one in current_map().systems}, tallies()
    rows = [
        Listed(one.key, names.get(one.key) or one.key, counted.get(one.key, Tally()), _is_busy(one.key), _url(one.key))
        for one in systems()
        if not one.is_manual
    ]
    return render(request, "discovery/systems.html", {"rows": rows, "may_review": may_review(request.user)})


def _is_busy(key: str) -> bool:
    job = newest_job(job_key(key))
    return job is not None and not job.is_over


def _url(key: str) -> str:
    return reverse("discovery:queue", kwargs={"key": key})
