"""What is told of a request: nothing about the person, and where more can be had."""

from uuid import UUID

from django.conf import settings
from django.urls import reverse

from houvast.features.opendsr.contracts import VERSION, ReceivedFacts
from houvast.features.opendsr.rules import written


def our_address(name: str, **parts: object) -> str:
    """Return the whole address of one of our doors."""
    return f"{settings.HOUVAST_PUBLIC_URL}{reverse(f'opendsr:{name}', kwargs=parts)}"


def status_of_request(facts: ReceivedFacts) -> dict[str, object]:
    """Return how far a request is; the address of its results opens with the principal's key alone."""
    told: dict[str, object] = {
        "controller_id": facts.organisation,
        "expected_completion_time": written(facts.expected_at),
        "subject_request_id": str(facts.request_id),
        "request_status": facts.status.value,
        "api_version": VERSION,
    }
    if facts.results_until is not None:
        told["results_url"] = results_address(facts.request_id)
    return told


def results_address(request_id: UUID) -> str:
    """Return where the results of a request are fetched."""
    return our_address("results", request_id=request_id)
