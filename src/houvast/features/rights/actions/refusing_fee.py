"""Ask a reasonable fee for a request that is unfounded or excessive, in place of refusing it.

What may never happen: a fee for a first request, by one person or by the system; a fee that the person did not hear of
before, so that they could take the request back; a clock that stands still for it, which no law says.

Law: GDPR art. 12(3), 12(5)(a).
"""

from datetime import datetime

from django.db import transaction

from houvast.engines.matching.identifiers import EMAIL
from houvast.engines.trouble import Trouble
from houvast.features.rights.actions.identifying import is_identified
from houvast.features.rights.actions.notifying import contact_of
from houvast.features.rights.actions.refusing import LEAST_WORDS, refuse_too_early
from houvast.features.rights.actions.telling import tell_if_possible
from houvast.features.rights.composing.remedies import remedies_in
from houvast.features.rights.contracts import Authority, CaseFacts, FeeCard, RefusalGround, Status
from houvast.features.rights.events import CaseWithdrawn, FeeApproved, FeeAsked, FeeEnded, FeeTold, MailQueued
from houvast.features.rights.fees import card_of_fee, seal_fee
from houvast.features.rights.mails.fields import MailKind
from houvast.features.rights.models import CaseRecord, Fee
from houvast.features.rights.notices.fee import FeeMail, write_fee
from houvast.features.rights.notices.recipient import Notice
from houvast.features.rights.person import open_person
from houvast.features.rights.proofs import proven_keys
from houvast.features.rights.queries import DONE, case_record, facts_of, locked_case
from houvast.features.rights.refusals import earlier_requests, refusal_of
from houvast.features.rights.representing import proven_contacts, reads_letters
from houvast.features.rights.telling_contracts import FeeEnd
from houvast.features.tasks.actions.by_hand import withdraw_tasks_of
from houvast.features.verification.queries import level_asked
from houvast.foundation.events.facts import Actor
from houvast.foundation.evidence.actions import record
from houvast.foundation.notifications.actions import queue_message
from houvast.foundation.notifications.contracts import Channel, Envelope
from houvast.foundation.organisations.queries import organisation_by_key, own_organisation

MOST_CENTS = 50_000
"""A fee of more than this is no reasonable share of the costs of one request."""
PURPOSE = "fee"
_BEGUN = (Status.APPROVED, Status.EXECUTED, Status.READ_BACK)


class CannotAskFee(Trouble):
    """The law does not let this fee be asked, or it is not the moment for this step."""

    status = 409


@transaction.atomic
def ask_fee(
    *, case: str, ground: RefusalGround, cents: int, costs: str, reasons: str, by: Actor, at: datetime
) -> FeeCard:
    """Ask a second colleague to agree with a fee, in place of a refusal. Guard: `decide`.

    :raises CannotRefuse: it is the first request of the person, it is not known who asks, or it was answered.
    :raises CannotAskFee: the amount is none, the costs or reasons say too little, a refusal waits, or it was begun.
    """
    found = locked_case(case)
    refuse_too_early(found)
    if found.status in _BEGUN:
        raise CannotAskFee(f"case {case} is {found.status}; a fee is asked before anything is done.")
    if refusal_of(found):
        raise CannotAskFee(f"case {case}: a refusal was asked for; take it back first.")
    if not 0 < cents <= MOST_CENTS:
        raise CannotAskFee(f"case {case}: a fee is more than nothing and at most {MOST_CENTS // 100} euros.")
    if len(reasons.split()) < LEAST_WORDS or not costs.strip():
        raise CannotAskFee(f"case {case}: write out why a fee is asked and which costs it covers.")
    Fee.objects.filter(case=found, ended="").update(ended=FeeEnd.DROPPED, ended_by=_name(by), ended_at=at)
    sealed = seal_fee(case, costs=costs.strip(), reasons=reasons.strip())
    row = Fee.objects.create(case=found, ground=ground, cents=cents, words=sealed, asked_by=_name(by), asked_at=at)
    fact = FeeAsked(ground=ground.value, cents=cents, earlier=len(earlier_requests(found)), reasons=reasons.strip())
    record(fact, by=by, at=at, case=case)
    return card_of_fee(row)


@transaction.atomic
def approve_fee(*, case: str, fee: int, by: Actor, at: datetime) -> FeeCard:
    """Agree as the second colleague. Guard: `approve_plan`; then tell the person.

    :raises CannotRefuse: it is not known any more who asks, or it was answered.
    :raises CannotAskFee: it is one's own wish, or it was changed or dropped since.
    """
    found = locked_case(case)
    refuse_too_early(found)
    row = Fee.objects.filter(case=found, pk=fee, ended="", approved_by="").first()
    if row is None:
        raise CannotAskFee(f"case {case}: no fee waits for approval; look at the case again.")
    if by.kind != "account" or row.asked_by == _name(by):
        raise CannotAskFee(f"case {case}: you asked for this fee yourself; let a colleague look at it.")
    row.approved_by, row.approved_at = _name(by), at
    row.save(update_fields=["approved_by", "approved_at"])
    record(FeeApproved(ground=RefusalGround(row.ground).value, cents=row.cents), by=by, at=at, case=case)
    return card_of_fee(row)


