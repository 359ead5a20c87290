"""Sending and telling in the background; each may be cut off anywhere and begun again."""

from datetime import UTC, datetime

from django.utils.translation import gettext_noop

from houvast.features.opendsr.actions.forwarding import queue_passed_on, send_waiting
from houvast.features.opendsr.actions.hearing import ask_around
from houvast.features.opendsr.actions.resolving import resolve
from houvast.features.opendsr.actions.telling import note_changes, tell_waiting
from houvast.features.opendsr.actions.warning import warn_of_endings
from houvast.features.opendsr.hashes import hashed_keys
from houvast.features.opendsr.models import Received
from houvast.features.opendsr.reading import Asked, read_request
from houvast.features.opendsr.sealing import open_body
from houvast.features.opendsr.signing import our_signer
from houvast.features.rights.events import CaseForwarded, RowsForwarded
from houvast.foundation.events.facts import Actor
from houvast.foundation.jobs.actions import enqueue
from houvast.foundation.jobs.runs import Run
from houvast.foundation.jobs.tasks import job
from houvast.foundation.keys.sealing import KeyDestroyed

COURIER = Actor(kind="system", key="courier")


@job()
def send_requests(run: Run) -> None:  # noqa: ARG001 (nothing to show on the way)
    """Send what waits; what is not taken, the round sends again."""
    send_waiting(by=COURIER, at=datetime.now(UTC))


def send_soon() -> None:
    """Have what waits sent when the transaction of the caller is committed."""
    enqueue(send_requests, title=gettext_noop("Pass requests on"), key="opendsr:send")


def send_what_was_passed_on(fact: CaseForwarded | RowsForwarded, _by: Actor, at: datetime) -> None:
    """Have a case sent to a principal who takes requests as OpenDSR; the round sends what is missed here."""
    if queue_passed_on(organisation=fact.organisation, by=COURIER, at=at):
        send_soon()


@job()
def resolve_hashes(run: Run, received: int) -> None:  # noqa: ARG001 (nothing to show on the way)
    """Find who is meant by the hashes of a request."""
    row = Received.objects.select_related("organisation").get(pk=received)
    try:
        body = open_body(row.case, row.request_id, row.body)
    except KeyDestroyed:
        return
    asked = read_request(body, our_signer().domain)
    resolve(row=row, asked=asked, organisation=row.organisation.key, by=COURIER, at=datetime.now(UTC))


def resolve_soon(organisation: str, asked: Asked) -> None:
    """Have it found out who is meant, where a request names somebody by a hash."""
    row = Received.objects.filter(organisation__key=organisation, request_id=asked.request_id, hashes_at=None).first()
    if row is not None and hashed_keys(asked.keys):
        title = gettext_noop("Find who is meant by a hash")
        enqueue(resolve_hashes, title=title, case=row.case, key=f"opendsr:hash:{row.pk}", received=row.pk)


def courier_round(at: datetime) -> None:
    """Queue what was missed, send what waits, and tell principals what changed."""
    queue_passed_on(by=COURIER, at=at)
    send_waiting(by=COURIER, at=at)
    note_changes(at=at)
    tell_waiting(by=COURIER, at=at)


def ask_round(at: datetime) -> None:
    """Ask how far requests are of which nothing was heard."""
    ask_around(by=COURIER, at=at)


def certificate_round(at: datetime) -> None:
    """Warn of certificates that end soon."""
    warn_of_endings(by=COURIER, at=at)
