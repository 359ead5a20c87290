"""Ask something about one's data, in four languages, without script, account or cookie.

What may never happen: a request that is dropped because a machine doubts it; an answer that differs for people who are
known and who are not; something about a person in an address.

Law: GDPR art. 12(1), 12(2); recital 59.
"""

from datetime import UTC, datetime
from http import HTTPStatus
from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.core import signing
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_safe
from django.views.decorators.vary import vary_on_headers

from houvast.engines.intents.model import RIGHTS as RECOGNISED
from houvast.engines.intents.recognising import recognise
from houvast.entrypoints.desk.login import address_of
from houvast.entrypoints.outside.request import sent_form
from houvast.entrypoints.outside.request.answers import busy, page, strict, too_large, unknown, words_in
from houvast.entrypoints.outside.request.form import RequestForm
from houvast.entrypoints.outside.request.pace import may_go_on, network_of
from houvast.features.intake.actions.asking import ask
from houvast.features.intake.contracts import Doubt, Entry, WebReceipt
from houvast.features.intake.queries import cases_on_receipt
from houvast.features.rights.contracts import Right
from houvast.foundation.organisations.contracts import OrganisationFacts
from houvast.foundation.organisations.queries import UnknownOrganisation, organisation_by_key
from houvast.foundation.ui.wording import Wording, language_from

LONGEST_BODY = 250_000
"""Bytes of a form; the longest text that fits its fields stays below this."""
TRAP = "website"
_RECEIPT, _SHOWN_FOR = "houvast.request.receipt", 24 * 3600


@login_not_required
@strict
@vary_on_headers("Accept-Language")
@require_safe
def choose(request: HttpRequest, key: str) -> HttpResponse:
    """Lead to the page in the language of the browser, or in the usual one of the organisation."""
    asks = _organisation(key)
    if asks is None:
        return unknown(request)
    wanted = language_from(request.headers.get("Accept-Language", ""))
    language = wanted if wanted in asks.look.languages else asks.look.languages[0]
    return redirect("outside:request", key, language)


@login_not_required
@strict
@require_safe
def look(_request: HttpRequest, key: str) -> HttpResponse:
    """Give the colours of an organisation, as a stylesheet."""
    asks = _organisation(key)
    if asks is None:
        return HttpResponse("", content_type="text/css", status=HTTPStatus.NOT_FOUND)
    lines = (
        f":root{{--brand:{asks.look.colour};--brand-deep:{asks.look.colour};",
        f"--action:light-dark({asks.look.accent},#8cbcff);--link:light-dark({asks.look.accent},#8cbcff);",
        f"--action-hover:light-dark(color-mix(in srgb,{asks.look.accent} 82%,black),#b4d3ff);",
        f"--link-hover:light-dark(color-mix(in srgb,{asks.look.accent} 82%,black),#b9d6ff)}}",
    )
    return HttpResponse("".join(lines), content_type="text/css", headers={"Cache-Control": "max-age=300"})


@login_not_required
@csrf_exempt  # nobody is logged in here, and no cookie is set: see `sent_form`
@strict
@never_cache
@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
def ask_here(request: HttpRequest, key: str, language: str) -> HttpResponse:
    """Show the form; when it is sent, ask whether we understood where no kind was chosen; then register it."""
    asks = _organisation(key)
    if asks is None or language not in asks.look.languages:
        return unknown(request, language)
    words = words_in(language)
    if request.method != "POST":
        return _form(request, asks, words, RequestForm(words), sent_form.hand_out(asks.key))
    if int(request.META.get("CONTENT_LENGTH") or 0) > LONGEST_BODY:
        return too_large(request, asks, words)
    if not may_go_on(network_of(address_of(request))):
        return busy(request, asks, words)
    return _sent(request, asks, words)


