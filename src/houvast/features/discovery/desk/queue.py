"""The review queue of one system: what each field seems to hold, the least sure first."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe
from django_stubs_ext import StrOrPromise

from houvast.features.datamap.queries import current_map
from houvast.features.discovery.contracts import Proposal, Status
from houvast.features.discovery.desk.categories import category_name, choices
from houvast.features.discovery.desk.clock import now
from houvast.features.discovery.desk.narrowing import SHOWS, WHATS, Narrowed, in_order, narrowed
from houvast.features.discovery.desk.reasons import rule_in_words
from houvast.features.discovery.desk.showing import Shown, shown
from houvast.features.discovery.desk.working import job_key, state_of
from houvast.features.discovery.permissions import enter_discovery, may_review
from houvast.features.discovery.queries.counting import Tally, tallies
from houvast.features.discovery.queries.proposals import proposals
from houvast.features.systems.queries import system_by_key
from houvast.foundation.ui.contracts import Link

PER_PAGE = 100
STEPS = (0.95, 0.9, 0.8, 0.7, 0.5, 0.0)
"""From how sure on everything that is shown can be accepted at once."""


@dataclass(frozen=True, slots=True)
class Option:
    """One choice of a filter, with how many it holds."""

    value: str
    words: StrOrPromise
    count: int


@dataclass(frozen=True, slots=True)
class Step:
    """From how sure on, and how many open proposals that are shown are."""

    value: str
    percent: int
    count: int


@require_safe
def show_queue(request: HttpRequest, key: str) -> HttpResponse:
    """Show what waits in one system; the address says to what it is narrowed."""
    enter_discovery(request.user)
    system = system_by_key(key).key
    return render(request, "discovery/queue.html", queue_of(request, system, narrowed(request.GET)))


def queue_of(request: HttpRequest, system: str, chosen: Narrowed) -> dict[str, Any]:
    """Give what the page of a queue shows."""
    every = proposals(system)
    ordered = in_order(one for one in every if chosen.holds(one))
    page = Paginator(ordered, PER_PAGE).get_page(chosen.page or 1)
    return {
        "system": system,
        "name": name_of(system),
        "chosen": chosen,
        "seen_at": now().isoformat(),
        "page": page,
        "sections": _sections(shown(list(page.object_list))),
        "tally": tallies().get(system, Tally()),
        "steps": _steps(ordered),
        "choices": choices(),
        "may_review": may_review(request.user),
        "crumbs": [Link(_("Review of fields"), reverse("discovery:systems")), Link(system, "", current=True)],
        **_filters(every, chosen),
        **state_of(job_key(system), reverse("discovery:progress", kwargs={"key": system})),
    }


def name_of(system: str) -> str:
    """Give the name that the data map has for a system, or else its key."""
    return next((one.name or one.key for one in current_map().systems if one.key == system), system)


def _sections(rows: Iterable[Shown]) -> list[tuple[str, list[Shown]]]:
    found: dict[str, list[Shown]] = {}
    for row in rows:
        found.setdefault(row.one.collection, []).append(row)
    return list(found.items())


def _steps(ordered: Sequence[Proposal]) -> list[Step]:
    waiting = [one.confidence for one in ordered if one.status is Status.OPEN]
    return [Step(f"{step:g}", round(step * 100), sum(one >= step for one in waiting)) for step in STEPS]


def _filters(every: Sequence[Proposal], chosen: Narrowed) -> dict[str, Any]:
    among = [one for one in every if Narrowed(show=chosen.show, what=chosen.what).holds(one)]
    categories = Counter(one.proposed_category or "none" for one in among)
    rules = Counter(one.rule for one in among)
    return {
        "shows": SHOWS.items(),
        "whats": WHATS.items(),
        "collections": _options(Counter(one.collection for one in among)),
        "categories": [
            Option(key, category_name("" if key == "none" else key), count) for key, count in sorted(categories.items())
        ],
        "rules": [Option(key, rule_in_words(key), count) for key, count in rules.most_common()],
    }


def _options(counted: Counter[str]) -> list[Option]:
    return [Option(key, key, count) for key, count in sorted(counted.items())]
