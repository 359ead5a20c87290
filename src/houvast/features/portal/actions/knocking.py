"""Ask for a code: at the door with a receipt number and a contact point, and on the page to fetch the answer.

What may never happen: an answer or a wait at the door that differs between what fits and what does not; a code to a
contact point that the case does not have; what was typed kept, logged or queued in clear.
"""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID, uuid4

from django.db import transaction

from houvast.engines.matching.identifiers import EMAIL, PHONE, Identifier, NotAnIdentifier, identifier
from houvast.engines.trouble import Trouble
from houvast.features.portal import rules
from houvast.features.portal.contracts import CODE_LASTS, KNOCKS_SPAN, PackState, Visitor
from houvast.features.portal.events import CodeAsked, CodeFailed
from houvast.features.portal.models import ClosedPage, Knock
from houvast.features.portal.queries import SENT_BY, fetch_contacts, pack_of
from houvast.features.portal.storing import (
    code_hash,
    hash_of,
    index_of_network,
    new_token,
    open_typed,
    seal_contact,
    seal_typed,
)
from houvast.features.portal.wording import code_message
from houvast.features.rights.actions.own_page import Standing, standing_of
from houvast.features.rights.queries import NoSuchCase
from houvast.foundation.events.facts import Actor
from houvast.foundation.evidence.actions import record
from houvast.foundation.keys.sealing import KeyDestroyed
from houvast.foundation.notifications.actions import queue_message
from houvast.foundation.notifications.queries import can_send

ENTER, ANSWER = "enter", "answer"
DOOR = Actor(kind="system", key="door")


class TooManyKnocks(Trouble):
    """From one network so many codes were asked for that another waits."""

    status = 429


class TooManyCodes(Trouble):
    """So many codes went out for this case that another waits."""

    status = 429


class NothingToFetch(Trouble):
    """There is no answer that this visitor may fetch, or no contact point to which a code may go."""

    status = 409


@dataclass(frozen=True, slots=True)
class Knocked:
    """That somebody asked for a code; the token goes to their browser and is kept nowhere else."""

    id: UUID
    token: str


@transaction.atomic
def knock(*, number: str, contact: str, came_from: str, language: str, at: datetime) -> Knocked:
    """Note what somebody typed at the door, sealed; whether it fits anything is not looked at here.

    :raises TooManyKnocks: too many codes were asked for from this network.
    """
    network = index_of_network(rules.network_of(came_from))
    if Knock.objects.filter(network=network, made_at__gt=at - KNOCKS_SPAN).count() >= rules.KNOCKS:
        raise TooManyKnocks("Too many codes were asked for: wait a quarter of an hour.")
    new, token = uuid4(), new_token()
    Knock.objects.create(
        id=new,
        token=hash_of(token),
        purpose=ENTER,
        network=network,
        typed=seal_typed(new, rules.as_number(number), contact.strip()[:200], at),
        language=language,
        made_at=at,
        ends_at=at + CODE_LASTS,
    )
    return Knocked(new, token)


@transaction.atomic
def answer_knock(*, knock: UUID, at: datetime) -> bool:
    """Send the code where what was typed fits a case; tell whether it did. For the worker, which nobody waits for."""
    row = Knock.objects.select_for_update().filter(id=knock, typed__isnull=False).first()
    if row is None or row.typed is None:
        return False
    try:
        number, typed = open_typed(row.id, bytes(row.typed), row.made_at)
    except KeyDestroyed:
        return False
    row.typed = None
    row.save(update_fields=["typed"])
    fits = _fitting(number, typed) if row.ends_at > at else None
    return fits is not None and _sent(row, fits[0], fits[1], at)


@transaction.atomic
def ask_answer_code(*, visitor: Visitor, contact: Identifier, language: str, at: datetime) -> None:
    """Send a code to fetch the answer with, to a contact point that was proven to be the person's own.

    :raises NothingToFetch: there is no answer to fetch, or this is no such contact point.
    :raises TooManyCodes: too many codes went out for this case within a day.
    """
    standing = standing_of(visitor.case)
    if pack_of(visitor, standing, at).state is not PackState.THERE or contact not in fetch_contacts(visitor, standing):
        raise NothingToFetch("There is nothing to fetch here now: look at the page again.")
    new = uuid4()
    row = Knock.objects.create(
        id=new,
        token=hash_of(new_token()),
        purpose=ANSWER,
        network="",
        visit=visitor.session,
        language=language,
        made_at=at,
        ends_at=at + CODE_LASTS,
    )
    if not _sent(row, standing, contact, at):
        raise TooManyCodes("Too many codes went out today, or none can be sent: try again tomorrow.")


@transaction.atomic
def note_failure(*, knock: UUID, at: datetime) -> None:
    """Put a wrong code on record where it was about a case. For the worker: the door does the same for everybody."""
    row = Knock.objects.filter(id=knock).exclude(case="").first()
    if row is not None:
        record(CodeFailed(purpose=row.purpose), by=DOOR, at=at, case=row.case)


def _fitting(number: str, typed: str) -> tuple[Standing, Identifier] | None:
    """Give the case with this number and its contact point that was typed, if it has that one."""
    if ClosedPage.objects.filter(case=number).exists():
        return None
    try:
        standing = standing_of(number)
    except (NoSuchCase, KeyDestroyed):
        return None
    kind = EMAIL if "@" in typed else PHONE
    try:
        contact = identifier(kind, typed, country=standing.facts.country)
    except NotAnIdentifier:
        return None
    return (standing, contact) if contact in standing.contacts else None


def _sent(row: Knock, standing: Standing, contact: Identifier, at: datetime) -> bool:
    case, channel = standing.facts.number, SENT_BY[contact.kind]
    of_day = Knock.objects.filter(case=case, purpose=row.purpose, made_at__gt=at - rules.DAY)
    if of_day.count() >= rules.CODES_A_DAY or not can_send(channel):
        return False
    code = rules.new_code()
    row.case, row.contact, row.code = case, seal_contact(case, row.id, contact), code_hash(row.id, code)
    row.save(update_fields=["case", "contact", "code"])
    envelope = code_message(contact, code, row.purpose, row.language, standing.facts.organisation_name)
    queue_message(channel=channel, envelope=envelope, purpose="page_code", case=case, is_secret=True, at=at)
    record(CodeAsked(purpose=row.purpose, by_way_of=channel.value), by=DOOR, at=at, case=case)
    return True
