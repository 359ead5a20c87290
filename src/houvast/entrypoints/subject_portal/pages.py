"""What every page has: its words, its headers, who is looking, and the way to the other pages."""

from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from functools import wraps
from http import HTTPStatus
from typing import Any, cast

from csp.constants import NONE, SELF
from csp.decorators import csp_replace
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters, sensitive_variables

from houvast.engines.rulepacks.rules import Words
from houvast.entrypoints.subject_portal.cookies import INSIDE, take, token_of
from houvast.features.portal.actions.entering import visitor_of
from houvast.features.portal.contracts import IDLE, Author, Visitor
from houvast.features.portal.queries import is_trusted, messages_of
from houvast.features.rights.actions.own_page import Standing, standing_of
from houvast.features.rights.queries import NoSuchCase
from houvast.foundation.keys.sealing import KeyDestroyed
from houvast.foundation.organisations.colours import LEAST, contrast_with_white, is_colour
from houvast.foundation.organisations.contracts import OrganisationFacts
from houvast.foundation.organisations.queries import organisation_by_key, own_organisation
from houvast.foundation.ui.wording import LANGUAGES, Wording, language_from, wording

PACKAGE = "houvast.entrypoints.subject_portal"
_REGISTER = ("nl", "en")
"""The languages in which the register of activities is written."""
strict = csp_replace(
    {
        "default-src": [NONE], "style-src": [SELF], "img-src": [SELF, "data:"], "form-action": [SELF],
        "base-uri": [NONE], "frame-ancestors": [NONE],
    }
)  # fmt: skip

OutsideView = Callable[[HttpRequest, Wording], HttpResponseBase]
InsideView = Callable[["Inside"], HttpResponseBase]
Page = Callable[..., HttpResponseBase]


class Inside:
    """A request of somebody who is in: who they are, how their case stands, and in which words to speak."""

    def __init__(self, request: HttpRequest, visitor: Visitor, standing: Standing, words: Wording) -> None:
        self.request, self.visitor, self.standing, self.words = request, visitor, standing, words
        self.asks = organisation_by_key(standing.facts.organisation)
        self.is_trusted = is_trusted(visitor, standing)

    def page(self, name: str, more: Mapping[str, Any] | None = None, status: int = HTTPStatus.OK) -> HttpResponse:
        """Show one of the pages of somebody who is in."""
        context = {
            "visitor": self.visitor,
            "case": self.standing.facts,
            "tabs": self._tabs(),
            "idle": int(IDLE.total_seconds() // 60),
            **(more or {}),
        }
        return show(self.request, name, self.words, self.asks, context, status)

    def address(self, name: str) -> str:
        """Give the address of another page in the same language."""
        return reverse(f"my:{name}", args=[self.words.language])

    def to(self, name: str) -> HttpResponse:
        """Send the browser to another page after something was done."""
        response = redirect(self.address(name))
        response.status_code = HTTPStatus.SEE_OTHER
        return response

    def _tabs(self) -> list[dict[str, Any]]:
        asks_proof = self.standing.asked > 0 and not (self.is_trusted and self.standing.identified)
        names = ["home", *(["identity"] if asks_proof else []), "answer", "messages", "correct", "choices"]
        here = (self.request.resolver_match.url_name or "") if self.request.resolver_match else ""
        return [
            {
                "label": self.words["nav_status" if name == "home" else f"nav_{name}"],
                "url": self.address(name),
                "current": here.partition("-")[0] == name,
                "count": self._unread() if name == "messages" else 0,
            }
            for name in names
        ]

    def _unread(self) -> int:
        messages = messages_of(self.visitor.case)
        return sum(one.author is Author.CENTRE and one.read_at is None for one in messages)


def outside(view: OutsideView) -> Page:
    """Make a view into a page for everybody: strict, kept nowhere, in the language of its address."""

    @wraps(view)
    @strict  # type: ignore[arg-type]  # it hands every argument on
    @never_cache
    @sensitive_post_parameters()
    @sensitive_variables()
    def shown(request: HttpRequest, language: str) -> HttpResponseBase:
        if language not in LANGUAGES:
            return gone(request)
        return view(request, words_in(language))

    return cast("Page", login_not_required(shown))


def inside(view: InsideView) -> Page:
    """Make a view into a page for who is in; everybody else is sent to the door."""

    @wraps(view)
    def shown(request: HttpRequest, words: Wording) -> HttpResponseBase:
        token = token_of(request, INSIDE)
        found = entered(request, words, token)
        if found is not None:
            return view(found)
        response = redirect(reverse("my:enter", args=[words.language]))
        response.status_code = HTTPStatus.SEE_OTHER
        if token:
            take(response, INSIDE)
        return response

    return outside(shown)


def entered(request: HttpRequest, words: Wording, token: str) -> Inside | None:
    """Give who is in, or None when their visit is over or their case was shredded."""
    visitor = visitor_of(token=token, at=now())
    try:
        return Inside(request, visitor, standing_of(visitor.case), words) if visitor else None
    except (NoSuchCase, KeyDestroyed):
        return None


def show(
    request: HttpRequest, name: str, words: Wording, asks: OrganisationFacts, more: Mapping[str, Any], status: int
) -> HttpResponse:
    """Show a page in the name of an organisation."""
    context = {
        "words": words,
        "language": words.language,
        "asks": asks,
        "look_url": _look_of(asks),
        "languages": _languages(request),
        **more,
    }
    return render(request, f"subject_portal/{name}.html", context, status=status)


def at_door(
    request: HttpRequest, name: str, words: Wording, more: Mapping[str, Any] | None = None, status: int = HTTPStatus.OK
) -> HttpResponse:
    """Show a page to somebody who is not in; in the name of the centre itself, whomever they asked something."""
    return show(request, name, words, own_organisation(), more or {}, status)


def gone(request: HttpRequest) -> HttpResponse:
    """Say that there is nothing here."""
    return at_door(request, "gone", words_in(preferred(request)), status=HTTPStatus.NOT_FOUND)


def preferred(request: HttpRequest) -> str:
    """Give the language that a browser asks for."""
    return language_from(request.headers.get("Accept-Language", ""))


def words_in(language: str) -> Wording:
    """Give the words of these pages."""
    return wording(PACKAGE, "page", language)


def in_register(said: Words, language: str) -> Mapping[str, str]:
    """Say words of the register in the language of a page; in English, and marked so, where they are not in it."""
    known = language if language in _REGISTER else "en"
    return {"text": said.in_language(known), "language": known}


def now() -> datetime:
    """Give the moment of this request."""
    return datetime.now(UTC)


def _look_of(asks: OrganisationFacts) -> str:
    """Give the address of the colours of an organisation; nothing where they could not be read.

    Law: WCAG 2.2, 1.4.3.
    """
    both = (asks.look.colour, asks.look.accent)
    can_be_read = all(is_colour(one) and contrast_with_white(one) >= LEAST for one in both)
    return reverse("outside:request-look", args=[asks.key]) if can_be_read else ""


def _languages(request: HttpRequest) -> list[tuple[str, str, str]]:
    match = request.resolver_match
    name = match.view_name if match and "language" in match.kwargs and request.method == "GET" else "my:home"
    return [(code, said, reverse(name, args=[code])) for code, said in LANGUAGES.items()]
