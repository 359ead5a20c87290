"""Send a case that is passed on to a principal who takes requests as OpenDSR.

What may never happen: a case that is passed on and reaches nobody without that being said; a request that counts as
taken without the principal's signature; two requests for one case.

Law: GDPR art. 28(3)(e).
"""

import hashlib
import json
from datetime import UTC, datetime
from uuid import UUID, uuid4

from django.db import IntegrityError, transaction
from django.db.models import F, QuerySet

from houvast.features.opendsr.asking import NoAnswer, Reply, ask
from houvast.features.opendsr.certificates import certificate_of
from houvast.features.opendsr.contracts import VERSION, RequestStatus, SendState
from houvast.features.opendsr.events import RequestNotTaken, RequestQueued, RequestTaken
from houvast.features.opendsr.models import Partner, Received, Sent
from houvast.features.opendsr.reading import TYPES
from houvast.features.opendsr.rules import written
from houvast.features.opendsr.sealing import open_body, open_key, seal_body
from houvast.features.opendsr.signing import (
    DOMAIN,
    OLD_DOMAIN,
    OLD_SIGNATURE,
    SIGNATURE,
    NotSetUp,
    is_signed,
    our_signer,
)
from houvast.features.opendsr.telling import our_address
from houvast.features.opendsr.trusting import Untrusted
from houvast.features.rights.contracts import CaseFacts
from houvast.features.rights.queries import passed_on
from houvast.foundation.events.facts import Actor
from houvast.foundation.evidence.actions import record
from houvast.foundation.files.actions import open_file
from houvast.foundation.keys.sealing import KeyDestroyed
from houvast.foundation.notifications.rules import IN_HAND, pause_after

_IDENTITIES = {"email": "email", "customer_number": "controller_customer_id"}


def queue_passed_on(*, organisation: str | None = None, by: Actor, at: datetime) -> int:
    """Queue each case that was passed on to a principal with an endpoint, and was not sent yet; tell how many."""
    rows = Partner.objects.select_related("organisation").filter(off_at=None).exclude(endpoint="")
    if organisation is not None:
        rows = rows.filter(organisation__key=organisation)
    return sum(_queue(row, case, by, at) for row in rows for case in _unsent(row))


def send_waiting(*, by: Actor, at: datetime) -> int:
    """Send each request whose turn it is; tell how many were tried. Safe to repeat, and to do twice at once."""
    return sum(send(pk, by=by, at=at) for pk in list(_due(at).order_by("sent_at").values_list("pk", flat=True)))


def send(pk: int, *, by: Actor, at: datetime) -> bool:
    """Try a request whose turn it is, unless somebody else has it in hand; tell whether it was tried.

    Each attempt carries the same body under the same id, so that the other side counts it once.
    """
    if not _due(at).filter(pk=pk).update(try_at=at + IN_HAND, attempts=F("attempts") + 1):
        return False
    row = Sent.objects.select_related("organisation").get(pk=pk)
    try:
        reply = _posted(row)
        expected = _receipt(row, reply, at)
    except NoAnswer as problem:
        _put_off(row, problem.reason, 0, by=by, at=at)
        return True
    if expected is None:
        _put_off(row, "refused", reply.status, by=by, at=at)
    else:
        _taken(row, reply, expected, by=by, at=at)
    return True


def headers_for(row: Partner) -> dict[str, str]:
    """Return the header that opens the door of a principal.

    :raises NoAnswer: there is no key.
    """
    if row.key is None:
        raise NoAnswer("no_key")
    return {"Authorization": f"Bearer {open_key(row.organisation.key, row.key)}"}


def check_signed(row: Partner, reply: Reply, at: datetime) -> None:
    """Go on only when an answer was signed by the domain of a principal.

    :raises NoAnswer: it was not, or its certificate can't be trusted.
    """
    domain = reply.headers.get(DOMAIN) or reply.headers.get(OLD_DOMAIN) or ""
    signature = reply.headers.get(SIGNATURE) or reply.headers.get(OLD_SIGNATURE) or ""
    if domain.lower() != row.domain:
        raise NoAnswer("unsigned")
    try:
        certificate = certificate_of(row.facts(), at=at)
    except Untrusted:
        raise NoAnswer("untrusted") from None
    if not is_signed(reply.body, signature, certificate):
        raise NoAnswer("unsigned")


def _unsent(row: Partner) -> list[CaseFacts]:
    found = [c for c in passed_on(row.organisation.key, since=row.connected_at) if c.right in TYPES and c.forward_list]
    numbers = [case.number for case in found]
    # What the principal itself sent is not sent back to it.
    known = {*Sent.objects.filter(case__in=numbers).values_list("case", flat=True)}
    known |= {*Received.objects.filter(case__in=numbers).values_list("case", flat=True)}
    return [case for case in found if case.number not in known]


