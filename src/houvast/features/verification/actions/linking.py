"""Send a link to log in with to what is on file, while the person is on the phone or after it.

What may never happen: a token kept or logged; a link to where whoever asks wants it; an answer that tells why a link
opens nothing.
"""

import secrets
from datetime import datetime, timedelta

from django.conf import settings
from django.db import transaction
from django.urls import reverse

from houvast.engines.trouble import Trouble
from houvast.features.verification.actions.challenging import TooManyCodes
from houvast.features.verification.actions.checking import refuse_when_locked
from houvast.features.verification.contracts import About, ContactPoint, LinkCard, Method
from houvast.features.verification.events import LoginLinkSent
from houvast.features.verification.methods.finding import ways
from houvast.features.verification.models import LoginLink
from houvast.features.verification.rules import codes
from houvast.features.verification.rules.checking import CheckRefused
from houvast.features.verification.wording import link_message
from houvast.foundation.events.facts import Actor
from houvast.foundation.evidence.actions import record
from houvast.foundation.keys.master import blind_index
from houvast.foundation.notifications.actions import queue_message
from houvast.foundation.notifications.contracts import Channel

LASTS = timedelta(minutes=30)
_BYTES = 32


class NoPublicAddress(Trouble):
    """It is not known under which name people outside reach the pages."""

    status = 409


@transaction.atomic
def send_link(*, about: About, way: str, contact: ContactPoint, by: Actor, at: datetime) -> LinkCard:
    """Send a link to a contact point that the systems hold, by a way that sends codes; earlier ones open no more.

    :raises NoPublicAddress: the setting that says where the pages are is empty.
    :raises CheckLocked: checking failed too often within a day.
    :raises ContactTooNew: the contact point changed lately, or that is not known.
    :raises TooManyCodes: it got too many links within a day.
    :raises CannotSend: nothing is set up to send it with.
    """
    code = ways()[way].code if way in ways() else None
    if code is None or code.printed:
        raise CheckRefused(f"“{way[:40]}” sends no links: choose code_by_mail or code_by_sms.")
    if not settings.HOUVAST_PUBLIC_URL:
        raise NoPublicAddress("No link can be sent: HOUVAST_PUBLIC_URL does not say where people reach these pages.")
    refuse_when_locked(about.case, Method.EID, about.identifiers, at)
    codes.check_contact(contact, code, at)
    to_index = blind_index(f"verification:{contact.kind}", contact.value)
    _refuse_flood(about.case, to_index, at)
    LoginLink.objects.filter(case=about.case, used_at=None, ends_at__gt=at).update(ends_at=at)
    token = secrets.token_urlsafe(_BYTES)
    row = LoginLink.objects.create(
        case=about.case,
        token=_hash(token),
        masked=codes.masked(contact.kind, contact.value),
        to_index=to_index,
        made_by=f"{by.kind}:{by.key}",
        made_at=at,
        ends_at=at + LASTS,
    )
    address = settings.HOUVAST_PUBLIC_URL + reverse("identity:link", kwargs={"token": token})
    told = link_message(contact, address, language=about.language, sender_name=about.sender, lasts=LASTS)
    queue_message(
        channel=Channel(code.channel), envelope=told, purpose="identity_link", case=about.case, is_secret=True, at=at
    )
    record(LoginLinkSent(way=way, ends_at=row.ends_at), by=by, at=at, case=about.case)
    return row.card()


def case_behind(*, token: str, at: datetime) -> str | None:
    """Give the case that a link belongs to, or None where it opens nothing, whatever the reason."""
    row = LoginLink.objects.filter(token=_hash(token), used_at=None, made_at__lte=at, ends_at__gt=at).first()
    return row.case if row else None


def use_links(*, case: str, at: datetime) -> None:
    """Have the links of a case open no more: somebody logged in, or may not any more."""
    LoginLink.objects.filter(case=case, used_at=None).update(used_at=at)


def _refuse_flood(case: str, to_index: str, at: datetime) -> None:
    of_day = LoginLink.objects.filter(made_at__gt=at - codes.DAY)
    if max(of_day.filter(to_index=to_index).count(), of_day.filter(case=case).count()) >= codes.MOST_CODES:
        raise TooManyCodes(f"Case {case}: {codes.MOST_CODES} links went out within a day; check in another way.")


def _hash(token: str) -> str:
    return blind_index("verification.login_link", token[:200].encode("utf-8", "replace").decode())
