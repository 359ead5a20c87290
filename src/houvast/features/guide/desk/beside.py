"""One screen beside the call: what the caller says, the cards that fit, and the five steps with what to say."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import get_language
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST, require_safe
from django_stubs_ext import StrOrPromise

from houvast.features.guide.contracts import AnswerFacts, Card
from houvast.features.guide.desk import words
from houvast.features.guide.desk.choosing import Chosen, chosen
from houvast.features.guide.filling import values_for
from houvast.features.guide.finding import find_cards
from houvast.features.guide.own import cards_of
from houvast.features.guide.permissions import approves_answers, enter_guide
from houvast.features.guide.queries import answers_at, answers_to, questions_of
from houvast.features.guide.reading import card_by_key, steps
from houvast.features.guide.rules import companion
from houvast.foundation.accounts.contracts import Permission
from houvast.foundation.accounts.models import Account
from houvast.foundation.accounts.permissions import role_allows
from houvast.foundation.accounts.queries import organisations_of
from houvast.foundation.notifications.contracts import Channel
from houvast.foundation.notifications.queries import can_send
from houvast.foundation.ui.contracts import Link

LONGEST = 500
MOST_ANSWERS = 3


@sensitive_post_parameters("words")
@require_http_methods(["GET", "POST"])
def show_guide(request: HttpRequest) -> HttpResponse:
    """Show every card; or, after a search, the cards that fit with the best one opened."""
    account = enter_guide(request.user)
    return _show(request, account, None, request.POST.get("words", "")[:LONGEST])


@require_safe
def show_card(request: HttpRequest, card: str) -> HttpResponse:
    """Show the five steps with the words of one card."""
    account = enter_guide(request.user)
    choice = chosen(request, account)
    ours = card_by_key(card, choice.language)
    return _show(request, account, cards_of(choice.organisation, choice.language)[ours.key], "")


@sensitive_post_parameters("words")
@require_POST
def find(request: HttpRequest) -> HttpResponse:
    """Give the cards that fit what was typed so far."""
    account = enter_guide(request.user)
    choice = chosen(request, account)
    said = request.POST.get("words", "")[:LONGEST]
    return render(request, "guide/found.html", _found(choice, said, opened=None))


def _show(request: HttpRequest, account: Account, card: Card | None, said: str) -> HttpResponse:
    choice = chosen(request, account)
    opened = card or next(iter(_fitting(choice, said)), None)
    values = values_for(choice.organisation, choice.language)
    path = reverse("guide:card", kwargs={"card": opened.key}) if opened else reverse("guide:guide")
    context = {
        **_found(choice, said, opened),
        "themes": _themes(choice, opened),
        "organisations": organisations_of(account),
        "languages": _languages(path, choice),
        "card": opened,
        "lines": companion(opened, steps(choice.language), values),
        "find_url": choice.url("find"),
        "search_url": choice.url("guide"),
        "card_url": path,
        "may_register": role_allows(account, Permission.REGISTER_CASE),
        "may_ask": choice.is_sure and bool(organisations_of(account)),
        "ask_url": choice.url("ask"),
        "mail_url": choice.url("mail"),
        "may_mail": choice.is_sure and can_send(Channel.MAIL),
        "questions": questions_of(account),
        "answers": _answers(choice, said, card),
        "answers_url": _answers_url(account, choice),
        "page_language": get_language(),
        "register_url": choice.register_url(opened.right if opened and opened.is_request else ""),
    }
    return render(request, "guide/guide.html", context)


def _found(choice: Chosen, said: str, opened: Card | None) -> dict[str, Any]:
    """Give the cards that fit, as links."""
    return {
        "said": said,
        "choice": choice,
        "found": [_link(choice, card, opened) for card in _fitting(choice, said)],
    }


def _fitting(choice: Chosen, said: str) -> list[Card]:
    """Give the cards that fit, in the words of whom the caller calls."""
    found = find_cards(said, choice.language)
    own = cards_of(choice.organisation, choice.language) if found else {}
    return [own[card.key] for card in found]


def _answers(choice: Chosen, said: str, card: Card | None) -> list[AnswerFacts]:
    """Give what the organisation itself says: to these words, or at this card and to its title."""
    at_card = answers_at(card.key, choice.organisation, choice.language) if card else ()
    found = answers_to(said or (card.title if card else ""), choice.organisation, choice.language, MOST_ANSWERS)
    every = {one.id: one for one in (*at_card, *(hit.answer for hit in found))}
    return list(every.values())[:MOST_ANSWERS]


def _answers_url(account: Account, choice: Chosen) -> str:
    organisation = choice.organisation.key
    return (
        reverse("guide:answers", kwargs={"organisation": organisation})
        if approves_answers(account, organisation)
        else ""
    )


def _themes(choice: Chosen, opened: Card | None) -> list[tuple[StrOrPromise, list[Link]]]:
    every = cards_of(choice.organisation, choice.language).values()
    return [
        (name, [_link(choice, card, opened) for card in every if card.theme is theme])
        for theme, name in words.THEMES.items()
    ]


def _link(choice: Chosen, card: Card, opened: Card | None) -> Link:
    is_opened = opened is not None and opened.key == card.key
    return Link(card.title, choice.url("card", card=card.key), current=is_opened)


def _languages(path: str, choice: Chosen) -> list[Link]:
    kept = f"for={choice.organisation.key}&" if choice.is_sure else ""
    return [
        Link(name, f"{path}?{kept}lang={code}", current=code == choice.language)
        for code, name in words.LANGUAGES.items()
    ]
