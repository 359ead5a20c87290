"""`GET` or `POST /api/v1/contact-check`: may this person be called or mailed, and for what?

What may never happen: an answer that tells whether somebody is known here; a number or address in a log or an error.
Whoever is known and not blocked gets the same answer as whoever is not known. Send `POST`: what stands in an address
is kept by proxies.

`by` (mail, phone, sms, post) says how; without it, marketing is allowed only where every means that the contact point
is used for is open. `offers_by` tells it for each means, `closed` names the activities of the register that somebody
objected to or withdrew consent for. That none is named does not tell that consent was given.

Law: GDPR art. 21(3), 18(2), 7(3).
"""

import json
from collections.abc import Mapping
from http import HTTPStatus
from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, JsonResponse
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from houvast.engines.matching.identifiers import EMAIL, PHONE, Identifier, NotAnIdentifier, identifier
from houvast.features.consent.contracts import Means, Why
from houvast.features.consent.queries import closed_for
from houvast.features.consent.rules import REACHED_BY, allowed, closed_activities, offers_by
from houvast.foundation.programs.contracts import ProgramFacts, Scope
from houvast.foundation.programs.entering import NotLetIn, enter

KINDS = {"phone": PHONE, "email": EMAIL}
_LONGEST = 2_000


@login_not_required
@csrf_exempt
@require_http_methods(["GET", "POST"])
def check(request: HttpRequest) -> JsonResponse:
    """Answer for the organisation of the program that asks."""
    try:
        program = enter(request, Scope.CONTACT_CHECK)
        given = _given(request)
        asked, means = _asked(given, program), _means(given)
    except NotLetIn as refused:
        return refused.answer()
    closed = closed_for(organisation=program.organisation, organisation_id=program.organisation_id, identifiers=asked)
    ways = means or frozenset().union(*(REACHED_BY[one.kind] for one in asked))
    return JsonResponse(
        {
            "allowed": {purpose.value: is_allowed for purpose, is_allowed in allowed(closed, ways).items()},
            "restricted": any(each.why is Why.RESTRICTION for each in closed),
            "objection": any(each.why is not Why.RESTRICTION for each in closed),
            "offers_by": {each.value: is_allowed for each, is_allowed in offers_by(closed).items()},
            "closed": closed_activities(closed),
        }
    )


def _given(request: HttpRequest) -> Mapping[str, Any]:
    if request.method == "GET":
        return request.GET
    if int(request.headers.get("Content-Length") or 0) > _LONGEST:
        raise NotLetIn(f"too long: at most {_LONGEST} bytes", HTTPStatus.REQUEST_ENTITY_TOO_LARGE)
    try:
        given = json.loads(request.body)
    except (ValueError, RecursionError):
        given = None
    if not isinstance(given, dict):
        raise NotLetIn('the body is no JSON object: send {"phone": "…"} or {"email": "…"}', HTTPStatus.BAD_REQUEST)
    return given


def _means(given: Mapping[str, Any]) -> frozenset[Means]:
    by = given.get("by")
    if not by:
        return frozenset()
    if by not in list(Means):
        raise NotLetIn(f"by is one of {', '.join(Means)}", HTTPStatus.BAD_REQUEST)
    return frozenset({Means(by)})


def _asked(given: Mapping[str, Any], program: ProgramFacts) -> list[Identifier]:
    written = {name: given[name] for name in KINDS if given.get(name)}
    if not written or not all(isinstance(each, str) for each in written.values()):
        raise NotLetIn("ask about a phone, an email, or both", HTTPStatus.BAD_REQUEST)
    return [_read(name, text, program.country) for name, text in written.items()]


def _read(name: str, text: str, country: str) -> Identifier:
    try:
        return identifier(KINDS[name], text[:300], country=country)
    except NotAnIdentifier:
        line = f"the {name} can't be read: write it in full, a number with its country"
        raise NotLetIn(line, HTTPStatus.UNPROCESSABLE_ENTITY) from None
