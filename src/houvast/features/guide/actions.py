"""What is changed in the guide."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db import transaction

from houvast.engines.trouble import Trouble
from houvast.features.guide.contracts import LANGUAGES, AnswerFacts, Asked, Source
from houvast.features.guide.events import AnswerApproved, AnswerEnded, QuestionPassedOn
from houvast.features.guide.indexing import forget, index
from houvast.features.guide.models import Answer, Question
from houvast.features.guide.queries import NoSuchAnswer
from houvast.features.guide.rules import due_on, unsayable
from houvast.features.tasks.actions.asking import open_task
from houvast.features.tasks.contracts import Addressee, TaskKind
from houvast.features.tasks.contracts import Asked as AskedOfSomebody
from houvast.foundation.accounts.contracts import Actor, Role
from houvast.foundation.accounts.models import Account
from houvast.foundation.evidence.actions import record
from houvast.foundation.organisations.contracts import OrganisationFacts

LONGEST_QUESTION = 1000


class AnswerRefused(Trouble):
    """An answer lacks something, or says what no agent may say."""


class QuestionRefused(Trouble):
    """A question is empty or too long."""


@dataclass(frozen=True, slots=True)
class Draft:
    """An answer that somebody wants to be read out; the fields are those of `AnswerFacts`."""

    key: str
    language: str
    title: str
    text: str
    review_by: date
    source: Source = Source.ANSWER
    place: str = ""
    edition: str = ""
    url: str = ""
    card: str = ""


@transaction.atomic
def approve_answers(
    *, organisation: OrganisationFacts, drafts: Sequence[Draft], approver: str, by: Actor, at: datetime
) -> tuple[AnswerFacts, ...]:
    """Put answers in force, each as the next version of its key; the version before it stays to be read.

    The entrypoints ask for the permission. `approver` is the name that agents see.

    :raises AnswerRefused: a draft is empty, in another language, without its place in the statement, due for review
        before today, or says what no agent may say.
    """
    for draft in drafts:
        _check(draft, at.date())
    made = [_next_version(organisation, draft, approver, at) for draft in drafts]
    for language in LANGUAGES:
        index([row for row in made if row.language == language])
    for row in made:
        digest = hashlib.sha256(f"{row.title}\n{row.text}".encode()).hexdigest()
        fact = AnswerApproved(
            organisation=organisation.key, answer=row.key, language=row.language, version=row.version, text_hash=digest
        )
        record(fact, by=by, at=at)
    return tuple(row.facts() for row in made)


@transaction.atomic
def end_answer(*, organisation: OrganisationFacts, key: str, language: str, by: Actor, at: datetime) -> None:
    """Let an answer no longer be read out.

    :raises NoSuchAnswer: it is not in force.
    """
    row = _in_force(organisation, key, language)
    if row is None:
        raise NoSuchAnswer("There is no such answer in force: choose one from the list of answers.")
    _end(row, at)
    fact = AnswerEnded(organisation=organisation.key, answer=key, language=language, version=row.version)
    record(fact, by=by, at=at)


@transaction.atomic
def pass_on(
    *, organisation: OrganisationFacts, words: str, card: str, role: Role, today: date, by: Account, at: datetime
) -> UUID:
    """Ask a colleague what an agent could not answer; the task says until when, and its answer comes back to the agent.

    :raises QuestionRefused: there is no question, or it is too long.
    Law: GDPR art. 12(2).
    """
    question = words.strip()
    if not question or len(question) > LONGEST_QUESTION:
        raise QuestionRefused(f"Write the question down, in at most {LONGEST_QUESTION} signs.")
    task = open_task(
        kind=TaskKind.GENERAL,
        to=Addressee(role=role.value),
        asked=AskedOfSomebody(words=question),
        due_on=due_on(today),
        organisation=organisation.key,
        by=by.actor,
        at=at,
    )
    Question.objects.create(task=task.id, organisation_id=organisation.id, card=card, asked_by_id=by.pk, asked_at=at)
    fact = QuestionPassedOn(organisation=organisation.key, task=task.id, topic=card or None)
    record(fact, by=by.actor, at=at)
    return task.id


def mark_seen(*, question: Asked, by: Account, at: datetime) -> None:
    """Take the answer of a question from the list of who asked it; what is not answered yet stays."""
    if question.is_answered:
        Question.objects.filter(task=question.task, asked_by=by.pk, seen_at=None).update(seen_at=at)


def _next_version(organisation: OrganisationFacts, draft: Draft, approver: str, at: datetime) -> Answer:
    standing = _in_force(organisation, draft.key, draft.language)
    if standing:
        _end(standing, at)
    same = Answer.objects.filter(organisation=organisation.id, key=draft.key, language=draft.language)
    latest = same.order_by("-version").values_list("version", flat=True).first() or 0
    return Answer.objects.create(
        organisation_id=organisation.id, key=draft.key, language=draft.language, version=latest + 1,
        source=draft.source, title=draft.title.strip(), text=draft.text.strip(), place=draft.place,
        edition=draft.edition, url=draft.url, card=draft.card, approved_by=approver, approved_at=at,
        review_by=draft.review_by,
    )  # fmt: skip


def _in_force(organisation: OrganisationFacts, key: str, language: str) -> Answer | None:
    rows = Answer.objects.select_for_update().filter(organisation=organisation.id, key=key, language=language)
    return rows.filter(ended_at=None).first()


def _end(row: Answer, at: datetime) -> None:
    row.ended_at = at
    row.save(update_fields=["ended_at"])
    forget(row)


def _check(draft: Draft, today: date) -> None:
    if draft.language not in LANGUAGES or not draft.title.strip() or not draft.text.strip():
        raise AnswerRefused(f"Answer {draft.key} needs a title and a text, in one of {', '.join(LANGUAGES)}.")
    if draft.source is Source.STATEMENT and not (draft.place and draft.edition):
        raise AnswerRefused(f"Answer {draft.key} is a passage: name its heading and the version of the statement.")
    if draft.review_by <= today:
        raise AnswerRefused(f"Answer {draft.key} should have been looked at again already: choose a later day.")
    for fault in () if draft.source is Source.STATEMENT else unsayable(draft.text, draft.language):
        raise AnswerRefused(f"Answer {draft.key} {fault}: no agent may say that.")
