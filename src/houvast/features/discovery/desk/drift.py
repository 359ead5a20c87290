"""What changed in which system since somebody reviewed it."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import gettext_noop, ngettext
from django.views.decorators.http import require_POST, require_safe
from django_stubs_ext import StrOrPromise

from houvast.features.discovery import jobs
from houvast.features.discovery.actions.drifting import review_drift
from houvast.features.discovery.contracts import Drift
from houvast.features.discovery.desk.clock import now
from houvast.features.discovery.desk.drift_words import CODES
from houvast.features.discovery.desk.queue import name_of
from houvast.features.discovery.desk.working import progress_page, state_of
from houvast.features.discovery.permissions import enter_discovery, enter_review, may_review
from houvast.features.discovery.queries.drift import open_drift
from houvast.features.discovery.queries.review_tasks import review_task
from houvast.features.systems.queries import system_by_key
from houvast.features.tasks.contracts import TaskFacts
from houvast.foundation.jobs.actions import enqueue

LOOK = gettext_noop("Look whether systems changed")
KEY = "look-for-drift"


@dataclass(frozen=True, slots=True)
class Change:
    """One difference in words."""

    one: Drift
    words: StrOrPromise


@dataclass(frozen=True, slots=True)
class Changed:
    """What changed in one collection."""

    name: str
    found_at: datetime | None
    changes: tuple[Change, ...]


@dataclass(frozen=True, slots=True)
class System:
    """A system that changed, and the task that somebody was given about it."""

    key: str
    name: str
    collections: tuple[Changed, ...]
    task: TaskFacts | None


@require_safe
def show_drift(request: HttpRequest) -> HttpResponse:
    """Show everything that waits for a review, by system and collection."""
    enter_discovery(request.user)
    found: dict[str, list[Drift]] = defaultdict(list)
    for one in open_drift():
        found[one.system].append(one)
    context = {
        "systems": [_system(key, several) for key, several in found.items()],
        "may_review": may_review(request.user),
        **state_of(KEY, reverse("discovery:drift-progress")),
    }
    return render(request, "discovery/drift.html", context)


@require_safe
def show_progress(request: HttpRequest) -> HttpResponse:
    """Show how far the look is."""
    enter_discovery(request.user)
    return progress_page(request, state_of(KEY, reverse("discovery:drift-progress")))


@require_POST
def look_now(request: HttpRequest) -> HttpResponse:
    """Have every mapped system laid beside what was reviewed of it."""
    account = enter_review(request.user)
    enqueue(jobs.look_for_drift, title=LOOK, key=KEY, actor=account.actor.key)
    return redirect("discovery:drift")


@require_POST
def take_as_reviewed(request: HttpRequest, key: str) -> HttpResponse:
    """Take what changed in a system, or in one of its collections, as reviewed."""
    account = enter_review(request.user)
    system, collection = system_by_key(key).key, request.POST.get("collection") or None
    done = review_drift(system=system, collection=collection, by=account.actor, at=now())
    said = ngettext("%(count)s change is reviewed.", "%(count)s changes are reviewed.", len(done))
    messages.success(request, said % {"count": len(done)})
    return redirect("discovery:drift")


def _system(key: str, several: Sequence[Drift]) -> System:
    found: dict[str, list[Drift]] = defaultdict(list)
    for one in several:
        found[one.collection].append(one)
    collections = tuple(Changed(name, ones[0].found_at, tuple(map(_change, ones))) for name, ones in found.items())
    return System(key, name_of(key), collections, review_task(key))


def _change(one: Drift) -> Change:
    return Change(one, CODES.get(one.code, _("something else changed")))
