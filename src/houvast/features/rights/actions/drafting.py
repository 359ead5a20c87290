"""Draft a mail about a case: what it says, and to which address it may go.

What may never happen: a mail that gives something away to an address that nobody proved to be the person's own; a name
in a mail to such an address, where it could be anybody's words.

Law: GDPR art. 5(1)(f), 12(1), 12(6).
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.conf import settings
from django.urls import reverse

from houvast.engines.deadlines.local_time import local_date
from houvast.engines.matching.identifiers import EMAIL
from houvast.engines.trouble import Trouble
from houvast.features.rights.actions.identifying import is_identified
from houvast.features.rights.contracts import Authority, Person, Representative, Right, Status
from houvast.features.rights.mails.fields import (
    FIELDS,
    Complaint,
    Done,
    Greeting,
    MailKind,
    OwnPage,
    Question,
    Reason,
    Waiting,
)
from houvast.features.rights.mails.own import write_for
from houvast.features.rights.mails.writing import LANGUAGES, Written
from houvast.features.rights.models import CaseRecord, Fee
from houvast.features.rights.person import open_person
from houvast.features.rights.proofs import proven_keys
from houvast.features.rights.queries import CLOSED, DONE, case_record, joined_with, term_of
from houvast.features.rights.representing import proven_contacts, reads_letters
from houvast.features.rights.telling_contracts import FeeEnd
from houvast.features.verification.queries import level_asked
from houvast.features.wordings.contracts import Version
from houvast.foundation.files.queries import files_of
from houvast.foundation.notifications.queries import messages_of
from houvast.foundation.organisations.contracts import OrganisationFacts
from houvast.foundation.organisations.queries import organisation_by_key, own_organisation

ONLY_PROVEN = (MailKind.EXTENSION, MailKind.ANSWER_READY, MailKind.WITHDRAWN, MailKind.FEE_DROPPED)
"""Mails from which one could conclude something about the person's data."""
TO_OTHERS = (MailKind.RECIPIENT_NOTICE,)
"""Mails that do not go to the person."""
LOWEST_PROOF = 1
DONE_TO = {
    Right.ERASURE: Done.ERASED,
    Right.RECTIFICATION: Done.CORRECTED,
    Right.RESTRICTION: Done.RESTRICTED,
}
"""What is told to recipients, by what the person asked for."""
_CARRIED_OUT = (Status.READ_BACK, Status.ANSWERED, Status.CLOSED)


class NothingToTell(Trouble):
    """It is not the moment for this mail."""

    status = 409


class NoAddress(Trouble):
    """No address is known to which this mail may go."""

    status = 409


@dataclass(frozen=True, slots=True)
class Draft:
    """A mail as it would be sent now. `to` is empty where it may go nowhere; it can be printed all the same.

    `own` is the version of the text in which it is written; none is the text that comes with Houvast.
    """

    kind: MailKind
    written: Written
    language: str
    own: Version | None
    speaker: OrganisationFacts
    to: str
    is_proven: bool
    reply_to: str


def draft(
    *, case: str, kind: MailKind, language: str = "", questions: tuple[Question, ...] = (), to: str = "", at: datetime
) -> Draft:
    """Draft a mail about a case; nothing is sent or kept.

    The language is the case's own where none is given; `to` is for who received data before, and for them only.

    :raises NothingToTell: it is not the moment for it.
    """
    found = case_record(case)
    person = open_person(case, bytes(found.person))
    address, is_proven = (to, False) if kind in TO_OTHERS else _address(found, person, kind)
    speaker = _speaker(found, kind)
    named = is_proven and kind not in TO_OTHERS
    values = {
        "greeting": Greeting((reads_letters(found, person) or person).name if named else ""),
        "right": Right(found.right),
        "number": found.number,
        "received": found.received_on,
        "due": found.due_on,
        "complaint": Complaint(speaker.country),
        "organisation": speaker.name,
        "contact": _contact(speaker),
        **_FOR_KIND[kind](found, questions, at),
    }
    fitting = FIELDS[kind]
    mail = fitting(**{name: values[name] for name in fitting.__dataclass_fields__})
    spoken = language or found.language
    spoken = spoken if spoken in LANGUAGES else LANGUAGES[0]
    written, own = write_for(speaker, mail, spoken)
    return Draft(kind, written, spoken, own, speaker, address, is_proven, speaker.email or own_organisation().email)


