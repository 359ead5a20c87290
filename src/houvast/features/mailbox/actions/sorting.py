"""Sort a mail that is kept: request, answer to a request, report, or for a person to decide.

What may never happen: a mail sorted twice; a wish lost because sorting failed; an answer to a machine.

Law: GDPR art. 12(2), 12(3).
"""

import logging
from datetime import datetime
from uuid import UUID

from django.db import DatabaseError, transaction

from houvast.engines.matching.identifiers import EMAIL
from houvast.features.mailbox.contracts import Head, Letter, State, Why
from houvast.features.mailbox.events import MailJoined, MailQueued, MailRegistered, ReportNoted
from houvast.features.mailbox.models import Mail, MailCase
from houvast.features.mailbox.queries import DAY, cases_of_thread, mail_record, registered_since
from houvast.features.mailbox.rules.bounces import Report, ours
from houvast.features.mailbox.rules.parsing import delivery_report_of, letter_of
from houvast.features.mailbox.rules.sorting import Found, Outcome, numbers_in, outcome_of, wish_of
from houvast.features.mailbox.storing import raw_of, sender_of, thread_of
from houvast.features.rights.actions.registering import register_case
from houvast.features.rights.contracts import Channel, Right
from houvast.features.rights.queries import NoSuchCase, case_record, facts_of, is_given_in, joinable
from houvast.foundation.events.facts import Actor
from houvast.foundation.evidence.actions import record
from houvast.foundation.notifications.actions import note_returned
from houvast.foundation.notifications.queries import message_of
from houvast.foundation.organisations.queries import own_organisation

LONGEST_WORDS = 10_000
RETURNED = "returned"
_LOG = logging.getLogger(__name__)


def sort_mail(*, mail: UUID, server: str, by: Actor, at: datetime) -> State:
    """Sort a mail that waits for it, once; when that fails, a person gets it."""
    row = mail_record(mail)
    if row.state != State.RECEIVED or row.file is None:
        return State(row.state)
    try:
        return _sorted(row, raw_of(row.file, by=by, at=at), server, by=by, at=at)
    except DatabaseError:
        raise  # it is tried again
    except Exception as problem:  # noqa: BLE001 (whatever a stranger sends, a person gets to see it)
        _LOG.warning("a mail could not be sorted: %s", type(problem).__name__)
        _applied(row, Letter(Head()), Outcome(State.QUEUED, Why.TROUBLE), by=by, at=at)
        return State.QUEUED


def _sorted(row: Mail, raw: bytes, server: str, *, by: Actor, at: datetime) -> State:
    report = delivery_report_of(raw)
    if report is not None and any(message_of(one) for one in report.messages):
        _noted(row, report, by=by, at=at)
        return State.REPORT
    letter = letter_of(raw, server)
    found = _found(row, letter, at)
    outcome = outcome_of(letter, wish_of(letter), found, age=at - row.received_at)
    _applied(row, letter, outcome, by=by, at=at)
    return outcome.state


def _found(row: Mail, letter: Letter, at: datetime) -> Found:
    """Look up what is known of a mail; a number in it opens nothing to whom is not in that request."""
    sender = sender_of(row.mailbox, letter.head.from_address)
    threads = [message.case for one in ours(list(letter.answers)) if (message := message_of(one)) and message.case]
    thread = next((case for case in threads if _is_here(row, case)), "")
    earlier = cases_of_thread(map(thread_of, letter.answers), sender)
    copies = cases_of_thread([thread_of(letter.message_id)], sender) if letter.message_id else ()
    numbers = numbers_in(letter)
    named = next((one for one in numbers if _is_here(row, one) and _is_theirs(one, letter.head.from_address)), "")
    is_named = bool(named)
    named = named or next(iter(earlier), "")
    thread, named = _goes_on(thread), _goes_on(named)
    return Found(
        thread=thread,
        named=named,
        stranger=bool(numbers) and not is_named,
        copies=copies,
        lately=registered_since(sender, at - DAY),
        ended=tuple(one for one in (thread, named) if one and not facts_of(case_record(one)).is_open),
    )


def _goes_on(case: str) -> str:
    """Return the request in which one goes on that was joined; itself where it was not."""
    return (facts_of(case_record(case)).joined_to or case) if case else ""


def _is_here(row: Mail, case: str) -> bool:
    """Tell whether a case may get mail of this mailbox: its own organisation's, or any that is handled here."""
    try:
        organisation = case_record(case).organisation.key
    except NoSuchCase:
        return False
    return row.mailbox in (organisation, own_organisation().key)


def _is_theirs(case: str, address: str) -> bool:
    return bool(address) and is_given_in(case, EMAIL, address)


@transaction.atomic
def _applied(row: Mail, letter: Letter, outcome: Outcome, *, by: Actor, at: datetime) -> None:
    if not _claimed(row, outcome):
        return
    if outcome.state is State.QUEUED:
        record(MailQueued(mail=row.id, why=outcome.why), by=by, at=at, case=next(iter(outcome.cases), None))
        MailCase.objects.bulk_create(MailCase(mail=row, case=case) for case in outcome.cases)
        return
    for case in outcome.cases:
        join(row, case, outcome.why, by=by, at=at)
    home, spoken, why = row.organisation.key, row.language, outcome.why
    made = [register(row, letter, Right(right), home, spoken, why, by=by, at=at) for right in outcome.rights]
    if any(joinable(case) for case in made):
        Mail.objects.filter(id=row.id).update(why=Why.AGAIN)


def _claimed(row: Mail, outcome: Outcome) -> bool:
    """Settle the row first: of two at once, the other waits here and finds nothing to do."""
    changed = {"state": outcome.state, "why": outcome.why}
    return bool(Mail.objects.filter(id=row.id, state=State.RECEIVED).update(**changed))


@transaction.atomic
def _noted(row: Mail, report: Report, *, by: Actor, at: datetime) -> None:
    if not _claimed(row, Outcome(State.REPORT, Why.AUTOMATIC)):
        return
    for message in report.messages:
        if report.failed and note_returned(message=message, reason=RETURNED, by=by, at=at):
            record(ReportNoted(mail=row.id, message=message), by=by, at=at)


def join(row: Mail, case: str, why: Why, *, by: Actor, at: datetime) -> None:
    """Add a mail to a case, inside the caller's transaction."""
    MailCase.objects.get_or_create(mail=row, case=case)
    suspect = row.facts().is_suspect
    record(MailJoined(mail=row.id, why=why, suspect=suspect), by=by, at=at, case=case)


def register(
    row: Mail, letter: Letter, right: Right, organisation: str, language: str, why: Why, *, by: Actor, at: datetime
) -> str:
    """Make a request of a mail, inside the caller's transaction; its clock runs from when the mail server got it."""
    case = register_case(
        organisation=organisation,
        right=right,
        channel=Channel.MAIL,
        received_at=row.received_at,
        name=letter.head.from_name if "@" not in letter.head.from_name else "",
        keys=[(EMAIL, letter.head.from_address)],
        words="\n\n".join(part for part in (letter.head.subject, letter.own) if part)[:LONGEST_WORDS],
        language=language,
        by=by,
        at=at,
    )
    MailCase.objects.create(mail=row, case=case.number)
    record(MailRegistered(mail=row.id, why=why), by=by, at=at, case=case.number)
    return case.number
