"""Take in what somebody asks on a public page.

What may never happen: a request that is dropped because a machine doubts it; one that is entered twice because a page
was sent again; a mail to an address that a machine filled in.

Law: GDPR art. 12(2), 12(3).
"""

import json
from dataclasses import astuple, replace
from datetime import datetime, timedelta
from uuid import uuid4

from django.db import IntegrityError, transaction

from houvast.features.intake.contracts import SPAM, Doubt, Entry, WebReceipt, WebRequest
from houvast.features.intake.events import AskedOnWeb
from houvast.features.intake.models import WebForm
from houvast.features.intake.rules.numbers import without_citizen_numbers
from houvast.features.rights.actions.registering import register_case
from houvast.features.rights.contracts import Channel, Right
from houvast.foundation.events.facts import Actor
from houvast.foundation.evidence.actions import record
from houvast.foundation.keys.master import blind_index

MANY, SPAN = 20, timedelta(hours=1)
"""So many forms from one network in this time, and a person looks at the next ones."""
SAME = timedelta(minutes=1)
"""Exactly the same, sent again within this time, is the same request."""
_NETWORK_KEPT = timedelta(days=1)
_BY = Actor(kind="system", key="web")


def ask(*, organisation: str, asked: WebRequest, entry: Entry, at: datetime) -> WebReceipt:
    """Register a case for every right that is asked for; the same form with the same words gives the same numbers.

    Numbers of citizens in the words are left out.

    :raises UnknownOrganisation: no such organisation.
    """
    content = blind_index("intake.content", json.dumps([organisation, *astuple(asked)]))
    key = blind_index("intake.form", f"{entry.form or uuid4()} {content}")
    words, left_out = without_citizen_numbers(asked.words)
    asked = replace(asked, words=words)
    if before := _asked_before(key, content, at):
        return WebReceipt(before, is_new=False, left_out=left_out)
    try:
        numbers = _registered(organisation, asked, entry, (key, content), left_out, at)
        return WebReceipt(numbers, is_new=True, left_out=left_out)
    except IntegrityError:
        # The same form came in twice at the same moment: the other one was first.
        before = _asked_before(key, content, at)
        if not before:
            raise
        return WebReceipt(before, is_new=False, left_out=left_out)


def _asked_before(key: str, content: str, at: datetime) -> tuple[str, ...]:
    first = WebForm.objects.filter(key=_part(key, 0)).first()
    if first is None:
        first = WebForm.objects.filter(content=content, at__gt=at - SAME, at__lte=at).order_by("pk").first()
    if first is None:
        return ()
    same = WebForm.objects.filter(content=content, at=first.at).order_by("pk")
    return tuple(same.values_list("case", flat=True))


@transaction.atomic
def _registered(
    organisation: str, asked: WebRequest, entry: Entry, keys: tuple[str, str], left_out: int, at: datetime
) -> tuple[str, ...]:
    network = blind_index(f"intake.network:{at.date()}", entry.network) if entry.network else ""
    doubts = entry.doubts | ({Doubt.MANY} if _is_many(network, at) else set())
    numbers = []
    for place, right in enumerate(asked.rights):
        number = _case(organisation, right, asked, is_doubted=bool(doubts & SPAM), at=at)
        WebForm.objects.create(
            key=_part(keys[0], place), content=keys[1], network=network, case=number, doubts=sorted(doubts), at=at
        )
        record(AskedOnWeb(request=number, doubts=tuple(sorted(doubts)), left_out=left_out), by=_BY, at=at, case=number)
        numbers.append(number)
    return tuple(numbers)


def _case(organisation: str, right: Right, asked: WebRequest, *, is_doubted: bool, at: datetime) -> str:
    case = register_case(
        organisation=organisation,
        right=right,
        channel=Channel.WEB,
        received_at=at,
        name=asked.name,
        keys=asked.keys,
        words=asked.words,
        language=asked.language,
        address=asked.address,
        representing=asked.representing,
        receipt_in=None if is_doubted else asked.language,
        by=_BY,
        at=at,
    )
    return case.number


def _is_many(network: str, at: datetime) -> bool:
    WebForm.objects.filter(at__lt=at - _NETWORK_KEPT).exclude(network="").update(network="")
    return bool(network) and WebForm.objects.filter(network=network, at__gt=at - SPAN).count() >= MANY


def _part(key: str, place: int) -> str:
    return f"{key[:60]}{place:04d}"
