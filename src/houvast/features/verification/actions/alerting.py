"""Warn the person through a channel on file: whoever is impersonated hears of it first."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from types import MappingProxyType

from django.db import transaction

from houvast.features.verification.contracts import About, ContactPoint
from houvast.features.verification.events import PersonAlerted, SimSwapped
from houvast.features.verification.queries import is_sim_swapped
from houvast.features.verification.sim_swap import swapped_lately
from houvast.features.verification.wording import alert_message, in_words
from houvast.foundation.events.facts import Actor
from houvast.foundation.evidence.actions import record
from houvast.foundation.notifications.actions import queue_message
from houvast.foundation.notifications.contracts import Channel
from houvast.foundation.notifications.queries import can_send

_CHANNELS = {"email": Channel.MAIL, "phone_number": Channel.SMS}
REASONS = ("locked", "contact_changed")
ERASURE = "erasure_asked"


@transaction.atomic
def alert_person(
    *,
    about: About,
    reason: str,
    contacts: Iterable[ContactPoint],
    places: Mapping[str, str] = MappingProxyType({}),
    is_secret: bool = False,
    by: Actor,
    at: datetime,
) -> int:
    """Warn through every contact point that can be reached; tell how many.

    `reason` is `locked` (checking failed too often) or `contact_changed`: then give the contact points of before.
    """
    told = 0
    for contact in {(c.kind, c.value): c for c in contacts}.values():
        channel = _CHANNELS.get(contact.kind)
        if channel is None or not can_send(channel):
            continue
        envelope = alert_message(contact, reason, language=about.language, sender_name=about.sender, **places)
        queue_message(
            channel=channel,
            envelope=envelope,
            purpose=f"identity_{reason}",
            case=about.case,
            is_secret=is_secret,
            at=at,
        )
        record(PersonAlerted(reason=reason, channel=channel.value), by=by, at=at, case=about.case)
        told += 1
    return told


@transaction.atomic
def alert_of_erasure(
    *, about: About, contacts: Iterable[ContactPoint], word: str, until: datetime, by: Actor, at: datetime
) -> int:
    """Warn that an erasure was asked, until when it can be stopped, and with which word; tell on how many channels."""
    places = {"number": about.case, "word": word, "until": in_words(until, about.language)}
    return alert_person(about=about, reason=ERASURE, contacts=contacts, places=places, is_secret=True, by=by, at=at)


@transaction.atomic
def ask_about_sim(*, case: str, contact: ContactPoint, by: Actor, at: datetime) -> bool:
    """Tell whether the number of a contact point got another SIM card lately, as far as anybody can tell.

    Once it did, or nobody who should know could tell, no code goes by text message in this case.
    """
    if is_sim_swapped(case):
        return True
    swapped = swapped_lately(contact.value)
    if swapped is False:
        return False
    record(SimSwapped(known=swapped is True), by=by, at=at, case=case)
    return True
