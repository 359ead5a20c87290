"""Choosing what one's data is used for: offers by each means, consents, objections; one press, the same both ways."""

from collections.abc import Mapping
from datetime import datetime
from http import HTTPStatus
from typing import Any
from zoneinfo import ZoneInfo

from django.conf import settings
from django.http import HttpResponse
from django.views.decorators.http import require_http_methods

from houvast.engines.rulepacks.rules import Words
from houvast.entrypoints.subject_portal.pages import Inside, in_register, inside, now
from houvast.features.portal.actions.choosing import (
    NotYours,
    choose_consent,
    choose_no_offers,
    choose_objection,
    choose_offers,
)
from houvast.features.portal.contracts import Basis, OffersBy, PurposeChoice
from houvast.features.portal.queries import masked, offers_for, purposes_for

YES, NO = "yes", "no"


@require_http_methods(["GET", "HEAD", "POST"])
@inside
def show_choices(found: Inside) -> HttpResponse:
    """Show what was chosen, and change it with one button, the same for yes and for no."""
    if found.request.method != "POST":
        return _shown(found)
    try:
        number = _chosen(found, *found.request.POST.get("choose", "")[:200].rsplit(":", 2))
    except (NotYours, TypeError):  # what is pressed is none of the buttons, which have three parts
        return _shown(found, "error_choice")
    return _shown(found, done=True, number=number or "")


def _chosen(found: Inside, about: str, which: str, said: str) -> str | None:
    visitor, at, yes = found.visitor, now(), said == YES
    match about:
        case "offers" if which == "all":
            choose_no_offers(visitor=visitor, at=at)
        case "offers":
            one = _at(offers_for(visitor, found.standing), which)
            choose_offers(visitor=visitor, contact=one.contact, means=one.means, allowed=yes, at=at)
        case Basis.CONSENT:
            choose_consent(visitor=visitor, key=which, allowed=yes, words=_beside(found, which), at=at)
        case Basis.OBJECTION:
            words, language = found.words.say("objection_words", what=_name(found, which)), found.words.language
            return choose_objection(visitor=visitor, key=which, objects=yes, words=words, language=language, at=at)
        case _:
            raise NotYours("There is nothing here to decide about: look at the page again.")
    return None


def _at(known: tuple[OffersBy, ...], place: str) -> OffersBy:
    if not (place.isdecimal() and int(place[:3]) < len(known)):
        raise NotYours("There is nothing here to decide about: look at the page again.")
    return known[int(place[:3])]


def _beside(found: Inside, key: str) -> str:
    """Give what somebody reads who gives consent: its name, what it is for, and the button."""
    for one in purposes_for(found.visitor, found.standing):
        if one.key == key and one.basis is Basis.CONSENT:
            parts = (_in(found, one.name), _in(found, one.text), found.words["consent_give"])
            return "\n".join(str(part["text"] if isinstance(part, dict) else part) for part in parts)
    raise NotYours("There is nothing here to decide about: look at the page again.")


def _name(found: Inside, key: str) -> str:
    names = {one.key: _in(found, one.name)["text"] for one in purposes_for(found.visitor, found.standing)}
    return str(names.get(key, key))


def _shown(found: Inside, wrong: str = "", *, done: bool = False, number: str = "") -> HttpResponse:
    offers = offers_for(found.visitor, found.standing)
    purposes = purposes_for(found.visitor, found.standing)
    context = {
        "offers": [_offers(found, place, one) for place, one in enumerate(offers)],
        "some_offers": any(one.allowed for one in offers),
        "consents": [_consent(found, one) for one in purposes if one.basis is Basis.CONSENT],
        "objections": [_objection(found, one) for one in purposes if one.basis is Basis.OBJECTION],
        "wrong": found.words[wrong] if wrong else "",
        "done": done,
        "number": number,
    }
    return found.page("choices", context, HTTPStatus.UNPROCESSABLE_ENTITY if wrong else HTTPStatus.OK)


def _offers(found: Inside, place: int, one: OffersBy) -> Mapping[str, Any]:
    words = found.words
    where = masked(one.contact.kind, one.contact.value) if one.contact else ""
    state = "restricted" if one.restricted else "open" if one.allowed else "closed"
    return {
        "name": {"text": words.say(f"offers_by_{one.means.value}", address=where), "language": words.language},
        "state": words[f"offers_{state}"],
        "is_off": not one.allowed,
        "when": _when(found, one.since, one.proof),
        "button": _offers_button(found, place, one),
        "hint": words["choice_only_there"] if not (one.allowed or one.may_open or one.restricted) else "",
    }


def _offers_button(found: Inside, place: int, one: OffersBy) -> Mapping[str, str] | None:
    if one.allowed:
        return {"value": f"offers:{place}:{NO}", "label": found.words["offers_stop"]}
    if one.restricted or not one.may_open:
        return None
    return {"value": f"offers:{place}:{YES}", "label": found.words["offers_allow"]}


def _consent(found: Inside, one: PurposeChoice) -> Mapping[str, Any]:
    state = {None: "unknown", True: "given", False: "withdrawn"}[one.stands]
    stop = {"value": f"consent:{one.key}:{NO}", "label": found.words["consent_stop"]}
    give = {"value": f"consent:{one.key}:{YES}", "label": found.words["consent_give"]}
    return {
        **_purpose(found, one, f"consent_{state}"),
        "is_off": one.stands is False,
        "button": give if one.stands is False else stop,
        "second": give if one.stands is None else None,
        "hint": found.words["consent_no_offers"] if one.no_offers and one.stands is not False else "",
    }


def _objection(found: Inside, one: PurposeChoice) -> Mapping[str, Any]:
    words = found.words
    off = {"value": f"objection:{one.key}:{NO}", "label": words["objection_drop"]}
    on = {"value": f"objection:{one.key}:{YES}", "label": words["objection_make"]}
    weighed = words.say("objection_weighed", number=one.request) if one.request else ""
    return {
        **_purpose(found, one, "objection_stands" if one.stands else "objection_none"),
        "is_off": bool(one.stands),
        "button": off if one.stands else on,
        "hint": weighed,
    }


def _purpose(found: Inside, one: PurposeChoice, state: str) -> dict[str, Any]:
    return {
        "name": _in(found, one.name),
        "text": _in(found, one.text),
        "state": found.words[state],
        "when": _when(found, one.since, one.proof),
    }


def _in(found: Inside, said: Words) -> Mapping[str, str]:
    return in_register(said, found.words.language)


def _when(found: Inside, since: datetime | None, proof: str) -> str:
    if since is None:
        return ""
    at = since.astimezone(ZoneInfo(settings.TIME_ZONE))
    short = " ".join((proof[:4], proof[4:8], proof[8:12])).strip()
    key = "choice_since_proven" if short else "choice_since"
    return found.words.say(key, day=at.date(), time=f"{at:%H:%M}", **({"proof": short} if short else {}))
