"""Hear from a principal how far a request is that we sent: as it tells, or as it answers when we ask.

What may never happen: a status believed that was not signed by the domain to which we sent the request; a status that
goes back from its end.
"""

import hashlib
import json
from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction

from houvast.engines.trouble import Trouble
from houvast.features.opendsr.actions.forwarding import check_signed, headers_for
from houvast.features.opendsr.asking import NoAnswer, Reply, ask
from houvast.features.opendsr.contracts import FINAL, RequestStatus, SendState
from houvast.features.opendsr.events import StatusHeard
from houvast.features.opendsr.models import Partner, Sent
from houvast.features.opendsr.telling import our_address
from houvast.foundation.events.facts import Actor
from houvast.foundation.evidence.actions import record

ASK_AFTER = timedelta(hours=1)
_AT_ONCE = 200
_ORDER = (RequestStatus.PENDING, RequestStatus.IN_PROGRESS, *FINAL)


class NotFromThem(Trouble):
    """Nobody to whom we send requests signed this."""

    status = 401


class NotAStatus(Trouble):
    """It is signed, but not what OpenDSR asks for."""

    status = 400


def hear(*, domain: str, reply: Reply, by: Actor, at: datetime) -> None:
    """Take in what a principal tells of a request; the signature is checked before anything is read.

    :raises NotFromThem: the domain is not on our list, or its certificate can't be trusted.
    :raises NotAStatus: the signature does not fit the body, or the body is no status of a request that we sent it.
    """
    rows = list(
        Partner.objects.select_related("organisation").filter(domain=domain.lower(), off_at=None).exclude(domain="")
    )
    if not rows:
        raise NotFromThem("this domain is not on the list of those that may tell a status")
    fitting = [row for row in rows if _fits(row, reply, at)]
    if not fitting:
        raise NotAStatus("the signature does not fit the body")
    told = _told(reply.body)
    if told.get("status_callback_url") not in (our_address("callbacks"), our_address("old-callbacks")):
        raise NotAStatus("status_callback_url: is not the address that was asked")
    _note(fitting, told, reply, by=by, at=at)


def ask_around(*, by: Actor, at: datetime) -> int:
    """Ask how far requests are of which nothing was heard for an hour; tell how many were asked about."""
    silent = Sent.objects.filter(state=SendState.TAKEN, heard_at__lte=at - ASK_AFTER).exclude(status__in=FINAL)
    rows = list(silent.order_by("heard_at")[:_AT_ONCE])
    for row in rows:
        Sent.objects.filter(pk=row.pk).update(heard_at=at)
        partner = Partner.objects.select_related("organisation").filter(organisation_id=row.organisation_id).first()
        if partner is not None and partner.endpoint and partner.off_at is None:
            _ask_about(row, partner, by, at)
    return len(rows)


def _ask_about(row: Sent, partner: Partner, by: Actor, at: datetime) -> None:
    url = f"{partner.endpoint}/requests/{row.request_id}"
    try:
        reply = ask("GET", url, partner.facts(), headers=headers_for(partner))
        if reply.status == 200:
            check_signed(partner, reply, at)
            _note([partner], _told(reply.body), reply, by=by, at=at)
    except (NoAnswer, NotAStatus):
        return  # it is asked again in an hour


def _fits(row: Partner, reply: Reply, at: datetime) -> bool:
    try:
        check_signed(row, reply, at)
    except NoAnswer as problem:
        if problem.reason == "untrusted":
            raise NotFromThem("the certificate of this domain can't be fetched or trusted") from None
        return False
    return True


def _told(body: bytes) -> dict[str, object]:
    try:
        told = json.loads(body)
    except (ValueError, RecursionError):
        told = None
    if not isinstance(told, dict):
        raise NotAStatus("the body is no JSON object")
    return told


@transaction.atomic
def _note(partners: list[Partner], told: dict[str, object], reply: Reply, *, by: Actor, at: datetime) -> None:
    try:
        request_id, status = UUID(str(told["subject_request_id"])), RequestStatus(str(told["request_status"]))
    except (KeyError, ValueError):
        raise NotAStatus("subject_request_id or request_status: is absent or wrong") from None
    theirs = Sent.objects.select_for_update().filter(organisation__in=[p.organisation_id for p in partners])
    row = theirs.filter(request_id=request_id, state=SendState.TAKEN).first()
    if row is None:
        raise NotAStatus("subject_request_id: is not of a request that we sent")
    Sent.objects.filter(pk=row.pk).update(heard_at=at)
    if row.status == status or (row.status and _ORDER.index(status) < _ORDER.index(RequestStatus(row.status))):
        return
    if row.status in FINAL:
        return
    Sent.objects.filter(pk=row.pk).update(status=status)
    receipt = hashlib.sha256(reply.body).hexdigest()
    record(StatusHeard(request=request_id, status=status.value, receipt=receipt), by=by, at=at, case=row.case)
