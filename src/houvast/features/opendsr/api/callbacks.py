"""`POST /opendsr/v2/callbacks`: a principal tells how far a request is that we sent."""

from http import HTTPStatus

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_POST

from houvast.features.opendsr.actions.hearing import hear as hear_status
from houvast.features.opendsr.api.answering import body_of, for_programs, now
from houvast.features.opendsr.asking import Reply
from houvast.features.opendsr.signing import DOMAIN, OLD_DOMAIN
from houvast.foundation.events.facts import Actor


@require_POST
@for_programs
def hear(request: HttpRequest) -> HttpResponse:
    """Take a status in; who tells it is known by the signature alone."""
    domain = (request.headers.get(DOMAIN) or request.headers.get(OLD_DOMAIN) or "")[:253]
    told = Reply(HTTPStatus.OK, request.headers, body_of(request))
    hear_status(domain=domain, reply=told, by=Actor(kind="system", key="courier"), at=now())
    return HttpResponse(status=HTTPStatus.ACCEPTED)
