"""Showing who it is: a code to what is on file, then a few questions.

What may never happen: a word or a wait from which somebody could tell whether they are on file.
"""

from datetime import date
from http import HTTPStatus
from typing import Any

from django.http import HttpResponse
from django.utils import translation
from django.utils.formats import date_format
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from houvast.entrypoints.subject_portal.pages import Inside, inside, now
from houvast.features.datamap.queries import current_map
from houvast.features.portal.actions.logging_in import ways as login_ways
from houvast.features.portal.actions.proving import (
    CannotCheckNow,
    TriedTooOften,
    answer,
    answer_identity_code,
    ask,
    may_be_asked,
)
from houvast.features.portal.jobs import ask_identity_code
from houvast.features.portal.queries import SENT_BY, code_ways
from houvast.features.verification.queries import Question
from houvast.foundation.notifications.queries import can_send
from houvast.foundation.ui.wording import Wording


@require_safe
@inside
def show_identity(found: Inside) -> HttpResponse:
    """Show which step is still asked."""
    return _shown(found)


@require_POST
@inside
def send_code(found: Inside) -> HttpResponse:
    """Have a code sent to what is on file; the page says the same whether or not there is anything."""
    way = found.request.POST.get("way", "")
    if way not in _ways():
        return _shown(found, "identity_wrong")
    ask_identity_code(visitor=found.visitor, way=way)
    return _shown(found, sent=True)


@require_POST
@inside
def check_code(found: Inside) -> HttpResponse:
    """Judge the code."""
    try:
        right = answer_identity_code(visitor=found.visitor, said=found.request.POST.get("code", "")[:100], at=now())
    except TriedTooOften:
        return _shown(found, "identity_often", status=HTTPStatus.TOO_MANY_REQUESTS)
    except CannotCheckNow:
        return _shown(found, "identity_silent", status=HTTPStatus.SERVICE_UNAVAILABLE)
    return found.to("identity") if right else _shown(found, "identity_wrong", sent=True)


@require_http_methods(["GET", "HEAD", "POST"])
@inside
def questions(found: Inside) -> HttpResponse:
    """Put questions to who answered a code, and judge the answers together."""
    try:
        asked = ask(visitor=found.visitor, at=now())
        if asked is None:
            return _shown(found, "identity_nothing")
        if found.request.method != "POST":
            return found.page("questions", {"questions": _questions(asked[1], found.words)})
        said = {one.code: found.request.POST.get(f"q{at}", "")[:100] for at, one in enumerate(asked[1])}
        right = answer(visitor=found.visitor, asked=asked[0].id, answers=said, at=now())
    except TriedTooOften:
        return _shown(found, "identity_often", status=HTTPStatus.TOO_MANY_REQUESTS)
    except CannotCheckNow:
        return _shown(found, "identity_silent", status=HTTPStatus.SERVICE_UNAVAILABLE)
    return found.to("identity") if right else _shown(found, "identity_wrong")


def _shown(
    found: Inside, wrong: str = "", *, sent: bool = False, status: int = HTTPStatus.UNPROCESSABLE_ENTITY
) -> HttpResponse:
    context = {
        "done": found.is_trusted,
        "elsewhere": found.standing.identified and not found.is_trusted,
        "ways": [(way, found.words[f"way_{way}"]) for way in _ways()],
        "logins": login_ways(found.visitor),
        "may_be_asked": may_be_asked(found.visitor),
        "sent": sent,
        "wrong": found.words[wrong] if wrong else "",
    }
    return found.page("identity", context, status if wrong else HTTPStatus.OK)


def _ways() -> list[str]:
    """Give the ways to send a code that something is set up for; a letter is printed by the centre."""
    return [way for way, kind in code_ways().items() if kind in SENT_BY and can_send(SENT_BY[kind])]


def _questions(asked: tuple[Question, ...], words: Wording) -> list[dict[str, Any]]:
    return [
        {
            "place": place,
            "label": words.say(f"question_{one.kind}", what=_field(one.code, words.language)),
            "options": [(option, _option(one.kind, option, words)) for option in one.options],
        }
        for place, one in enumerate(asked)
    ]


def _field(code: str, language: str) -> str:
    """Name the collection and the field that a question is about; never the system, which people don't know."""
    system, _sep, rest = code.partition(":")
    for collection in current_map().collections.values():
        name = rest.removeprefix(f"{collection.id.name}.")
        if collection.id.system == system and name != rest and name in collection.by_name:
            field = collection.by_name[name]
            parts = (collection.label_nl, field.label_nl) if language == "nl" else (collection.label_en, field.label_en)
            return ", ".join(part or own for part, own in zip(parts, (collection.id.name, name), strict=True))
    return rest


def _option(kind: str, option: str, words: Wording) -> str:
    if kind == "month":
        return _month(words.language, option)
    if kind == "amount":
        low, high = option.rsplit("-", 1)
        return words.say("question_band", low=low, high=high)
    return option


def _month(language: str, option: str) -> str:
    """Say a month, which comes as 2026-03."""
    year, month = option.split("-")
    with translation.override(language):
        return date_format(date(int(year), int(month), 1), "F Y", use_l10n=False)
