"""Read a mailbox: keep each mail, sort it, put it away there; in this order, so that nothing is lost or done twice.

What may never happen: a mail moved or marked before it is kept; a mail sorted twice because two workers read at once,
or because the work was cut off in between.
"""

import logging
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID, uuid4

from django.db import IntegrityError, transaction

from houvast.features.mailbox.actions.sorting import sort_mail
from houvast.features.mailbox.contracts import LARGEST, Head, Letter, State, Why
from houvast.features.mailbox.events import MailQueued, MailReceived
from houvast.features.mailbox.models import Mail, MailPlace, MailRound
from houvast.features.mailbox.queries import organisation_of
from houvast.features.mailbox.rules.parsing import letter_of
from houvast.features.mailbox.rules.sorting import language_of, legal_moment, wish_of
from houvast.features.mailbox.server.address import MailboxAddress
from houvast.features.mailbox.server.line import Line, MailServerTrouble, Waiting, line_to
from houvast.features.mailbox.storing import digest_of, keep, seal_head, sender_of, thread_of
from houvast.features.systems.queries import secret_of
from houvast.foundation.events.facts import Actor
from houvast.foundation.evidence.actions import record
from houvast.foundation.organisations.models import Organisation

MOST_A_ROUND = 200
_LOG = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Tally:
    """What a round did: mails taken in, and mails that still wait in the mailbox."""

    taken: int
    left: int


def read_mailbox(*, address: MailboxAddress, by: Actor, at: datetime, most: int = MOST_A_ROUND) -> Tally:
    """Take in what is new in a mailbox, up to so many mails; how it went is kept, for people to see.

    :raises MailServerTrouble: the server can't be read; what was kept before stays.
    :raises NoSecret: the password is not where the address says.
    :raises UnknownOrganisation: there is no organisation of this key.
    """
    trouble = "set_up"
    try:
        organisation = organisation_of(address)
        password = secret_of(f"mailbox {address.name}", address.secret)
        trouble = "stopped"
        sort_what_waits(mailbox=organisation, server=address.server, by=by, at=at)
        with line_to(address, password) as line:
            tally = _round(line, address, organisation, most, by=by, at=at)
        trouble = ""
    except MailServerTrouble as problem:
        trouble = problem.code
        raise
    finally:
        _note(address, trouble, at)
    return tally


def sort_what_waits(*, mailbox: str, server: str, by: Actor, at: datetime) -> int:
    """Sort what was kept and not sorted, because the work was cut off there; tell how many."""
    waiting = Mail.objects.filter(mailbox=mailbox, state=State.RECEIVED, file__isnull=False).order_by("received_at")
    found = list(waiting.values_list("id", flat=True))
    for mail in found:
        sort_mail(mail=mail, server=server, by=by, at=at)
    return len(found)


def _round(line: Line, address: MailboxAddress, organisation: str, most: int, *, by: Actor, at: datetime) -> Tally:
    there = line.uids()
    known = MailPlace.objects.filter(place=address.place, validity=line.validity)
    put_away = dict(known.values_list("uid", "is_put_away"))
    for uid in there:
        if put_away.get(uid) is False:
            _put_away(line, address, uid)
    new = [uid for uid in there if uid not in put_away]
    taken = 0
    for waiting in line.waiting(new[:most]):
        mail = _taken_in(line, address, organisation, waiting, by=by, at=at)
        if mail is not None:
            sort_mail(mail=mail, server=address.server, by=by, at=at)
            if waiting.size <= LARGEST:
                _put_away(line, address, waiting.uid)
            taken += 1
    return Tally(taken, max(0, len(new) - most))


def _taken_in(
    line: Line, address: MailboxAddress, organisation: str, waiting: Waiting, *, by: Actor, at: datetime
) -> UUID | None:
    """Keep a mail; None when it is gone, or another worker is at it."""
    is_small = waiting.size <= LARGEST
    raw = line.raw(waiting.uid) if is_small else line.head(waiting.uid)
    if raw is None:
        return None
    try:
        return keep_mail(address, line.validity, organisation, waiting, raw, is_small=is_small, by=by, at=at)
    except IntegrityError:
        return None  # the other worker keeps, sorts and puts away


@transaction.atomic
def keep_mail(
    address: MailboxAddress,
    validity: int,
    organisation: str,
    waiting: Waiting,
    raw: bytes,
    *,
    is_small: bool,
    by: Actor,
    at: datetime,
) -> UUID:
    """Keep a mail that stands on the server, sealed, unless the same one is here already; returns its id.

    :raises IntegrityError: another worker kept what stands at this place.
    """
    letter, mail = _taken_apart(raw, address.server), uuid4()
    received = legal_moment(waiting.delivered, at)
    digest = digest_of(raw if is_small else raw + str(waiting.size).encode())
    row, is_new = Mail.objects.get_or_create(
        mailbox=organisation,
        digest=digest,
        defaults={
            "id": mail,
            "organisation": Organisation.objects.get(key=organisation),
            "thread": thread_of(letter.message_id),
            "sender": sender_of(organisation, letter.head.from_address),
            "received_at": received,
            "stored_at": at,
            "size": waiting.size,
            "language": language_of(letter),
            "wanted": [one.wanted.value for one in wish_of(letter)],
            "hints": [list(one) for one in letter.hints],
        },
    )
    MailPlace.objects.create(
        mail=row, place=address.place, validity=validity, uid=waiting.uid, is_put_away=not is_small
    )
    if is_new:
        _fill(row, letter, raw, is_small=is_small, by=by, at=at)
    return row.id


def _fill(row: Mail, letter: Letter, raw: bytes, *, is_small: bool, by: Actor, at: datetime) -> None:
    row.head = seal_head(row.id, letter.head)
    if is_small:
        row.file = keep(row.id, raw, by=by, at=at)
    else:
        row.state, row.why = State.QUEUED, Why.TOO_BIG
    row.save(update_fields=["head", "file", "state", "why"])
    record(MailReceived(mail=row.id, mailbox=row.mailbox, received=row.received_at, size=row.size), by=by, at=at)
    if not is_small:
        record(MailQueued(mail=row.id, why=row.why), by=by, at=at)


def _taken_apart(raw: bytes, server: str) -> Letter:
    try:
        return letter_of(raw, server)
    except Exception as problem:  # noqa: BLE001 (whatever a stranger sends, it is kept and shown)
        _LOG.warning("a mail could not be taken apart: %s", type(problem).__name__)
        return Letter(Head(), is_whole=False)


def _put_away(line: Line, address: MailboxAddress, uid: int) -> None:
    how = line.put_away(uid)
    _LOG.debug("a mail was %s", how)
    MailPlace.objects.filter(place=address.place, validity=line.validity, uid=uid).update(is_put_away=True)


def _note(address: MailboxAddress, trouble: str, at: datetime) -> None:
    noted = {"mailbox": address.name, "tried_at": at, "trouble": trouble}
    MailRound.objects.update_or_create(place=address.place, defaults=noted | ({} if trouble else {"read_at": at}))
