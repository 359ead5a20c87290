"""How the request stands, in plain words."""

from collections.abc import Mapping
from typing import Any

from django.http import HttpResponse
from django.views.decorators.http import require_safe

from houvast.engines.deadlines.local_time import local_date
from houvast.engines.deadlines.reasons import Reason, ReasonCode, explain, explain_extended
from houvast.entrypoints.subject_portal.complaining import routes_of
from houvast.entrypoints.subject_portal.pages import Inside, in_register, inside, now
from houvast.entrypoints.subject_portal.stopping import waits_until
from houvast.features.portal.actions.fetching import note_shown
from houvast.features.portal.queries import Found, Told, ToldState, found_for, kept_for, told_for
from houvast.features.rights.contracts import SYSTEM_RIGHTS, CaseFacts, Right, Status
from houvast.foundation.ui.wording import Wording, day_in

_ORDER = list(Status)
_SYSTEM_STEPS = ("executed", "read_back")
_NEXT: Mapping[Status, str] = {
    Status.REGISTERED: "registered",
    Status.VERIFIED: "verified",
    Status.LOCATED: "located",
    Status.PLANNED: "deciding",
    Status.APPROVED: "doing",
    Status.EXECUTED: "checking",
    Status.READ_BACK: "writing",
    Status.ANSWERED: "answered",
    Status.CLOSED: "closed",
    Status.FORWARDED: "forwarded",
}


@require_safe
@inside
def show_status(found: Inside) -> HttpResponse:
    """Show what has happened, what comes next, by when and why, what was found, and where to complain."""
    case, words = found.standing.facts, found.words
    shown = found_for(found.visitor, found.standing)
    if shown is not None:
        note_shown(visitor=found.visitor, found=shown, at=now())
    context = {
        "asked": words[f"right_{case.right}"],
        "received": day_in(words.language, case.term.received_on),
        "due": day_in(words.language, case.due),
        "answered": day_in(words.language, local_date(case.answered_at, case.country)) if case.answered_at else "",
        "outcome": words[f"outcome_{case.outcome}"] if case.outcome and found.is_trusted else "",
        "steps": _steps(case, words),
        "next": words.say(f"next_{_next(found)}", organisation=found.asks.name),
        "why": why(case, words),
        "reasons": [words[f"reason_{one}"] for one in found.standing.extension_reasons],
        "found": None if shown is None else [(one.name, _sorts(one, words), _sources(one, words)) for one in shown],
        "kept": kept_for(found.visitor, found.standing, words.language),
        "told": [_told(one, words, case.country) for one in told_for(found.visitor, found.standing)],
        "waits_until": waits_until(found),
        "routes": routes_of(found, on=local_date(now(), case.country)),
    }
    return found.page("status", context)


def why(case: CaseFacts, words: Wording) -> list[str]:
    """Explain the legal date, step by step.

    Law: GDPR art. 12(3); Regulation 1182/71 art. 3.
    """
    steps = explain_extended(case.term) if case.extended_on else explain(case.term)
    return [_reason(step, words) for step in steps]


def _reason(step: Reason, words: Wording) -> str:
    if step.code is ReasonCode.ROLLED:
        return words.say("why_rolled", day=step.on, why=words[f"closed_{step.why}"])
    return words.say(f"why_{step.code}", day=step.on)


def _next(found: Inside) -> str:
    case = found.standing.facts
    if case.status is Status.REGISTERED and found.standing.identified:
        return "taken_up"
    if case.status is Status.LOCATED and case.right in SYSTEM_RIGHTS:
        return "deciding"
    return _NEXT[case.status]


def _steps(case: CaseFacts, words: Wording) -> list[Mapping[str, str]]:
    """Lay out the steps: what is done, what is being done, what is still to come."""
    if case.status is Status.FORWARDED:
        return [_step(words, "registered", "done"), _step(words, "forwarded", "current")]
    names = ["registered", "verified", "located", "executed", "read_back", "answered"]
    if case.right not in SYSTEM_RIGHTS:
        names = [name for name in names if name not in _SYSTEM_STEPS]
    if case.right is Right.COMPLAINT:
        names = ["registered", "answered"]
    reached = _ORDER.index(case.status)
    done = sum(_ORDER.index(Status(name)) <= reached for name in names)
    states = ["done"] * done + ["current"] + ["todo"] * len(names)
    return [_step(words, name, state) for name, state in zip(names, states, strict=False)]


def _step(words: Wording, name: str, state: str) -> Mapping[str, str]:
    return {"label": words[f"step_{name}"], "state": state, "said": words[f"state_{state}"]}


def _sorts(one: Found, words: Wording) -> list[str]:
    """Name the sorts of data as people speak of them; what has no name of its own comes last, as other data."""
    keys = {f"category_{category.partition('.')[2]}" for category in one.categories}
    named = sorted({words[key] for key in keys if key in words.words})
    return named if keys <= set(words.words) else [*named, words["category_other"]]


def _sources(one: Found, words: Wording) -> list[Mapping[str, str]]:
    return [in_register(source, words.language) for source in one.sources]


def _told(one: Told, words: Wording, country: str) -> Mapping[str, Any]:
    """Say whether somebody heard of what was done.

    Law: GDPR art. 19.
    """
    places = {"day": local_date(one.at, country)} if one.state is ToldState.TOLD and one.at else {}
    key = f"told_{one.state.value}" if places or one.state is not ToldState.TOLD else "told_told_no_day"
    return {"name": one.name, "what": in_register(one.what, words.language), "state": words.say(key, **places)}
