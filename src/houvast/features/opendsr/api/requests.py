"""Where principals send requests, ask how far those are, take them back, and fetch results.

What may never happen: anything about a person in an error; a request of another principal told of; an answer that is
not signed.
"""

import base64
from http import HTTPStatus
from uuid import UUID

from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from houvast.features.opendsr.actions.receiving import cancel, fetch_results, receive
from houvast.features.opendsr.api.answering import body_of, for_programs, now, signed
from houvast.features.opendsr.contracts import VERSION
from houvast.features.opendsr.jobs import resolve_soon
from houvast.features.opendsr.queries import is_from_partner, partner_of, received, received_row
from houvast.features.opendsr.reading import SUPPORTED, TYPES, read_request
from houvast.features.opendsr.rules import written
from houvast.features.opendsr.signing import OLD_SIGNATURE, SIGNATURE, our_signer
from houvast.features.opendsr.telling import our_address, status_of_request
from houvast.features.opendsr.trusting import Untrusted
from houvast.foundation.programs.contracts import ProgramFacts, Scope
from houvast.foundation.programs.entering import NotLetIn, enter


@require_safe
@for_programs
def discovery(request: HttpRequest) -> HttpResponse:
    """Say what we take, and where our certificate is; for everybody."""
    identities = [{"identity_type": kind, "identity_format": form} for kind, form in SUPPORTED]
    told = {
        "api_version": VERSION,
        "supported_identities": identities,
        "supported_subject_request_types": list(TYPES),
        "processor_certificate": our_address("certificate"),
    }
    return signed(request, told, HTTPStatus.OK)


@require_safe
@for_programs
def certificate(_request: HttpRequest) -> HttpResponse:
    """Hand out our certificate with its chain."""
    return HttpResponse(our_signer().chain, content_type="application/x-pem-file")


@require_POST
@for_programs
def submit(request: HttpRequest) -> HttpResponse:
    """Take a request in; the same one again gives the same answer."""
    program, signer, at = _let_in(request), our_signer(), now()
    body = body_of(request)
    is_signed = _is_signed(request, program, body)
    asked = read_request(body, signer.domain)
    taken = receive(program=program, asked=asked, body=body, signed=is_signed, at=at)
    resolve_soon(program.organisation, asked)
    told = {
        "controller_id": taken.organisation,
        "expected_completion_time": written(taken.expected_at),
        "received_time": written(taken.received_at),
        "encoded_request": base64.b64encode(body).decode(),
        "subject_request_id": str(taken.request_id),
    }
    return signed(request, told, HTTPStatus.CREATED)


@require_http_methods(["GET", "HEAD", "DELETE"])
@for_programs
def one(request: HttpRequest, request_id: UUID) -> HttpResponse:
    """Tell how far a request is, or take it back while nothing was done."""
    program, at = _let_in(request), now()
    if request.method == "DELETE":
        return _cancelled(request, program, request_id)
    return signed(request, status_of_request(received(program.organisation, request_id, at=at)), HTTPStatus.OK)


@require_safe
@for_programs
def results(request: HttpRequest, request_id: UUID) -> HttpResponseBase:
    """Hand over the results of a request."""
    program, at = _let_in(request), now()
    opened = fetch_results(program=program, asked=received_row(program.organisation, request_id), at=at)
    headers = {"Content-Disposition": f'attachment; filename="{opened.name}"', "Content-Length": str(opened.size)}
    return StreamingHttpResponse(opened.pieces, content_type=opened.media_type, headers=headers)


def _let_in(request: HttpRequest) -> ProgramFacts:
    """Let a principal's program in.

    :raises NotLetIn: its key opens nothing here, or requests with it were switched off.
    """
    program = enter(request, Scope.OPENDSR)
    if partner_of(program.organisation).is_off:
        raise NotLetIn("requests with this principal were switched off; ask the privacy officer", HTTPStatus.FORBIDDEN)
    return program


def _cancelled(request: HttpRequest, program: ProgramFacts, request_id: UUID) -> HttpResponse:
    at = now()
    facts = cancel(program=program, asked=received_row(program.organisation, request_id), at=at)
    told = {
        "controller_id": facts.organisation,
        "subject_request_id": str(facts.request_id),
        "received_time": written(at),
        "api_version": VERSION,
    }
    return signed(request, told, HTTPStatus.ACCEPTED)


def _is_signed(request: HttpRequest, program: ProgramFacts, body: bytes) -> bool:
    """Tell whether a principal that signs what it sends did so here.

    :raises NotLetIn: it signs, and this is not signed by it.
    """
    partner = partner_of(program.organisation)
    if not partner.signs_with:
        return False
    signature = request.headers.get(SIGNATURE) or request.headers.get(OLD_SIGNATURE) or ""
    try:
        fits = is_from_partner(partner, body, signature, at=now())
    except Untrusted as problem:
        raise NotLetIn(str(problem), HTTPStatus.UNAUTHORIZED) from None
    if not fits:
        raise NotLetIn(f"this principal signs what it sends: {SIGNATURE} does not fit", HTTPStatus.UNAUTHORIZED)
    return True
