"""Extend the term, inside the first month and with a letter.

Law: GDPR art. 12(3).
"""

from datetime import datetime

from django.db import transaction

from houvast.engines.deadlines.extensions import may_extend
from houvast.engines.deadlines.local_time import local_date
from houvast.engines.trouble import Trouble
from houvast.features.rights.actions.telling import tell_if_possible
from houvast.features.rights.actions.wording import note_letter
from houvast.features.rights.answer.making import letter_pdf
from houvast.features.rights.composing.composing import compose, speaker_of
from houvast.features.rights.composing.extending import extension_words
from houvast.features.rights.contracts import CaseFacts, Outcome
from houvast.features.rights.events import TermExtended
from houvast.features.rights.mails.fields import MailKind
from houvast.features.rights.models import CaseRecord
from houvast.features.rights.queries import DONE, facts_of, live_case, locked_case, term_of
from houvast.foundation.events.facts import Actor
from houvast.foundation.evidence.actions import record

REASONS = ("complexity", "number_of_requests")


class NoGround(Trouble):
    """The law knows two reasons only: complexity, and the number of requests."""


class NothingToExtend(Trouble):
    """The term of the case has ended by an answer, or was extended before."""

    status = 409


def extension_letter(*, case: str, reasons: tuple[str, ...], at: datetime) -> bytes:
    """Return the letter (PDF) that tells the person of the extension and its reasons; nothing is changed by it.

    :raises NothingToExtend: the case was answered or passed on, or its term was extended before.
    :raises NoGround: no reason, or one that the law does not know.
    :raises AnswerIncomplete: the first month has passed.
    """
    found = _extendable(case, reasons)
    words = extension_words(reasons, found.language)
    return letter_pdf(compose(found, at=at, outcome=Outcome.EXTENDED, extension_reasons=words))


@transaction.atomic
def extend_term(*, case: str, reasons: tuple[str, ...], letter_sent_at: datetime, by: Actor, at: datetime) -> CaseFacts:
    """Extend the term by two months from receipt.

    :raises NothingToExtend: the case was answered or passed on, or its term was extended before.
    :raises NoGround: no reason, or one that the law does not know.
    :raises TooLateToExtend: the first month has passed.
    :raises ExtensionWithoutLetter: the letter was not sent.
    """
    locked_case(case)
    found = _extendable(case, reasons)
    country = found.organisation.country
    asked_on, sent_on = local_date(at, country), local_date(letter_sent_at, country)
    extension = may_extend(term=term_of(found), asked_on=asked_on, letter_sent_on=sent_on)
    found.due_on, found.extended_on, found.extension_reasons = extension.due, asked_on, list(reasons)
    found.save(update_fields=["due_on", "extended_on", "extension_reasons"])
    fact = TermExtended(due_on=extension.due, reasons=reasons, letter_sent_on=sent_on)
    record(fact, by=by, at=at, case=case)
    words = extension_words(reasons, found.language)
    letter = compose(found, at=at, outcome=Outcome.EXTENDED, extension_reasons=words)
    note_letter(letter, speaker_of(found), by=by, at=at)
    tell_if_possible(case=case, kind=MailKind.EXTENSION, by=by, at=at)
    return facts_of(found)


def _extendable(case: str, reasons: tuple[str, ...]) -> CaseRecord:
    found = live_case(case)
    if found.status in DONE:
        raise NothingToExtend(f"case {case} is {found.status}: its answer is given, there is no term to extend.")
    if found.extended_on is not None:
        raise NothingToExtend(f"case {case}: the term was extended already; the law knows one extension.")
    if not reasons or set(reasons) - set(REASONS):
        raise NoGround(f"case {case}: give a reason to extend: {' or '.join(REASONS)}.")
    return found
