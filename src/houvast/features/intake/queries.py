"""What is asked about what came in without an agent."""

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from django.db.models import QuerySet

from houvast.engines.trouble import Trouble
from houvast.features.intake.contracts import ClosedAsSpam, Doubt, LetterFacts, NoRequest, Receipt, ToLookAt
from houvast.features.intake.models import Letter, Submission, WebForm
from houvast.features.rights.contracts import DISCLOSING_RIGHTS, CaseFacts, Status
from houvast.features.rights.queries import case_record, cases_for, facts_of, facts_of_cases
from houvast.foundation.accounts.models import Account
from houvast.foundation.files.queries import NoSuchFile, file_of
from houvast.foundation.programs.contracts import ProgramFacts

MOST = 100
"""How many entries a list holds."""


class NotHandedIn(Trouble):
    """The program handed in no such request; whether another did is not said."""

    status = 404


def submitted(program: ProgramFacts, key: str) -> Submission | None:
    """Give what a program handed in under a key (its digest), or None."""
    return Submission.objects.filter(program=program.id, key=key).first()


def receipts_for(program: ProgramFacts, *, after: str = "", at: datetime) -> tuple[Receipt, ...]:
    """Give how the requests are doing that a program handed in, in that order, at most `MOST`; `after` a number of one.

    :raises NotHandedIn: it handed in no request with that number.
    """
    rows = Submission.objects.filter(program=program.id).order_by("pk")
    if after:
        last = rows.filter(case=after[:40]).values_list("pk", flat=True).first()
        if last is None:
            raise NotHandedIn("after: this program handed in no request with that number")
        rows = rows.filter(pk__gt=last)
    numbers = list(rows.values_list("case", flat=True)[:MOST])
    cases = {one.number: one for one in facts_of_cases(numbers)}
    return tuple(_receipt(cases[number], is_new=False, at=at) for number in numbers if number in cases)


def receipt_for(program: ProgramFacts, number: str, *, at: datetime) -> Receipt:
    """Give how a request is doing that this program handed in.

    :raises NotHandedIn: it handed in no such request.
    """
    if not Submission.objects.filter(program=program.id, case=number[:40]).exists():
        raise NotHandedIn("this program handed in no request with that number")
    return receipt_of(number, is_new=False, at=at)


def receipt_of(number: str, *, is_new: bool, at: datetime) -> Receipt:
    """Give the receipt of a case."""
    return _receipt(facts_of(case_record(number)), is_new=is_new, at=at)


def _receipt(facts: CaseFacts, *, is_new: bool, at: datetime) -> Receipt:
    return Receipt(
        number=facts.number,
        right=facts.right,
        status=facts.status,
        received_on=facts.term.received_on,
        due_on=facts.due,
        answered_at=facts.answered_at,
        is_new=is_new,
        outcome=facts.outcome,
        extended=facts.extended_on is not None,
        answer_until=_answer_until(facts, at),
    )


def _answer_until(facts: CaseFacts, at: datetime) -> datetime | None:
    """Give until when an answer can be fetched: one that was given, hands data over, and was not called back."""
    is_given = facts.status in (Status.ANSWERED, Status.CLOSED) and facts.right in DISCLOSING_RIGHTS
    if not is_given or not facts.pack:
        return None
    try:
        card = file_of(UUID(facts.pack))
    except NoSuchFile:
        return None
    gone = card.revoked_at is not None or card.purged_at is not None or card.expires_at <= at
    return None if gone else card.expires_at


def cases_on_receipt(numbers: Iterable[str]) -> tuple[CaseFacts, ...]:
    """Give the cases of a receipt from a public page, whose numbers only who sent the form can show."""
    return tuple(facts_of(case_record(number)) for number in numbers)


def to_look_at(account: Account) -> tuple[ToLookAt, ...]:
    """Give the requests from public pages that somebody must look at, in cases that the account may know of."""
    rows = _doubted(account).order_by("at")[:MOST]
    return tuple(
        ToLookAt(facts_of(case_record(one.case)), tuple(Doubt(code) for code in one.doubts), one.at) for one in rows
    )


def count_to_look_at(account: Account) -> int:
    """Return how many requests from public pages wait for a look."""
    return _doubted(account).count()


def closed_as_spam(account: Account, *, since: datetime) -> tuple[ClosedAsSpam, ...]:
    """Give what was closed as no request since a moment, the last first, in cases that the account may know of."""
    theirs = cases_for(account).values("number")
    rows = WebForm.objects.filter(spam_at__gt=since, case__in=theirs).order_by("-spam_at")[:MOST]
    return tuple(ClosedAsSpam(facts_of(case_record(one.case)), one.at, NoRequest(one.spam_why)) for one in rows)


def _doubted(account: Account) -> QuerySet[WebForm]:
    theirs = cases_for(account).values("number")
    return WebForm.objects.filter(looked_at=None, case__in=theirs).exclude(doubts=[])


def letters_for(account: Account, *, file: UUID | None = None, case: str = "") -> tuple[LetterFacts, ...]:
    """Give the scans of letters, the newest first, in cases that the account knows of; or one, or those of a case."""
    theirs = cases_for(account).values("number")
    found = Letter.objects.filter(case__in=theirs).order_by("-pk")
    found = found.filter(file=file) if file else found
    rows = (found.filter(case=case) if case else found)[:MOST]
    return tuple(LetterFacts(facts_of(case_record(one.case)), one.file, one.pages, one.at) for one in rows)
