"""Switch requests with a principal off and on, withdraw a certificate of theirs, and try whether they answer.

What may never happen: a certificate that was withdrawn and counts again because the same one is laid down anew; an
address asked that is not the principal's own.
"""

import re
from datetime import datetime

from django.db import transaction

from houvast.engines.trouble import Trouble
from houvast.features.opendsr.actions.forwarding import check_signed
from houvast.features.opendsr.asking import NoAnswer, ask
from houvast.features.opendsr.events import CertificateWithdrawn, ConnectionTested, PartnerSwitched
from houvast.features.opendsr.models import Partner
from houvast.foundation.events.facts import Actor
from houvast.foundation.evidence.actions import record

_FINGERPRINT = re.compile(r"[0-9a-f]{64}")


class NoSuchPartner(Trouble):
    """With this organisation no requests are exchanged."""

    status = 404


class NoFingerprint(Trouble):
    """The text is no fingerprint of a certificate."""

    status = 422


class NothingToTest(Trouble):
    """The principal takes no requests, so there is no address to try."""

    status = 409


@transaction.atomic
def switch(*, organisation: str, on: bool, by: Actor, at: datetime) -> None:
    """Let requests with a principal through, or nothing either way; what waits stays waiting. Guard: `manage_accounts`.

    :raises NoSuchPartner: none are exchanged with it.
    """
    row = _row(organisation, lock=True)
    if (row.off_at is None) is on:
        return
    row.off_at = None if on else at
    row.save(update_fields=["off_at"])
    record(PartnerSwitched(organisation=organisation, on=on), by=by, at=at)


@transaction.atomic
def withdraw_certificate(*, organisation: str, fingerprint: str, by: Actor, at: datetime) -> None:
    """Have a certificate count no more, for good; colons and capitals do not matter. Guard: `manage_accounts`.

    It need not be laid down here: an authority of theirs, or one that they will show, is refused as well.

    :raises NoSuchPartner: none are exchanged with it.
    :raises NoFingerprint: it is no SHA-256 in hex.
    """
    wanted = re.sub(r"[\s:]", "", fingerprint).lower()
    if not _FINGERPRINT.fullmatch(wanted):
        raise NoFingerprint("This is no fingerprint: give the SHA-256 of the certificate, 64 digits and letters a-f.")
    row = _row(organisation, lock=True)
    if wanted in row.withdrawn:
        return
    row.withdrawn = [*row.withdrawn, wanted]
    row.save(update_fields=["withdrawn"])
    record(CertificateWithdrawn(organisation=organisation, fingerprint=wanted), by=by, at=at)


def try_connection(*, organisation: str, by: Actor, at: datetime) -> str:
    """Ask a principal what it takes, as requests do, and check who signed; return what is wrong as a code, or nothing.

    Nothing about anybody is sent. Guard: `manage_accounts`.

    :raises NoSuchPartner: none are exchanged with it.
    :raises NothingToTest: it has no endpoint.
    """
    row = _row(organisation)
    if not row.endpoint:
        raise NothingToTest("This principal takes no requests: lay down its endpoint first.")
    found = _tried(row, at)
    with transaction.atomic():
        Partner.objects.filter(pk=row.pk).update(tested_at=at, tested=found)
        record(ConnectionTested(organisation=organisation, outcome=found or "well"), by=by, at=at)
    return found


def _tried(row: Partner, at: datetime) -> str:
    try:
        reply = ask("GET", f"{row.endpoint}/discovery", row.facts())
        if reply.status != 200:
            return "refused"
        check_signed(row, reply, at)
    except NoAnswer as problem:
        return problem.reason
    return ""


def _row(organisation: str, *, lock: bool = False) -> Partner:
    rows = Partner.objects.select_for_update(of=("self",)) if lock else Partner.objects
    row = rows.select_related("organisation").filter(organisation__key=organisation).first()
    if row is None:
        raise NoSuchPartner("With this organisation no requests are exchanged: choose one from the list of partners.")
    return row
