"""What is held without purpose, ground or need, and what to do about it."""

import csv
import io
from collections import Counter
from collections.abc import Sequence

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from houvast.engines.datamap.cells import clean, guarded
from houvast.features.discovery.contracts import Gap
from houvast.features.discovery.desk.gap_words import TOLD
from houvast.features.discovery.permissions import enter_discovery
from houvast.features.discovery.queries.gaps import gaps

PER_PAGE = 100
_ORDER = tuple(TOLD)


@require_safe
def show_gaps(request: HttpRequest) -> HttpResponse:
    """Show the gaps, the gravest first; the address says to which kind and system it is narrowed."""
    enter_discovery(request.user)
    every = gaps()
    code, system = request.GET.get("what", ""), request.GET.get("system", "")
    found = _narrowed(every, code, system)
    page = Paginator(found, PER_PAGE).get_page(request.GET.get("page", 1))
    context = {
        "page": page,
        "rows": [(gap, TOLD[gap.code]) for gap in page.object_list],
        "total": len(found),
        "any": bool(every),
        "kinds": [(one, TOLD[one], count) for one, count in _counted(every)],
        "systems": sorted({gap.system for gap in every}),
        "code": code,
        "system": system,
    }
    return render(request, "discovery/gaps.html", context)


@require_safe
def download(request: HttpRequest) -> HttpResponse:
    """Hand over the gaps as CSV; no text in it runs in a spreadsheet program."""
    enter_discovery(request.user)
    found = _narrowed(gaps(), request.GET.get("what", ""), request.GET.get("system", ""))
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(["what", "system", "collection", "field", "about", "why", "to do", "law"])
    writer.writerows([guarded(clean(text)) for text in _row(gap)] for gap in found)
    headers = {"Content-Disposition": 'attachment; filename="gaps.csv"'}
    return HttpResponse("\ufeff" + out.getvalue(), content_type="text/csv; charset=utf-8", headers=headers)


def _row(gap: Gap) -> list[str]:
    told = TOLD[gap.code]
    said = [str(told.why), str(told.todo), str(told.law)]
    return [str(told.name), gap.system, gap.collection, gap.field, gap.about, *said]


def _narrowed(every: Sequence[Gap], code: str, system: str) -> list[Gap]:
    found = [gap for gap in every if code in ("", gap.code) and system in ("", gap.system)]
    return sorted(found, key=lambda gap: (_ORDER.index(gap.code), gap.where))


def _counted(every: Sequence[Gap]) -> list[tuple[str, int]]:
    counted = Counter(gap.code for gap in every)
    return [(code, counted[code]) for code in _ORDER if counted[code]]
