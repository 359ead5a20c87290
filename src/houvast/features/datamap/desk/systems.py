"""The systems: who answers for them, whether they are mapped, and how their last check went."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe
from django_stubs_ext import StrOrPromise

from houvast.engines.datamap.model import SystemMap
from houvast.features.datamap.contracts import Point, State, SystemCheck
from houvast.features.datamap.desk import words
from houvast.features.datamap.desk.checking import state_of_check
from houvast.features.datamap.permissions import enter_map
from houvast.features.datamap.queries import current_map
from houvast.features.datamap.storing import KeptCheck, last_check, last_checks
from houvast.features.systems.contracts import KnownSystem
from houvast.features.systems.queries import system_by_key, systems
from houvast.foundation.accounts.contracts import Role
from houvast.foundation.accounts.queries import UnknownAccount, account_by_username
from houvast.foundation.accounts.words import role_name
from houvast.foundation.ui.contracts import Fact, Link, Tone


@dataclass(frozen=True, slots=True)
class Listed:
    """One system in the list; without `url` it is only in the map."""

    name: str
    key: str
    kind: StrOrPromise
    host: str
    by_hand: StrOrPromise
    collections: int
    url: str = ""
    checked_at: datetime | None = None
    state: StrOrPromise = ""
    tone: Tone = Tone.NEUTRAL


@dataclass(frozen=True, slots=True)
class ShownPoint:
    """One point of a check; `foreign` when its line is English on a page that is not."""

    what: StrOrPromise
    state: StrOrPromise
    tone: Tone
    where: str
    line: StrOrPromise
    foreign: bool


@require_safe
def show_systems(request: HttpRequest) -> HttpResponse:
    """Show every system that was added, and those that only the map knows."""
    enter_map(request.user)
    mapped, checks = {one.key: one for one in current_map().systems}, last_checks()
    known = systems()
    rows = [_listed(one, mapped.get(one.key), checks.get(one.key)) for one in known]
    keys = {one.key for one in known}
    rows += [
        Listed(one.name or one.key, one.key, "", one.host, "", len(one.collections))
        for one in mapped.values()
        if one.key not in keys
    ]
    return render(request, "datamap/systems.html", {"rows": rows, "any": bool(known), **state_of_check()})


@require_safe
def show_system(request: HttpRequest, key: str) -> HttpResponse:
    """Show one system with the points of its last check."""
    enter_map(request.user)
    system = system_by_key(key)
    mapped = next((one for one in current_map().systems if one.key == key), None)
    kept = last_check(key)
    context = {
        "one": _listed(system, mapped, kept),
        "facts": _facts(system, mapped),
        "points": shown_points(kept.check) if kept else [],
        "crumbs": [Link(_("Systems"), reverse("datamap:systems")), Link(key, "", current=True)],
        **state_of_check(),
    }
    return render(request, "datamap/system.html", context)


def shown_points(check: SystemCheck) -> list[ShownPoint]:
    """Put the points of a check in words, what must be put right first; the same line about several places once."""
    order: list[State] = ["error", "warning", "unknown", "ok"]
    found: dict[tuple[State, str, str], list[Point]] = {}
    for point in sorted(check.points, key=lambda point: order.index(point.state)):
        found.setdefault((point.state, point.what, point.detail), []).append(point)
    return [_point(same, check.key) for same in found.values()]


def _point(same: Sequence[Point], key: str) -> ShownPoint:
    point = same[0]
    line = words.LINES.get(point.detail)
    return ShownPoint(
        what=words.SUBJECTS.get(point.what, point.what),
        state=words.STATES[point.state],
        tone=words.TONES[point.state],
        where=", ".join(one.where.removeprefix(f"{key}:") for one in same if one.where),
        line=line or point.detail,
        foreign=line is None and not (get_language() or "en").startswith("en"),
    )


def _listed(system: KnownSystem, mapped: SystemMap | None, kept: KeptCheck | None) -> Listed:
    return Listed(
        name=(mapped.name if mapped else "") or system.key,
        key=system.key,
        kind=_("by hand") if system.is_manual else system.kind,
        host=system.host_party,
        by_hand=who_answers(system),
        collections=len(mapped.collections) if mapped else 0,
        url=reverse("datamap:system", kwargs={"key": system.key}),
        checked_at=kept.at if kept else None,
        state=words.STATES[kept.check.state] if kept else "",
        tone=words.TONES[kept.check.state] if kept else Tone.NEUTRAL,
    )


def who_answers(system: KnownSystem) -> StrOrPromise:
    """Say who answers for a system without an interface: an external party, a role or a colleague."""
    options = dict(system.options)
    owner = options.get("owner", "")
    if not system.is_manual or options.get("party"):
        return options.get("party", "") if system.is_manual else ""
    if owner in _roles():
        return role_name(Role(owner))
    try:
        return account_by_username(owner).display_name if owner else ""
    except UnknownAccount:
        return owner


def _facts(system: KnownSystem, mapped: SystemMap | None) -> list[Fact]:
    return [
        Fact(_("Name"), system.key, mono=True),
        Fact(_("Kind"), _("by hand") if system.is_manual else system.kind),
        Fact(_("Address"), system.url, mono=True),
        Fact(_("Host"), system.host_party or _("the centre itself")),
        *([Fact(_("Answers by hand"), who_answers(system) or "–")] if system.is_manual else []),
        Fact(_("Collections in the map"), len(mapped.collections) if mapped else _("none")),
        Fact(_("Added"), date_format(localtime(system.added_at), "j F Y")),
    ]


def _roles() -> Iterable[str]:
    return [role.value for role in Role]