def address_of(case: str) -> str:
    """Return the address of a case to which a mail may go that gives nothing away; empty where there is none."""
    found = case_record(case)
    return _address(found, open_person(case, bytes(found.person)), MailKind.RECEIPT)[0]


def address_for(case: str, kind: MailKind) -> tuple[str, bool]:
    """Return the address to which a mail may go now, and whether it is proven; empty where it may go nowhere."""
    found = case_record(case)
    return _address(found, open_person(case, bytes(found.person)), kind)


def _address(found: CaseRecord, person: Person, kind: MailKind) -> tuple[str, bool]:
    """Return the first proven address; else, for what gives nothing away, the first that was given."""
    gives_away = kind in ONLY_PROVEN or found.parent is not None  # a case that was split off tells that data were found
    if (reader := reads_letters(found, person)) is not None:
        return _address_of(found, reader, gives_away=gives_away)
    given = [key.value for key in person.keys if key.kind == EMAIL and key.value]
    level = max(LOWEST_PROOF, level_asked(found.number, found.right, found.channel))
    proven = {one.value for one in proven_keys(found, person, level) if one.kind == EMAIL}
    own = [one for one in given if one in proven]
    if own:
        return own[0], True
    return ("" if gives_away or not given else given[0]), False


def _address_of(found: CaseRecord, reader: Representative, *, gives_away: bool) -> tuple[str, bool]:
    """Return the address of who asks for another; proven where a check showed it to be theirs and they may ask."""
    given = next((key.value for key in reader.keys if key.kind == EMAIL and key.value), "")
    proven = bool(given) and found.authority == Authority.SEEN and EMAIL in proven_contacts(found)
    return (given if proven or not gives_away else ""), proven


def _speaker(found: CaseRecord, kind: MailKind) -> OrganisationFacts:
    return own_organisation() if kind is MailKind.FORWARDED else organisation_by_key(found.organisation.key)


def _contact(speaker: OrganisationFacts) -> str:
    own = own_organisation()
    ways = [way for way in (speaker.email, speaker.phone) if way] or [way for way in (own.email, own.phone) if way]
    return ", ".join(ways or [speaker.name])


def _receipt(found: CaseRecord, _questions: tuple[Question, ...], _at: datetime) -> Mapping[str, Any]:
    if found.status in CLOSED:
        raise NothingToTell(f"case {found.number} is {found.status}: there is nothing to confirm any more.")
    return {"own_page": OwnPage(own_page_address())}


def own_page_address() -> str:
    """Give where people follow their request, the same for everybody; empty where nobody outside reaches the pages."""
    return f"{settings.HOUVAST_PUBLIC_URL}{reverse('my:start')}" if settings.HOUVAST_PUBLIC_URL else ""


def _identity(found: CaseRecord, _questions: tuple[Question, ...], _at: datetime) -> Mapping[str, Any]:
    if found.status != Status.REGISTERED or is_identified(found):
        raise NothingToTell(f"case {found.number}: no proof of identity is needed any more; choose another mail.")
    return {}


def _clarification(found: CaseRecord, questions: tuple[Question, ...], _at: datetime) -> Mapping[str, Any]:
    if found.status in DONE:
        raise NothingToTell(f"case {found.number} is {found.status}: there is nothing to ask any more.")
    if not questions:
        raise NothingToTell(f"case {found.number}: choose what you want to ask.")
    return {"questions": questions}


def _extension(found: CaseRecord, _questions: tuple[Question, ...], _at: datetime) -> Mapping[str, Any]:
    if found.extended_on is None or found.status in DONE:
        raise NothingToTell(f"case {found.number}: its term was not extended; extend it first.")
    reasons = tuple(Reason(reason) for reason in found.extension_reasons)
    return {"reasons": reasons, "due": term_of(found).due, "extended_due": found.due_on}


