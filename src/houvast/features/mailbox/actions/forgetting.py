"""Destroy mails that nobody needs any more: put aside some time ago, or of requests that were shredded.

Law: GDPR art. 5(1)(e).
"""

from collections.abc import Iterator
from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction

from houvast.features.mailbox.contracts import FORGOTTEN_SOON, State
from houvast.features.mailbox.events import MailForgotten
from houvast.features.mailbox.models import Mail, MailCase
from houvast.features.mailbox.storing import scope_of
from houvast.foundation.events.facts import Actor
from houvast.foundation.evidence.actions import record
from houvast.foundation.files.actions import revoke
from houvast.foundation.keys.sealing import destroy, is_destroyed

SOON = timedelta(days=30)
"""After this a mail that is spam or not for us is destroyed, and a report about a message of ours."""
QUESTION = timedelta(days=365)
"""After this a question is."""


def forget_mails(*, by: Actor, at: datetime) -> int:
    """Destroy what has had its time; tell how many mails."""
    found = dict.fromkeys([*_had_its_time(at), *_of_shredded_cases()])
    for mail in found:
        forget(mail=mail, by=by, at=at)
    return len(found)


@transaction.atomic
def forget(*, mail: UUID, by: Actor, at: datetime) -> None:
    """Destroy the key of a mail: nothing of it can be read any more."""
    row = Mail.objects.get(id=mail)
    if not Mail.objects.filter(id=mail, forgotten_at=None).update(
        forgotten_at=at, head=None, file=None, thread="", sender="", wanted=[]
    ):
        return
    if row.file is not None:
        revoke(row.file, by=by, at=at)
    destroy(scope_of(mail), at)
    record(MailForgotten(mail=mail), by=by, at=at)


def _had_its_time(at: datetime) -> Iterator[UUID]:
    kept = Mail.objects.filter(forgotten_at=None)
    yield from kept.filter(state__in=FORGOTTEN_SOON, decided_at__lt=at - SOON).values_list("id", flat=True)
    yield from kept.filter(state=State.REPORT, stored_at__lt=at - SOON).values_list("id", flat=True)
    yield from kept.filter(state=State.INFORMATION, decided_at__lt=at - QUESTION).values_list("id", flat=True)


def _of_shredded_cases() -> Iterator[UUID]:
    """Yield the mails of which every case was shredded; one about which nobody decided yet stays."""
    settled = MailCase.objects.filter(mail__forgotten_at=None).exclude(mail__state=State.QUEUED)
    links = settled.values_list("mail", "case")
    cases: dict[UUID, list[str]] = {}
    for mail, case in links:
        cases.setdefault(mail, []).append(case)
    gone = {case for case in {one for many in cases.values() for one in many} if is_destroyed(case)}
    return (mail for mail, many in cases.items() if gone.issuperset(many))
