"""Tell principals how far their requests are: at each change, at every address that they gave, until it is taken.

What may never happen: a change that is forgotten; a status told at an address that is not on the principal's list; the
address or the key of anybody in a log or an error.
"""

import json
from datetime import datetime

from django.db import transaction
from django.db.models import F, QuerySet

from houvast.features.opendsr.asking import NoAnswer, ask
from houvast.features.opendsr.contracts import FINAL, ReceivedFacts, RequestStatus, SendState
from houvast.features.opendsr.events import StatusNotTold, StatusTold
from houvast.features.opendsr.models import Callback, Partner, Received
from houvast.features.opendsr.queries import facts_of_received, partner_of
from houvast.features.opendsr.rules import may_be_told
from houvast.features.opendsr.sealing import open_body, open_url, seal_url
from houvast.features.opendsr.signing import NotSetUp, our_signer
from houvast.features.opendsr.telling import status_of_request
from houvast.features.rights.contracts import CaseFacts
from houvast.features.rights.queries import case_record, facts_of, facts_of_cases
from houvast.foundation.events.facts import Actor
from houvast.foundation.evidence.actions import record
from houvast.foundation.keys.sealing import KeyDestroyed
from houvast.foundation.notifications.rules import IN_HAND, pause_after

_AT_ONCE = 500


def note_changes(*, at: datetime) -> int:
    """Queue a callback for each request whose status is another than was told last; tell how many changed."""
    open_ones = list(Received.objects.exclude(told__in=FINAL).order_by("pk"))
    changed = 0
    for start in range(0, len(open_ones), _AT_ONCE):
        part = open_ones[start : start + _AT_ONCE]
        cases = {case.number: case for case in facts_of_cases(row.case for row in part)}
        changed += sum(_note_change(row.pk, cases[row.case], at) for row in part if row.case in cases)
    return changed


def tell_waiting(*, by: Actor, at: datetime) -> int:
    """Make every callback whose turn it is; tell how many were tried. Safe to repeat, and to do twice at once."""
    due = _due(at).order_by("queued_at", "pk").values_list("pk", flat=True)
    return sum(tell(one, by=by, at=at) for one in list(due))


def tell(callback: int, *, by: Actor, at: datetime) -> bool:
    """Try a callback whose turn it is, unless somebody else has it in hand; tell whether it was tried."""
    if not _due(at).filter(pk=callback).update(try_at=at + IN_HAND, attempts=F("attempts") + 1):
        return False
    row = Callback.objects.select_related("received__organisation").get(pk=callback)
    try:
        answer = _made(row, at)
    except NoAnswer as problem:
        _put_off(row, problem.reason, 0, by=by, at=at)
        return True
    if 200 <= answer < 300:
        _settle(row, SendState.TAKEN, answer, "", by=by, at=at)
    else:
        _put_off(row, "refused", answer, by=by, at=at)
    return True


def _due(at: datetime) -> QuerySet[Callback]:
    """Give what may be told now; what a principal that was switched off should hear stays waiting."""
    off = Partner.objects.exclude(off_at=None).values("organisation_id")
    return Callback.objects.filter(state=SendState.WAITING, try_at__lte=at).exclude(received__organisation_id__in=off)


@transaction.atomic
def _note_change(pk: int, case: CaseFacts, at: datetime) -> bool:
    row = Received.objects.select_for_update().get(pk=pk)
    facts = facts_of_received(row, case, at=at)
    if row.told == facts.status:
        return False
    row.told = facts.status.value
    row.save(update_fields=["told"])
    try:
        urls = json.loads(open_body(row.case, row.request_id, row.body)).get("status_callback_urls") or ()
    except KeyDestroyed:
        return True
    # A status that was not told yet is overtaken by this one.
    Callback.objects.filter(received=row, state=SendState.WAITING).delete()
    for url in dict.fromkeys(urls):
        Callback.objects.create(
            received=row,
            url=seal_url(row.case, url),
            status=facts.status,
            expected_at=facts.expected_at,
            queued_at=at,
            try_at=at,
        )
    return True


def _made(row: Callback, at: datetime) -> int:
    received = row.received
    partner = partner_of(received.organisation.key)
    try:
        url = open_url(received.case, row.url)
        signer = our_signer()
    except KeyDestroyed:
        raise NoAnswer("case_shredded") from None
    except NotSetUp:
        raise NoAnswer("not_set_up") from None
    if not may_be_told(url, partner.callbacks, private=partner.private):
        raise NoAnswer("bad_address")
    body = json.dumps(status_of_request(_as_queued(row, at)) | {"status_callback_url": url}).encode()
    headers = {"Content-Type": "application/json", **signer.headers(body, is_old=True)}
    return ask("POST", url, partner, headers=headers, body=body).status


def _as_queued(row: Callback, at: datetime) -> ReceivedFacts:
    facts = facts_of_received(row.received, facts_of(case_record(row.received.case)), at=at)
    return facts if facts.status == row.status else _of(facts, row)


def _of(facts: ReceivedFacts, row: Callback) -> ReceivedFacts:
    return ReceivedFacts(
        facts.organisation, facts.request_id, facts.case, RequestStatus(row.status), facts.received_at,
        row.expected_at, None,
    )  # fmt: skip


def _put_off(row: Callback, reason: str, answer: int, *, by: Actor, at: datetime) -> None:
    pause = pause_after(row.attempts)
    if pause is None or reason in ("case_shredded", "bad_address"):
        _settle(row, SendState.FAILED, answer, reason, by=by, at=at)
    else:
        Callback.objects.filter(pk=row.pk).update(try_at=at + pause, answer=answer, reason=reason)


@transaction.atomic
def _settle(row: Callback, state: SendState, answer: int, reason: str, *, by: Actor, at: datetime) -> None:
    waiting = Callback.objects.filter(pk=row.pk, state=SendState.WAITING)
    if not waiting.update(state=state, answer=answer, reason=reason):
        return  # another attempt was noted first
    request = row.received.request_id
    fact = (
        StatusTold(request=request, status=row.status, answer=answer)
        if state is SendState.TAKEN
        else StatusNotTold(request=request, status=row.status, answer=answer, reason=reason)
    )
    record(fact, by=by, at=at, case=row.received.case)
