"""Register a request, before anything else is asked.

What may never happen: a request that is refused, lost or delayed because something about the caller is unknown,
unreadable or doubted. The clock runs from receipt.

Law: GDPR art. 12(2), 12(3).
"""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime

from django.db import transaction

from houvast.engines.deadlines.local_time import local_date
from houvast.engines.deadlines.terms import answer_term
from houvast.features.rights.actions.authorising import named, read_representative
from houvast.features.rights.actions.telling import tell_if_possible
from houvast.features.rights.contracts import Authority, CaseFacts, Channel, Person, Representing, Right, Status
from houvast.features.rights.events import CaseRegistered, KeysGiven
from houvast.features.rights.keys import read_keys
from houvast.features.rights.mails.fields import MailKind
from houvast.features.rights.mails.writing import LANGUAGES
from houvast.features.rights.models import CaseRecord, YearCount
from houvast.features.rights.person import open_person, seal_person
from houvast.features.rights.proofs import enter_keys
from houvast.features.rights.queries import facts_of, locked_case
from houvast.foundation.events.facts import Actor
from houvast.foundation.evidence.actions import record
from houvast.foundation.organisations.models import Organisation
from houvast.foundation.organisations.queries import organisation_by_key


@transaction.atomic
def register_case(
    *,
    organisation: str,
    right: Right,
    channel: Channel,
    received_at: datetime,
    name: str = "",
    keys: Iterable[tuple[str, str]] = (),
    words: str = "",
    language: str = "nl",
    address: tuple[str, ...] = (),
    corrections: tuple[tuple[str, str, str], ...] = (),
    representing: Representing | None = None,
    receipt_in: str | None = "",
    by: Actor,
    at: datetime,
) -> CaseFacts:
    """Register a request; give it a number and a legal date, and mail its receipt where that can be done.

    All is about the person whose data it is; `representing` is who asks. `receipt_in` is a language (None: no receipt).

    :raises ReceivedInTheFuture: received after today.
    :raises UnknownOrganisation: no such organisation.
    """
    facts = organisation_by_key(organisation)
    asks, given = read_representative(representing, facts.country), read_keys(keys, facts.country)
    case = open_case(
        organisation=organisation,
        right=right,
        channel=channel,
        received_at=received_at,
        person=Person(name.strip(), given, words, address, corrections, asks),
        language=language,
        instruction=facts.instruction_reference if facts.handling == "execute" else "",
        by=by,
        at=at,
    )
    if channel is not Channel.PRINCIPAL and receipt_in is not None:  # who asked the principal hears from it
        tell_if_possible(case=case.number, kind=MailKind.RECEIPT, language=receipt_in, by=by, at=at)
    return case


def open_case(
    *,
    organisation: str,
    right: Right,
    channel: Channel,
    received_at: datetime,
    person: Person,
    language: str,
    instruction: str,
    by: Actor,
    at: datetime,
    parent: CaseRecord | None = None,
    status: Status = Status.REGISTERED,
) -> CaseFacts:
    """Open a case inside the caller's transaction."""
    facts = organisation_by_key(organisation)
    received_on = local_date(received_at, facts.country)
    term = answer_term(received_on=received_on, country=facts.country, on=local_date(at, facts.country))
    number = _next_number(received_on.year)
    case = CaseRecord.objects.create(
        number=number,
        organisation=Organisation.objects.get(key=organisation),
        parent=parent,
        right=right,
        channel=channel,
        status=status,
        language=language if language in LANGUAGES else "nl",
        received_at=received_at,
        received_on=received_on,
        due_on=term.due,
        person=seal_person(number, person),
        registered_by=f"{by.kind}:{by.key}",
        registered_at=at,
        instruction=instruction,
        authority=_authority(person, parent),
    )
    enter_keys(case, person)
    _record(case, person, by=by, at=at)
    return facts_of(case)


@transaction.atomic
def give_keys(*, case: str, keys: Iterable[tuple[str, str]], name: str | None = None, by: Actor, at: datetime) -> None:
    """Write down the identifiers (and the name) of the person anew: given later, or heard better.

    An identifier that was not there before is not proven, whatever was proven of the one that it replaces.
    """
    found = locked_case(case)
    before = open_person(case, bytes(found.person))
    given = read_keys(keys, found.organisation.country)
    person = replace(before, name=before.name if name is None else name, keys=given)
    found.person = seal_person(case, person)
    found.save(update_fields=["person"])
    enter_keys(found, person)
    record(KeysGiven(kinds=tuple(sorted({k.kind for k in given}))), by=by, at=at, case=case)


def _authority(person: Person, parent: CaseRecord | None) -> Authority:
    """Return what is known of who asks for another: of a part that is split off what is known of the whole."""
    if person.representative is None:
        return Authority.NOT_NEEDED
    return Authority(parent.authority) if parent else Authority.WAITING


def _record(case: CaseRecord, person: Person, *, by: Actor, at: datetime) -> None:
    fact = CaseRegistered(
        organisation=case.organisation.key,
        right=Right(case.right).value,
        channel=Channel(case.channel).value,
        received_on=case.received_on,
        due_on=case.due_on,
        name=person.name,
    )
    record(fact, by=by, at=at, case=case.number)
    if person.representative:
        record(named(person.representative), by=by, at=at, case=case.number)


def _next_number(year: int) -> str:
    """Return the next number of a year; inside a transaction, one at a time."""
    YearCount.objects.get_or_create(year=year, defaults={"last": 0})
    count = YearCount.objects.select_for_update().get(year=year)
    count.last += 1
    count.save(update_fields=["last"])
    return f"{year}-{count.last:05d}"
