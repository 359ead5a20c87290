"""Prove who it is from the page: a code to what the systems have on file, then what only the customer knows.

What may never happen: a word, a wait or a lock on the page from which one could tell whether somebody is on file.
"""

from collections.abc import Mapping
from datetime import datetime
from uuid import UUID, uuid4

from django.db import transaction

from houvast.connectors.protocol import Unreachable
from houvast.engines.trouble import Trouble
from houvast.features.portal import rules
from houvast.features.portal.contracts import Visitor
from houvast.features.portal.models import Visit, WrongProof
from houvast.features.portal.storing import index_of
from houvast.features.rights.actions.proving import (
    answer_code,
    answer_questions,
    ask_questions,
    questions_open,
    send_code,
)
from houvast.features.verification.contracts import RoundCard
from houvast.features.verification.queries import Question, open_challenge
from houvast.foundation.events.facts import Actor

BASIC = 1


class TriedTooOften(Trouble):
    """Too many wrong codes or answers were given on this page within a day."""

    status = 429


class CannotCheckNow(Trouble):
    """The systems do not answer, so that nobody can be checked now."""

    status = 503


def send_identity_code(*, case: str, way: str, by: Actor, at: datetime) -> bool:
    """Send a code to what is on file, where there is something; for the worker, so that the page does not wait."""
    try:
        send_code(case=case, way=way, by=by, at=at)
    except Trouble:
        return False
    return True


def answer_identity_code(*, visitor: Visitor, said: str, at: datetime) -> bool:
    """Judge a code; where none was sent, it is as wrong as any other.

    :raises TriedTooOften: too many were wrong today.
    :raises CannotCheckNow: a system does not answer.
    """
    _refuse_when_tried(visitor, at)
    sent = open_challenge(visitor.case, at)
    try:
        answered = answer_code(
            case=visitor.case, challenge=sent.id if sent else uuid4(), said=said, by=visitor.actor, at=at
        )
    except Unreachable:
        raise CannotCheckNow("A system does not answer now: try again later.") from None
    except Trouble:
        return _wrong(visitor, at)
    if not answered.right:
        return _wrong(visitor, at)
    _reach(visitor, answered.level)
    return True


def may_be_asked(visitor: Visitor) -> bool:
    """Tell whether questions may be put: only to who answered a code on file, whom we know by that."""
    return visitor.level >= BASIC


def ask(*, visitor: Visitor, at: datetime) -> tuple[RoundCard, tuple[Question, ...]] | None:
    """Give the questions that wait for answers, choosing them first where there are none; None where nothing is left.

    :raises CannotCheckNow: a system does not answer.
    """
    if not may_be_asked(visitor):
        return None
    try:
        ask_questions(case=visitor.case, by=visitor.actor, at=at)
        return questions_open(case=visitor.case, by=visitor.actor, at=at)
    except Unreachable:
        raise CannotCheckNow("A system does not answer now: try again later.") from None
    except Trouble:
        return None


def answer(*, visitor: Visitor, asked: UUID, answers: Mapping[str, str], at: datetime) -> bool:
    """Judge the answers; which one was wrong is not told.

    :raises TriedTooOften: too many were wrong today.
    """
    _refuse_when_tried(visitor, at)
    if not may_be_asked(visitor):
        return _wrong(visitor, at)
    try:
        answered = answer_questions(case=visitor.case, asked=asked, answers=answers, by=visitor.actor, at=at)
    except Trouble:
        return _wrong(visitor, at)
    if not answered.level:
        return _wrong(visitor, at)
    _reach(visitor, answered.level)
    return True


def _refuse_when_tried(visitor: Visitor, at: datetime) -> None:
    wrong = WrongProof.objects.filter(case_index=index_of(visitor.case), at__gt=at - rules.DAY)
    if wrong.count() >= rules.WRONG_PROOFS:
        raise TriedTooOften("Too many codes were wrong today: try again tomorrow, or call us.")


def _wrong(visitor: Visitor, at: datetime) -> bool:
    WrongProof.objects.create(case_index=index_of(visitor.case), at=at)
    return False


@transaction.atomic
def _reach(visitor: Visitor, level: int) -> None:
    Visit.objects.filter(id=visitor.session, level__lt=level).update(level=level)
