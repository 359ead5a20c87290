"""The review queue of one organisation: the most severe first, each with its note as it stands now."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe
from django_stubs_ext import StrOrPromise

from houvast.features.noteguard.contracts.findings import FindingState
from houvast.features.noteguard.desk.narrowing import STATES, UNDECIDED, Narrowed, narrowed
from houvast.features.noteguard.desk.showing import REASONS, category_name, shown
from houvast.features.noteguard.permissions import enter_cleaning
from houvast.features.noteguard.queries.queue import counts, how_many, newest, options, queue
from houvast.foundation.organisations.queries import organisation_by_key
from houvast.foundation.ui.contracts import Link

PER_PAGE = 20


@dataclass(frozen=True, slots=True)
class Option:
    """One choice of a filter, with how many it holds."""

    value: str
    words: StrOrPromise
    count: int


@require_safe
def show_queue(request: HttpRequest, organisation: str) -> HttpResponse:
    """Show what waits for one organisation; the address says to what it is narrowed."""
    enter_cleaning(request.user, organisation)
    return render(request, "noteguard/queue.html", _page(organisation, narrowed(request.GET)))


def _page(organisation: str, chosen: Narrowed) -> dict[str, Any]:
    wanted, counted = chosen.wanted, counts(organisation)
    total = how_many(organisation, wanted)
    page = Paginator(range(total), PER_PAGE).get_page(chosen.page or 1)
    found = queue(
        organisation,
        state=wanted.state,
        rule=wanted.rule,
        category=wanted.category,
        system=wanted.system,
        limit=PER_PAGE,
        after=max(0, page.start_index() - 1),
    )
    return {
        "organisation": organisation,
        "name": organisation_by_key(organisation).name,
        "chosen": chosen,
        "total": total,
        "page": page,
        "rows": shown(organisation, found),
        "up_to": newest(organisation),
        "open": counted.get(FindingState.OPEN, 0),
        "any": bool(counted),
        "may_decide": wanted.state in UNDECIDED,
        "reasons": REASONS.items(),
        "states": [Option(state.value, words, counted.get(state, 0)) for state, words in STATES.items()],
        "filters": _filters(organisation, wanted.state),
        "crumbs": crumbs(organisation),
    }


def crumbs(organisation: str, *more: Link) -> list[Link]:
    """Give the way up from a page about an organisation's notes."""
    name, url = (
        organisation_by_key(organisation).name,
        reverse("noteguard:queue", kwargs={"organisation": organisation}),
    )
    here = Link(name, url) if more else Link(name, "", current=True)
    return [Link(_("Clean up notes"), reverse("noteguard:organisations")), here, *more]


def _filters(organisation: str, state: FindingState) -> dict[str, list[Option]]:
    return {
        "categories": _options((key, category_name(key), n) for key, n in options(organisation, state, "category")),
        "rules": _options((key, key, n) for key, n in options(organisation, state, "rule")),
        "systems": _options((key, key, n) for key, n in options(organisation, state, "system")),
    }


def _options(several: Iterable[tuple[str, str, int]]) -> list[Option]:
    return [Option(value, words, count) for value, words, count in several]