def _queue(row: Partner, case: CaseFacts, by: Actor, at: datetime) -> bool:
    request_id = uuid4()
    try:
        with transaction.atomic():
            body = _body(row, case, str(request_id), by, at)
            Sent.objects.create(
                organisation_id=row.organisation_id,
                request_id=request_id,
                case=case.number,
                body=seal_body(case.number, request_id, body),
                try_at=at,
                sent_at=at,
            )
            fact = RequestQueued(organisation=row.organisation.key, request=request_id)
            record(fact, by=by, at=at, case=case.number)
    except (IntegrityError, KeyDestroyed):  # another process was first, or nothing is left to pass on
        return False
    return True


def _body(row: Partner, case: CaseFacts, request_id: str, by: Actor, at: datetime) -> bytes:
    """Write the request from the list that was kept when the case was passed on."""
    kept = open_file(UUID(str(case.forward_list)), by=by, at=at)
    person = json.loads(b"".join(kept.pieces))["person"]
    keys = [(one["kind"], one["value"]) for one in person["identifiers"]]
    identities = [
        {"identity_type": _IDENTITIES[kind], "identity_value": value, "identity_format": "raw"}
        for kind, value in keys
        if kind in _IDENTITIES
    ]
    phone = next((value for kind, value in keys if kind == "phone_number"), "")
    ours = {"name": person["name"], "phone_number": phone, "words": person["words"][:10_000], "language": case.language}
    return json.dumps(
        {
            "regulation": "gdpr",
            "subject_request_id": request_id,
            "subject_request_type": case.right.value,
            "submitted_time": written(case.received_at),
            "subject_identities": identities,
            "api_version": VERSION,
            "status_callback_urls": [our_address("callbacks")],
            "extensions": {row.domain: {name: value for name, value in ours.items() if value}},
        }
    ).encode()


def _posted(row: Sent) -> Reply:
    partner = _partner(row)
    try:
        body = open_body(row.case, row.request_id, row.body)
        signer = our_signer()
    except KeyDestroyed:
        raise NoAnswer("case_shredded") from None
    except NotSetUp:
        raise NoAnswer("not_set_up") from None
    headers = {"Content-Type": "application/json", **headers_for(partner), **signer.headers(body)}
    return ask("POST", f"{partner.endpoint}/requests", partner.facts(), headers=headers, body=body)


def _receipt(row: Sent, reply: Reply, at: datetime) -> datetime | None:
    """Return when the principal expects to be done; None when it refused.

    :raises NoAnswer: the answer is not signed, or not about this request.
    """
    if reply.status not in (200, 201):
        return None
    check_signed(_partner(row), reply, at)
    try:
        told = json.loads(reply.body)
        expected = datetime.fromisoformat(told["expected_completion_time"])
        same = told["subject_request_id"] == str(row.request_id)
    except (ValueError, RecursionError, TypeError, KeyError):
        raise NoAnswer("unreadable") from None
    if not same or expected.tzinfo is None:
        raise NoAnswer("unreadable")
    return expected.astimezone(UTC)


def _partner(row: Sent) -> Partner:
    return Partner.objects.select_related("organisation").get(organisation_id=row.organisation_id)


def _due(at: datetime) -> QuerySet[Sent]:
    """Give what may be sent now; what goes to a principal that was switched off stays waiting."""
    off = Partner.objects.exclude(off_at=None).values("organisation_id")
    return Sent.objects.filter(state=SendState.WAITING, try_at__lte=at).exclude(organisation_id__in=off)


@transaction.atomic
def _taken(row: Sent, reply: Reply, expected: datetime, *, by: Actor, at: datetime) -> None:
    waiting = Sent.objects.filter(pk=row.pk, state=SendState.WAITING)
    changed = {"state": SendState.TAKEN, "status": RequestStatus.PENDING, "expected_at": expected, "heard_at": at}
    if waiting.update(**changed, answer=reply.status, reason=""):
        receipt = hashlib.sha256(reply.body).hexdigest()
        domain = _partner(row).domain
        fact = RequestTaken(request=row.request_id, domain=domain, receipt=receipt, expected_at=expected)
        record(fact, by=by, at=at, case=row.case)


@transaction.atomic
def _put_off(row: Sent, reason: str, answer: int, *, by: Actor, at: datetime) -> None:
    pause = pause_after(row.attempts)
    waiting = Sent.objects.filter(pk=row.pk, state=SendState.WAITING)
    is_refused = reason == "refused" and 400 <= answer < 500 and answer not in (408, 429)
    if pause is not None and not is_refused and reason != "case_shredded":
        waiting.update(try_at=at + pause, answer=answer, reason=reason)
    elif waiting.update(state=SendState.FAILED, answer=answer, reason=reason):
        fact = RequestNotTaken(request=row.request_id, answer=answer, reason=reason)
        record(fact, by=by, at=at, case=row.case)
