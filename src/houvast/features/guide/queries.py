"""What is asked of the guide."""

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from houvast.engines.trouble import Trouble
from houvast.features.guide.contracts import AnswerFacts, Asked, Hit, Unanswered
from houvast.features.guide.models import Answer, Question
from houvast.features.guide.searching import search
from houvast.features.tasks.queries import asked_of, said_of, task_by_id
from houvast.foundation.accounts.models import Account
from houvast.foundation.keys.sealing import KeyDestroyed
from houvast.foundation.organisations.contracts import OrganisationFacts

MOST = 50


class NoSuchAnswer(Trouble):
    """There is no answer in force under this key."""

    status = 404


def answers_to(said: str, organisation: OrganisationFacts, language: str, most: int = 5) -> tuple[Hit, ...]:
    """Give the approved answers and passages of one organisation that fit what a caller says, the best first."""
    return search(said, organisation=organisation.id, language=language, most=most)


def answers_at(card: str, organisation: OrganisationFacts, language: str) -> tuple[AnswerFacts, ...]:
    """Give the answers of an organisation that belong to a card."""
    rows = Answer.objects.select_related("organisation").filter(
        organisation=organisation.id, language=language, card=card, ended_at=None
    )
    return tuple(row.facts() for row in rows)


def answers_of(organisation: OrganisationFacts) -> tuple[AnswerFacts, ...]:
    """Give every answer of an organisation that is in force, those to be looked at again first on top."""
    rows = Answer.objects.select_related("organisation").filter(organisation=organisation.id, ended_at=None)
    return tuple(row.facts() for row in rows.order_by("review_by", "key", "language"))


def versions_of(organisation: OrganisationFacts, key: str, language: str) -> tuple[AnswerFacts, ...]:
    """Give every version of an answer, the newest first."""
    rows = Answer.objects.select_related("organisation").filter(
        organisation=organisation.id, key=key, language=language
    )
    return tuple(row.facts() for row in rows.order_by("-version"))


def answer_by_key(organisation: OrganisationFacts, key: str, language: str) -> AnswerFacts:
    """Give the version of an answer that is in force.

    :raises NoSuchAnswer: there is none.
    """
    row = Answer.objects.select_related("organisation").filter(
        organisation=organisation.id, key=key, language=language, ended_at=None
    )
    for found in row:
        return found.facts()
    raise NoSuchAnswer("There is no such answer in force: choose one from the list of answers.")


def questions_of(account: Account) -> tuple[Asked, ...]:
    """Give what an agent passed on and has not seen the answer of, the newest first."""
    rows = Question.objects.select_related("organisation").filter(asked_by=account.pk, seen_at=None)[:MOST]
    return tuple(_asked(row) for row in rows)


def unanswered(organisations: Iterable[OrganisationFacts], *, since: datetime) -> tuple[Unanswered, ...]:
    """Count per card what agents could not answer since a moment, the most asked first."""
    keys = [one.id for one in organisations]
    counts: dict[str, list[bool]] = {}
    asked = Question.objects.filter(organisation__in=keys, asked_at__gte=since)
    for card, task in asked.values_list("card", "task"):
        counts.setdefault(card, []).append(task_by_id(task).is_open)
    found = (Unanswered(card, len(waits), sum(waits)) for card, waits in counts.items())
    return tuple(sorted(found, key=lambda one: (-one.asked, one.card)))


def _asked(row: Question) -> Asked:
    task = task_by_id(row.task)
    question, answer = _words(row.task)
    return Asked(
        task=row.task,
        organisation=row.organisation.name,
        card=row.card,
        asked_at=row.asked_at,
        due_on=task.due_on,
        question=question,
        answer=answer,
        is_answered=task.is_answered,
        seen=row.seen_at is not None,
    )


def _words(task: UUID) -> tuple[str, str]:
    try:
        said = said_of(task)
        return asked_of(task).words, said.words if said else ""
    except KeyDestroyed:
        return "", ""