@login_not_required
@strict
@never_cache
@require_safe
def received(request: HttpRequest, key: str, language: str, token: str) -> HttpResponse:
    """Show the number and the legal date to who sent the form; the address holds nothing else, and opens for a day."""
    asks = _organisation(key)
    try:
        for_whom, numbers, left_out = signing.loads(token, salt=_RECEIPT, max_age=_SHOWN_FOR)
    except (signing.BadSignature, ValueError, TypeError):
        return unknown(request, language)
    if asks is None or for_whom != asks.key or language not in asks.look.languages:
        return unknown(request, language)
    words = words_in(language)
    cases = [(one, words[f"right_{one.right}"]) for one in cases_on_receipt(numbers)]
    more = {"cases": cases, "first": cases[0][0], "left_out": left_out, "is_receipt": True}
    return page(request, "received", asks, words, more)


def _sent(request: HttpRequest, asks: OrganisationFacts, words: Wording) -> HttpResponse:
    form, token = RequestForm(words, request.POST), request.POST.get("form", "")[:500]
    if not form.is_valid() or "edit" in request.POST:
        status = HTTPStatus.OK if form.is_valid() else HTTPStatus.UNPROCESSABLE_ENTITY
        return _form(request, asks, words, form, token or sent_form.hand_out(asks.key), status)
    rights = tuple(Right(one) for one in form.cleaned_data["rights"])
    if not rights and "confirmed" not in request.POST:
        return _confirm(request, asks, words, form, token)
    receipt = _registered(request, asks, form, token, rights)
    shown = signing.dumps([asks.key, receipt.numbers, receipt.left_out], salt=_RECEIPT)
    answer = redirect("outside:request-received", asks.key, words.language, shown)
    answer.status_code = HTTPStatus.SEE_OTHER
    return answer


def _registered(
    request: HttpRequest, asks: OrganisationFacts, form: RequestForm, token: str, rights: tuple[Right, ...]
) -> WebReceipt:
    doubts = set(sent_form.doubts_about(token, asks.key))
    doubts |= {Doubt.TRAP} if request.POST.get(TRAP) else set()
    doubts |= {Doubt.ELSEWHERE} if sent_form.is_from_elsewhere(request) else set()
    doubts |= set() if rights else {Doubt.KIND_UNKNOWN}
    entry = Entry(form=token, network=network_of(address_of(request)), doubts=frozenset(doubts))
    return ask(organisation=asks.key, asked=form.asked(rights or (Right.COMPLAINT,)), entry=entry, at=_now())


def _confirm(
    request: HttpRequest, asks: OrganisationFacts, words: Wording, form: RequestForm, token: str
) -> HttpResponse:
    found = [
        one.wanted.value for one in recognise(form.cleaned_data["words"]) if one.wanted in RECOGNISED and one.spans
    ]
    proposed = RequestForm(words, {**{name: request.POST.get(name, "") for name in form.fields}, "rights": found})
    more = {
        "form": proposed,
        "kept": [proposed[name] for name in proposed.fields if name != "rights"],
        "token": token,
        "trap": request.POST.get(TRAP, ""),
        "found": found,
    }
    return page(request, "confirm", asks, words, more)


def _form(
    request: HttpRequest, asks: OrganisationFacts, words: Wording, form: RequestForm, token: str, status: int = 200
) -> HttpResponse:
    others = ("relation", "own_name", "own_email", "own_phone")
    more: dict[str, Any] = {
        "form": form,
        "token": token,
        "others": [form[name] for name in others],
        "person": [form[name] for name in ("name", "email", "phone", "customer_number", "address")],
        "trap": request.POST.get(TRAP, ""),
        "wrong": [(form[name], form[name].errors) for name in form.errors] if form.is_bound else [],
    }
    return page(request, "ask", asks, words, more, status)


def _organisation(key: str) -> OrganisationFacts | None:
    try:
        return organisation_by_key(key[:40])
    except UnknownOrganisation:
        return None


def _now() -> datetime:
    return datetime.now(UTC)
