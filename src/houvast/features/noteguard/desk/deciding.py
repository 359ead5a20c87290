"""Take decisions about findings: one, those that were ticked, or all of a rule."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from houvast.engines.trouble import Trouble
from houvast.features.noteguard.actions.deciding import accept, dismiss, ids_of_rule, reopen
from houvast.features.noteguard.desk.clock import now
from houvast.features.noteguard.desk.narrowing import Narrowed, narrowed
from houvast.features.noteguard.desk.showing import REASONS, shown
from houvast.features.noteguard.permissions import enter_cleaning
from houvast.features.noteguard.queries.queue import findings
from houvast.foundation.accounts.contracts import Actor

VERDICTS = ("accept", "dismiss", "reopen")


class NothingChosen(Trouble):
    """A button was pressed without saying what it is about."""


@dataclass(frozen=True, slots=True)
class Decision:
    """What is decided about which findings; `words` take the place of one finding."""

    verdict: str
    ids: list[int]
    reason: str = ""
    words: str | None = None


@require_POST
def take_decision(request: HttpRequest, organisation: str) -> HttpResponse:
    """Take a decision, and show the queue as it was narrowed; a page that asks for its row only gets that."""
    by = enter_cleaning(request.user, organisation).actor
    chosen = narrowed(request.POST)
    asked = _asked(organisation, request.POST, chosen)
    if not asked.ids:
        raise NothingChosen("Nothing is chosen: tick findings first, or choose another filter.")
    count = _decide(organisation, asked, by)
    if len(asked.ids) == 1 and request.headers.get("HX-Request"):
        rows = shown(organisation, findings(organisation, asked.ids))
        context = {"row": rows[0], "organisation": organisation, "chosen": chosen, "fresh": True, "may_decide": True}
        return render(request, "noteguard/row.html", {**context, "reasons": REASONS.items()})
    messages.success(request, _said(asked.verdict, count))
    return redirect(f"{reverse('noteguard:queue', kwargs={'organisation': organisation})}{chosen.query}")


def _decide(organisation: str, asked: Decision, by: Actor) -> int:
    match asked.verdict:
        case "accept":
            return accept(organisation=organisation, findings=asked.ids, words=asked.words, by=by, at=now())
        case "dismiss":
            return dismiss(organisation=organisation, findings=asked.ids, reason=asked.reason, by=by, at=now())
        case _:
            return reopen(organisation=organisation, findings=asked.ids, by=by, at=now())


def _asked(organisation: str, given: QueryDict, chosen: Narrowed) -> Decision:
    """Read which button was pressed: `VERDICT=id`, `own=id`, `ticked=VERDICT`, `every=VERDICT` or `like=rule`."""
    reason = given.get("reason", "")
    if own := given.get("own", ""):
        return Decision("accept", _numbers([own]), words=given.get("words", "").strip())
    for verdict in VERDICTS:
        if one := given.get(verdict, ""):
            return Decision(verdict, _numbers([one]), reason)
    if rule := given.get("like", ""):
        return Decision("accept", _of_rule(organisation, rule, given, chosen))
    if ticked := given.get("ticked", ""):
        return Decision(_verdict(ticked), _numbers(given.getlist("chosen")), reason)
    return Decision(_verdict(given.get("every", "")), _of_rule(organisation, chosen.wanted.rule, given, chosen), reason)


def _of_rule(organisation: str, rule: str, given: QueryDict, chosen: Narrowed) -> list[int]:
    """Return all of one rule as the page showed them; what was found after that was not looked at."""
    up_to = given.get("up-to", "")
    if not rule or not up_to.isdecimal():
        raise NothingChosen("Open the list again, choose a rule, and then decide about all of it.")
    wanted = chosen.wanted
    return ids_of_rule(organisation=organisation, rule=rule, system=wanted.system, state=wanted.state, up_to=int(up_to))


def _verdict(text: str) -> str:
    if text not in VERDICTS:
        raise NothingChosen("Choose what is decided: accept, leave, or take back.")
    return text


def _numbers(texts: Sequence[str]) -> list[int]:
    return [int(text) for text in texts if text.isdecimal()]


def _said(verdict: str, count: int) -> str:
    match verdict:
        case "accept":
            said = ngettext("%(count)s finding is accepted.", "%(count)s findings are accepted.", count)
            more = _("Nothing is rewritten yet: until then you find it under “Accepted”, and can take it back there.")
        case "dismiss":
            said = ngettext("%(count)s finding stays as it is.", "%(count)s findings stay as they are.", count)
            more = _("You can take that back under “Left as it is”.")
        case _:
            said, more = ngettext("%(count)s finding is open again.", "%(count)s findings are open again.", count), ""
    return f"{said % {'count': count}} {more}".strip()
