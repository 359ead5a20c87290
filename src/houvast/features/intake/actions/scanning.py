"""Take in a letter: its request is registered on the day that the post room got it, and its scan is sealed with it.

Law: GDPR art. 12(3), 32(1)(a), 5(1)(e).
"""

from dataclasses import dataclass, field
from datetime import datetime, timedelta

from django.db import transaction

from houvast.features.intake.events import LetterScanned
from houvast.features.intake.models import Letter
from houvast.features.intake.rules.numbers import without_citizen_numbers
from houvast.features.intake.rules.scans import read_scan
from houvast.features.rights.actions.registering import register_case
from houvast.features.rights.contracts import CaseFacts, Channel, Representing, Right
from houvast.foundation.events.facts import Actor
from houvast.foundation.evidence.actions import record
from houvast.foundation.files.actions import store

KEPT = timedelta(days=5 * 366)
"""How long a scan stays at most; it goes earlier when the key of its case goes."""


@dataclass(frozen=True, slots=True)
class LetterIn:
    """What stands in a letter and on its envelope."""

    organisation: str
    right: Right
    received_at: datetime
    scan: bytes = field(repr=False)
    name: str = field(default="", repr=False)
    keys: tuple[tuple[str, str], ...] = field(default=(), repr=False)
    address: tuple[str, ...] = field(default=(), repr=False)
    words: str = field(default="", repr=False)
    language: str = "nl"
    representing: Representing | None = field(default=None, repr=False)


@transaction.atomic
def take_letter(*, letter: LetterIn, by: Actor, at: datetime) -> CaseFacts:
    """Register the request in a letter and keep its scan; numbers of citizens are left out of what was typed.

    :raises ScanRefused: the file is no scan that is taken; then nothing is registered.
    :raises ReceivedInTheFuture: received after today.
    """
    scan = read_scan(letter.scan)
    case = register_case(
        organisation=letter.organisation,
        right=letter.right,
        channel=Channel.LETTER,
        received_at=letter.received_at,
        name=letter.name,
        keys=letter.keys,
        words=without_citizen_numbers(letter.words)[0],
        language=letter.language,
        address=letter.address,
        representing=letter.representing,
        by=by,
        at=at,
    )
    name = f"{case.number}.{scan.ending}"
    kept = store(
        name=name, media_type=scan.media_type, data=letter.scan, case=case.number, expires_at=at + KEPT, by=by, at=at
    )
    Letter.objects.create(case=case.number, file=kept.id, pages=scan.pages, at=at)
    fact = LetterScanned(request=case.number, file=kept.id, digest=kept.digest, pages=scan.pages)
    record(fact, by=by, at=at, case=case.number)
    return case
