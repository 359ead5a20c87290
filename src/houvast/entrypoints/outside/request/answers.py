"""The pages around the form: what is received, what is not there, and when it is too much."""

from collections.abc import Callable
from http import HTTPStatus
from typing import Any, TypeVar, cast

from csp.constants import NONE, SELF
from csp.decorators import csp_replace
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from houvast.entrypoints.outside.request.pace import WAIT
from houvast.foundation.organisations.contracts import OrganisationFacts
from houvast.foundation.organisations.queries import NoOwnOrganisation, own_organisation
from houvast.foundation.ui.wording import LANGUAGES, Wording, language_from, wording

POLICY = {
    "default-src": [NONE], "style-src": [SELF], "img-src": [SELF], "form-action": [SELF], "base-uri": [NONE],
    "frame-ancestors": [NONE],
}  # fmt: skip
View = TypeVar("View", bound=Callable[..., HttpResponse])


def strict(view: View) -> View:
    """Have a page run no script at all, and load nothing from elsewhere."""
    return cast("View", csp_replace(POLICY)(cast("Any", view)))


def words_in(language: str) -> Wording:
    """Give the words of these pages."""
    return wording("houvast.entrypoints.outside", "request", language)


def page(
    request: HttpRequest, name: str, asks: OrganisationFacts, words: Wording, more: dict[str, Any], status: int = 200
) -> HttpResponse:
    """Show a page of an organisation."""
    context = {
        "asks": asks,
        "words": words,
        "language": words.language,
        "languages": [
            (code, LANGUAGES[code], reverse("outside:request", args=[asks.key, code])) for code in asks.look.languages
        ],
        "look_url": reverse("outside:request-look", args=[asks.key]),
        "dpo": ", ".join(one for one in (asks.dpo_name, asks.dpo_email) if one),
        "centre": _centre(asks),
        **more,
    }
    return render(request, f"outside/request/{name}.html", context, status=status)


def unknown(request: HttpRequest, language: str = "") -> HttpResponse:
    """Say that there is nothing here, the same for whatever isn't there."""
    words = words_in(language if language in LANGUAGES else language_from(request.headers.get("Accept-Language", "")))
    return render(
        request,
        "outside/request/unknown.html",
        {"words": words, "language": words.language},
        status=HTTPStatus.NOT_FOUND,
    )


def busy(request: HttpRequest, asks: OrganisationFacts, words: Wording) -> HttpResponse:
    """Ask to try again later, and tell of the other ways."""
    answer = page(request, "held_up", asks, words, {"why": "busy"}, HTTPStatus.TOO_MANY_REQUESTS)
    answer.headers["Retry-After"] = str(WAIT)
    return answer


def too_large(request: HttpRequest, asks: OrganisationFacts, words: Wording) -> HttpResponse:
    """Say that it is too much, and tell of the other ways."""
    return page(request, "held_up", asks, words, {"why": "large"}, HTTPStatus.REQUEST_ENTITY_TOO_LARGE)


def _centre(asks: OrganisationFacts) -> str:
    """Return who handles the request where that is somebody else."""
    try:
        return "" if asks.is_own else own_organisation().name
    except NoOwnOrganisation:
        return ""