@transaction.atomic
def tell_of_fee(*, case: str, by_mail: bool, by: Actor, at: datetime) -> FeeCard:
    """Mail the person that a fee is asked and that the request can be taken back, or note that they got it in print.

    :raises CannotAskFee: no fee was agreed on, or no address is proven to which the mail may go.
    :raises CannotSend: no mail server is set up.
    """
    found = locked_case(case)
    row = _agreed(found)
    if by_mail:
        _mail(found, card_of_fee(row), by=by, at=at)
    row.told_at = at
    row.save(update_fields=["told_at"])
    record(FeeTold(cents=row.cents, how="mail" if by_mail else "letter"), by=by, at=at, case=case)
    return card_of_fee(row)


@transaction.atomic
def end_fee(*, case: str, end: FeeEnd, words: str = "", by: Actor, at: datetime) -> CaseFacts:
    """Note that the fee was paid, that it is dropped, or that the person takes the request back, in their own words.

    :raises CannotAskFee: there is none, the person did not hear of it yet, or the words are lacking.
    """
    found = locked_case(case)
    row = Fee.objects.filter(case=found, ended="").first()
    if found.status in DONE or row is None:
        raise CannotAskFee(f"case {case}: no fee is asked for it.")
    if end is not FeeEnd.DROPPED and row.told_at is None:
        raise CannotAskFee(f"case {case}: tell the person of the fee first.")
    if end is FeeEnd.WITHDRAWN and not words.strip():
        raise CannotAskFee(f"case {case}: write down in which words the person took the request back.")
    row.ended, row.ended_by, row.ended_at = end, _name(by), at
    row.save(update_fields=["ended", "ended_by", "ended_at"])
    record(FeeEnded(end=end.value, words=words.strip()), by=by, at=at, case=case)
    if end is FeeEnd.WITHDRAWN:
        _withdraw(found, by=by, at=at)
        tell_if_possible(case=case, kind=MailKind.WITHDRAWN, by=by, at=at)
    elif end is FeeEnd.DROPPED and row.told_at:
        tell_if_possible(case=case, kind=MailKind.FEE_DROPPED, by=by, at=at)
    return facts_of(found)


def fee_notice(case: str) -> Notice | None:
    """Return what the person is told of the fee, to be read or printed; None where none was agreed on."""
    found = case_record(case)
    row = Fee.objects.filter(case=found, ended="").exclude(approved_by="").first()
    return _written(found, card_of_fee(row)) if row else None


def fee_address(found: CaseRecord) -> str:
    """Return the proven address of who reads the letters of a case, or nothing."""
    person = open_person(found.number, bytes(found.person))
    if (reader := reads_letters(found, person)) is not None:
        given = next((key.value for key in reader.keys if key.kind == EMAIL and key.value), "")
        return given if found.authority == Authority.SEEN and EMAIL in proven_contacts(found) else ""
    level = max(1, level_asked(found.number, found.right, found.channel))
    proven = {one.value for one in proven_keys(found, person, level) if one.kind == EMAIL}
    return next((key.value for key in person.keys if key.kind == EMAIL and key.value in proven), "")


def _agreed(found: CaseRecord) -> Fee:
    row = Fee.objects.filter(case=found, ended="").exclude(approved_by="").first()
    if found.status in DONE or row is None or not is_identified(found):
        raise CannotAskFee(f"case {found.number}: no fee was agreed on by two colleagues.")
    return row


def _mail(found: CaseRecord, card: FeeCard, *, by: Actor, at: datetime) -> None:
    to = fee_address(found)
    if not to:
        raise CannotAskFee(f"case {found.number}: no address was proven to be the person's own; print the text.")
    speaker = organisation_by_key(found.organisation.key)
    notice = _written(found, card)
    envelope = Envelope(
        to=to,
        subject=notice.subject,
        text=notice.text,
        sender_name=speaker.name,
        reply_to=speaker.email or own_organisation().email,
    )
    message = queue_message(channel=Channel.MAIL, envelope=envelope, purpose=PURPOSE, case=found.number, at=at)
    record(MailQueued(message=message, purpose=PURPOSE, to_proven=True), by=by, at=at, case=found.number)


def _written(found: CaseRecord, card: FeeCard) -> Notice:
    person = open_person(found.number, bytes(found.person))
    speaker = organisation_by_key(found.organisation.key)
    remedies = remedies_in(found.organisation.country, found.language, found.received_on)
    mail = FeeMail(
        number=found.number,
        name=(reads_letters(found, person) or person).name,
        due=found.due_on,
        contact=contact_of(speaker),
        organisation=speaker.name,
        authority=remedies.authority,
        authority_url=remedies.url,
    )
    return write_fee(card, mail, found.language)


def _withdraw(found: CaseRecord, *, by: Actor, at: datetime) -> None:
    found.status, found.closed_at = Status.CLOSED, at
    found.save(update_fields=["status", "closed_at"])
    withdraw_tasks_of(case=found.number, by=by, at=at)
    record(CaseWithdrawn(), by=by, at=at, case=found.number)


def _name(by: Actor) -> str:
    return f"{by.kind}:{by.key}"
