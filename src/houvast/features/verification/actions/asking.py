"""Ask what only the customer knows, and judge the answers; neither the facts nor the answers are kept.

What may never happen: an answer in a table, a log, the evidence or a page; a new draw of questions for whoever dislikes
the first; the same question twice.
"""

from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta
from uuid import UUID, uuid4

from django.db import transaction

from houvast.engines.trouble import Trouble
from houvast.features.verification.actions.checking import note_outcome, refuse_when_locked
from houvast.features.verification.contracts import About, Answered, ChallengeState, Method, RoundCard
from houvast.features.verification.events import FactsAsked
from houvast.features.verification.methods.finding import ways
from houvast.features.verification.methods.ways import BASIC, NONE, STANDARD
from houvast.features.verification.models import Challenge, QuestionRound
from houvast.features.verification.queries import check_locked_until, open_round, seed_of
from houvast.features.verification.rules.codes import TOGETHER
from houvast.features.verification.rules.questions import ENOUGH_ALONE, ENOUGH_WITH_CODE, KnownFact, choose, is_right
from houvast.foundation.events.facts import Actor
from houvast.foundation.evidence.actions import record

LASTS = timedelta(minutes=15)
NOT_AGAIN = timedelta(days=90)


class NothingToAsk(Trouble):
    """No fact is left that only the customer knows."""

    status = 409


class RoundOver(Trouble):
    """These questions were answered already, or took too long."""

    status = 409


@transaction.atomic
def ask_facts(*, about: About, facts: Iterable[KnownFact], proves: Iterable[str], by: Actor, at: datetime) -> RoundCard:
    """Choose the questions to ask; those that wait for answers already stay, whoever asks again.

    `proves` are the blind indices of the identifiers by which the facts were found.

    :raises CheckLocked: checking failed too often within a day.
    :raises NothingToAsk: no fact is left to ask.
    """
    case = about.case
    refuse_when_locked(case, Method.DYNAMIC_FACTS, about.identifiers, at)
    if waiting := open_round(case, at):
        return waiting
    number, found = uuid4(), frozenset(proves)
    asked = choose(facts, seed=seed_of(number), on=at.date(), without=_asked_before(case, found, at))
    if not asked:
        raise NothingToAsk(f"Case {case}: there is nothing left to ask that only the customer knows; send a code.")
    row = QuestionRound.objects.create(
        id=number,
        case=case,
        codes=[question.code for question in asked],
        proves=sorted(found),
        made_by=f"{by.kind}:{by.key}",
        made_at=at,
        ends_at=at + LASTS,
    )
    return row.card()


@transaction.atomic
def answer_facts(
    *, about: About, asked: UUID, answers: Mapping[str, str], facts: Iterable[KnownFact], by: Actor, at: datetime
) -> Answered:
    """Judge the answers by field; one that was not given counts for nothing, one that is wrong fails the whole round.

    Two right ones reach basic; one, with a code shortly before or after, standard.

    :raises RoundOver: they were answered already, or took too long.
    :raises CheckLocked: checking failed too often within a day.
    """
    case, known = about.case, {fact.code: fact for fact in facts}
    refuse_when_locked(case, Method.DYNAMIC_FACTS, about.identifiers, at)
    row = _taken(case, asked, at)
    told = [(code, text) for code, text in answers.items() if code in row.codes and text.strip()]
    verdicts = [code in known and is_right(known[code], text) for code, text in told]
    right, wrong = sum(verdicts), len(verdicts) - sum(verdicts)
    QuestionRound.objects.filter(id=row.id).update(right=right, wrong=wrong)
    record(FactsAsked(asked=len(row.codes), right=right, wrong=wrong), by=by, at=at, case=case)
    if wrong:
        note_outcome(about, Method.DYNAMIC_FACTS, level=BASIC, proves=(), passed=False, by=by, at=at)
        locked = check_locked_until(case=case, identifiers=about.identifiers, at=at) is not None
        return Answered(right=False, left=0, locked=locked)
    method, level, proves = _reached(row, right, at)
    if level:
        note_outcome(about, method, level=level, proves=proves, passed=True, by=by, at=at)
    return Answered(right=right > 0, left=0, level=level, proves=proves)


def _asked_before(case: str, proves: frozenset[str], at: datetime) -> set[str]:
    """Give the fields that were asked lately in this case, or in another of whoever has one of these identifiers."""
    lately = QuestionRound.objects.filter(made_at__gt=at - NOT_AGAIN)
    return {code for one in lately if one.case == case or proves & set(one.proves) for code in one.codes}


def _taken(case: str, asked: UUID, at: datetime) -> QuestionRound:
    mine = QuestionRound.objects.filter(id=asked, case=case, answered_at=None, ends_at__gt=at)
    if not mine.update(answered_at=at):
        raise RoundOver(f"Case {case}: these questions do not count any more; ask others.")
    return QuestionRound.objects.get(id=asked)


def _reached(row: QuestionRound, right: int, at: datetime) -> tuple[Method, int, frozenset[str]]:
    found = frozenset[str](row.proves)
    by_code = [name for name, way in ways().items() if way.method is Method.CHANNEL_CODE]
    lately = Challenge.objects.filter(
        case=row.case, way__in=by_code, state=ChallengeState.RIGHT, answered_at__gt=at - TOGETHER
    )
    for one in lately if right >= ENOUGH_WITH_CODE else ():
        if both := found & frozenset(one.proves):
            return Method.CHANNEL_CODE, STANDARD, both
    if right >= ENOUGH_ALONE:
        return Method.DYNAMIC_FACTS, BASIC, found
    return Method.DYNAMIC_FACTS, NONE, frozenset()