def _forwarded(found: CaseRecord, _questions: tuple[Question, ...], _at: datetime) -> Mapping[str, Any]:
    if found.status != Status.FORWARDED or found.forwarded_at is None:
        raise NothingToTell(f"case {found.number} was not passed on as a whole; pass it on first.")
    forwarded = local_date(found.forwarded_at, found.organisation.country)
    return {"principal": found.organisation.name, "forwarded": forwarded}


def _answer_ready(found: CaseRecord, _questions: tuple[Question, ...], _at: datetime) -> Mapping[str, Any]:
    pack = next((file for file in files_of(found.number) if str(file.id) == found.pack), None)
    if found.status != Status.ANSWERED or pack is None:
        raise NothingToTell(f"case {found.number} has no answer yet; answer it first.")
    return {"kept_until": local_date(pack.expires_at, found.organisation.country)}


def _reminder(found: CaseRecord, _questions: tuple[Question, ...], _at: datetime) -> Mapping[str, Any]:
    if found.status == Status.REGISTERED and not is_identified(found):
        return {"waiting": Waiting.IDENTITY}
    asked = any(one.purpose == MailKind.CLARIFICATION for one in messages_of(found.number))
    if found.status in DONE or not asked:
        raise NothingToTell(f"case {found.number} waits for nothing of the person; there is nothing to remind of.")
    return {"waiting": Waiting.ANSWER}


def _recipient_notice(found: CaseRecord, _questions: tuple[Question, ...], at: datetime) -> Mapping[str, Any]:
    done = DONE_TO.get(Right(found.right))
    if done is None or found.status not in _CARRIED_OUT:
        raise NothingToTell(f"case {found.number}: nothing was erased, corrected or restricted that others must know.")
    return {"done": done, "done_on": local_date(at, found.organisation.country)}


def _joined(found: CaseRecord, _questions: tuple[Question, ...], _at: datetime) -> Mapping[str, Any]:
    numbers = joined_with(found.number)
    if found.status in DONE or not numbers:
        raise NothingToTell(f"case {found.number}: no other request goes on in it.")
    return {"joined": ", ".join(numbers)}


def _withdrawn(found: CaseRecord, _questions: tuple[Question, ...], _at: datetime) -> Mapping[str, Any]:
    ended = Fee.objects.filter(case=found, ended=FeeEnd.WITHDRAWN).exclude(ended_at=None).order_by("-pk").first()
    if found.status != Status.CLOSED or ended is None or ended.ended_at is None:
        raise NothingToTell(f"case {found.number}: the person did not take it back.")
    return {"withdrawn": local_date(ended.ended_at, found.organisation.country)}


def _fee_dropped(found: CaseRecord, _questions: tuple[Question, ...], _at: datetime) -> Mapping[str, Any]:
    last = Fee.objects.filter(case=found).order_by("-pk").first()
    if found.status in DONE or last is None or last.ended != FeeEnd.DROPPED or last.told_at is None:
        raise NothingToTell(f"case {found.number}: no fee of which the person heard was dropped.")
    return {}


_FOR_KIND: Mapping[MailKind, Callable[[CaseRecord, tuple[Question, ...], datetime], Mapping[str, Any]]] = {
    MailKind.RECEIPT: _receipt,
    MailKind.IDENTITY_NEEDED: _identity,
    MailKind.IDENTITY_FAILED: _identity,
    MailKind.CLARIFICATION: _clarification,
    MailKind.EXTENSION: _extension,
    MailKind.FORWARDED: _forwarded,
    MailKind.ANSWER_READY: _answer_ready,
    MailKind.REMINDER: _reminder,
    MailKind.RECIPIENT_NOTICE: _recipient_notice,
    MailKind.JOINED: _joined,
    MailKind.WITHDRAWN: _withdrawn,
    MailKind.FEE_DROPPED: _fee_dropped,
}
