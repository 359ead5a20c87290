"""Take decisions about proposals: one, those that were ticked, or all that are shown."""

from collections.abc import Sequence
from datetime import datetime

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from houvast.engines.trouble import Trouble
from houvast.features.discovery.actions.deciding import decide
from houvast.features.discovery.contracts import Status, Verdict
from houvast.features.discovery.desk.clock import now
from houvast.features.discovery.desk.narrowing import Narrowed, narrowed
from houvast.features.discovery.desk.showing import shown
from houvast.features.discovery.permissions import enter_review
from houvast.features.discovery.queries.proposals import proposals
from houvast.features.systems.queries import system_by_key


class NothingChosen(Trouble):
    """A button was pressed without saying what it is about."""


@require_POST
def take_decision(request: HttpRequest, key: str) -> HttpResponse:
    """Take a decision, and show the queue as it was narrowed; a page that asks for its row only gets that."""
    account = enter_review(request.user)
    system, given = system_by_key(key).key, request.POST
    chosen = narrowed(given)
    verdict, ids = _asked(system, given, chosen)
    if not ids:
        raise NothingChosen("Nothing is chosen: tick fields first, or choose another filter.")
    done = decide(proposals=ids, verdict=verdict, category=given.get("becomes", ""), by=account.actor, at=now())
    if len(done) == 1 and request.headers.get("HX-Request"):
        context = {"row": shown(done)[0], "system": system, "may_review": True, "fresh": True, "chosen": chosen}
        return render(request, "discovery/row.html", context)
    messages.success(request, _said(verdict, len(done)))
    return redirect(f"{reverse('discovery:queue', kwargs={'key': system})}{chosen.query}")


def _asked(system: str, given: QueryDict, chosen: Narrowed) -> tuple[Verdict, list[int]]:
    """Read which button was pressed: `VERDICT=id` for one, `ticked=VERDICT`, or `shown=VERDICT`."""
    for verdict in Verdict:
        if one := given.get(verdict.value, ""):
            return verdict, _numbers([one])
    if ticked := given.get("ticked", ""):
        return _verdict(ticked), _numbers(given.getlist("chosen"))
    return _verdict(given.get("shown", "")), _shown_ids(system, given, chosen)


def _shown_ids(system: str, given: QueryDict, chosen: Narrowed) -> list[int]:
    """Return what is shown and open, from so sure on; what was proposed after the page was made was not shown."""
    above, seen_at = _share(given.get("above", "")), _moment(given.get("seen-at", ""))
    return [
        one.id
        for one in proposals(system, status=Status.OPEN)
        if chosen.holds(one) and one.confidence >= above and one.proposed_at <= seen_at
    ]


def _verdict(text: str) -> Verdict:
    try:
        return Verdict(text)
    except ValueError:
        raise NothingChosen("Choose what is decided: accept, change or reject.") from None


def _numbers(texts: Sequence[str]) -> list[int]:
    return [int(text) for text in texts if text.isdecimal()]


def _share(text: str) -> float:
    try:
        return min(max(float(text), 0.0), 1.0)
    except ValueError:
        return 1.0


def _moment(text: str) -> datetime:
    try:
        at = datetime.fromisoformat(text)
    except ValueError:
        at = None
    if at is None or at.tzinfo is None:
        raise NothingChosen("Open the list again, and then decide about all of it.")
    return at


def _said(verdict: Verdict, count: int) -> str:
    match verdict:
        case Verdict.ACCEPT:
            said = ngettext("%(count)s field is accepted.", "%(count)s fields are accepted.", count)
        case Verdict.CHANGE:
            said = ngettext("%(count)s field is changed.", "%(count)s fields are changed.", count)
        case _:
            said = ngettext("%(count)s field is rejected.", "%(count)s fields are rejected.", count)
    return f"{said % {'count': count}} {_('It enters the map when you apply it.')}"
