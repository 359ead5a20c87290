"""What is changed in the guide."""

import hashlib
from collections.abc import Sequence
from datetime import date, datetime
from uuid import UUID

from django.db import transaction

from houvast.engines.trouble import Trouble
from houvast.features.guide.contracts import LANGUAGES, AnswerFacts, Asked, Source
from houvast.features.guide.contracts import Draft as Draft
from houvast.features.guide.events import AnswerApproved, AnswerEnded, PassageMailed, QuestionPassedOn
from houvast.features.guide.importing import read_answers as read_answers
from houvast.features.guide.indexing import forget, index
from houvast.features.guide.mailing import passage_mail, statement_mail
from houvast.features.guide.models import Answer, Question
from houvast.features.guide.queries import NoSuchAnswer, answer_by_key, answers_of
from houvast.features.guide.rules import AnswerRefused as AnswerRefused
from houvast.features.guide.rules import due_on, refuse_draft
from houvast.features.guide.written import write_draft
from houvast.features.rights.actions.drafting import address_of
from houvast.features.rights.queries import facts_for
from houvast.features.tasks.actions.asking import open_task
from houvast.features.tasks.contracts import Addressee, TaskKind
from houvast.features.tasks.contracts import Asked as AskedOfSomebody
from houvast.features.wordings.actions import propose, retire
from houvast.features.wordings.contracts import tidy
from houvast.features.wordings.queries import in_force
from houvast.foundation.accounts.contracts import Actor, Role
from houvast.foundation.accounts.models import Account
from houvast.foundation.evidence.actions import record
from houvast.foundation.notifications.actions import queue_message
from houvast.foundation.notifications.contracts import Channel, Envelope
from houvast.foundation.organisations.contracts import OrganisationFacts

ANSWER = "answer"
"""The kind of text under which an answer waits for a second person."""
LONGEST_QUESTION = 1000


class QuestionRefused(Trouble):
    """A question is empty or too long."""


class NoAddressGiven(Trouble):
    """Nobody gave an address to which a passage may be mailed."""


class NothingToMail(Trouble):
    """Nothing of the statement is known."""


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
        refuse_draft(draft, at.date())
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
def propose_answers(
    *, organisation: OrganisationFacts, drafts: Sequence[Draft], writer: str, by: Actor, at: datetime
) -> int:
    """Put answers before a second person, all or none; returns how many differ from what is in force.

    :raises TextRefused: one can't be read out.
    """
    made = 0
    for draft in drafts:
        text = write_draft(draft)
        standing = in_force(organisation.id, ANSWER, draft.key, draft.language)
        if standing and standing.text == tidy(text):
            continue
        propose(
            organisation=organisation, kind=ANSWER, name=draft.key, language=draft.language, text=text,
            review_by=draft.review_by, writer=writer, by=by, at=at,
        )  # fmt: skip
        made += 1
    return made


@transaction.atomic
def end_answer(*, organisation: OrganisationFacts, key: str, language: str, by: Actor, at: datetime) -> None:
    """Let an answer no longer be read out.

    :raises NoSuchAnswer: it is not in force.
    """
    row = _in_force(organisation, key, language)
    if row is None:
        raise NoSuchAnswer("There is no such answer in force: choose one from the list of answers.")
    _end(row, at)
    retire(organisation=organisation, kind=ANSWER, name=key, language=language)
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


@transaction.atomic
def mail_answer(
    *,
    organisation: OrganisationFacts,
    language: str,
    key: str = "",
    to: str = "",
    case: str = "",
    by: Account,
    at: datetime,
) -> UUID:
    """Mail a caller an answer or passage, or without a key the whole statement; returns the id of the message.

    It goes to the address that the caller gives, else to that of the caller's request. The address stands in the sealed
    message and nowhere else.

    :raises NoSuchAnswer: it is not in force.
    :raises NoSuchCase: there is no such request that the account may see.
    :raises NoAddressGiven: neither the caller nor the request gives one.
    :raises NothingToMail: nothing of the statement is in force, and it has no address online.
    :raises CannotSend: no mail server is set up; read it out, or tell where it stands.
    Law: GDPR art. 12(1), 13, 14.
    """
    address = to or _address(by, organisation, case)
    if not address:
        raise NoAddressGiven("No address is known: ask the caller to which address it may be mailed.")
    envelope, version = _envelope(organisation, language, key, address)
    message = queue_message(channel=Channel.MAIL, envelope=envelope, purpose="guide_passage", case=case, at=at)
    fact = PassageMailed(
        organisation=organisation.key, answer=key or "statement", language=language, version=version, message=message
    )
    record(fact, by=by.actor, at=at, case=case or None)
    return message


def _address(by: Account, organisation: OrganisationFacts, case: str) -> str:
    if not case or facts_for(by, case).organisation != organisation.key:
        return ""
    return address_of(case)


def _envelope(organisation: OrganisationFacts, language: str, key: str, address: str) -> tuple[Envelope, int]:
    if key:
        one = answer_by_key(organisation, key, language)
        return passage_mail(one, organisation, address), one.version
    passages = [one for one in answers_of(organisation) if (one.source, one.language) == (Source.STATEMENT, language)]
    if not passages and not organisation.privacy_statement_url:
        raise NothingToMail("Nothing of the privacy statement stands here: put its passages in force first.")
    return statement_mail(sorted(passages, key=lambda one: one.key), organisation, language, address), 0


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
