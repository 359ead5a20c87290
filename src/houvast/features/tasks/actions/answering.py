"""Answer a task."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime, timedelta
from uuid import UUID

from django.db import transaction

from houvast.engines.trouble import Trouble
from houvast.features.activities.queries import rules_for
from houvast.features.tasks.contracts import ANSWERS, OTHER_GROUND, Given, TaskFacts, TaskState
from houvast.features.tasks.events import TaskAnswered
from houvast.features.tasks.models import Task, TaskFile, TaskLink
from houvast.features.tasks.queries import row_of
from houvast.features.tasks.rules import MOST_FILES, FileRefused, media_type
from houvast.features.tasks.storing import seal_said
from houvast.foundation.events.facts import Actor
from houvast.foundation.evidence.actions import record
from houvast.foundation.files.actions import store
from houvast.foundation.organisations.queries import organisation_by_key, own_organisation

FILES_STAY = timedelta(days=365)
LONGEST_WORDS = 4000


class AnswerRefused(Trouble):
    """The answer lacks something, or says what cannot be."""


class AnsweredAlready(Trouble):
    """Somebody answered before, and otherwise; or the task was withdrawn."""

    status = 409


@transaction.atomic
def answer_task(
    *,
    task: UUID,
    answer: TaskState,
    words: str = "",
    name: str = "",
    ground: str = "",
    until: date | None = None,
    files: Sequence[Given] = (),
    on: date,
    on_behalf: bool = False,
    by: Actor,
    at: datetime,
) -> TaskFacts:
    """Answer a task: done, nothing found, or an exception with its ground and the last day; `on` is today.

    The same answer again changes nothing. `ground` is a rule of the country's pack, or `other` with the reason in
    `words`.

    :raises AnswerRefused: no answer, or an exception without ground, reason or day.
    :raises FileRefused: a file is of another kind or larger than is taken.
    :raises AnsweredAlready: it was answered otherwise, or withdrawn.
    :raises NoSuchTask: there is none.
    Law: GDPR art. 17(3), 5(2).
    """
    row = row_of(task, lock=True)
    if row.state != TaskState.OPEN:
        return _again(row, answer, ground, until)
    _check(row, answer, words, ground, until, on)
    kinds = _kinds(files)
    row.state, row.answered_at, row.answered_by = answer, at, f"{by.kind}:{by.key}"
    row.ground, row.until = (ground, until) if answer is TaskState.EXCEPTION else ("", None)
    row.said = seal_said(row, words.strip(), name.strip(), on_behalf=on_behalf)
    row.save(update_fields=["state", "answered_at", "answered_by", "ground", "until", "said"])
    _keep(row, zip(files, kinds, strict=True), by=by, at=at)
    TaskLink.objects.filter(task=row, revoked_at=None).update(expires_at=at + timedelta(days=7))
    record(
        _fact(row, words, name, len(files), on_behalf=on_behalf), by=by, at=at, case=row.case or None, scope=row.scope
    )
    return row.facts()


def grounds_of(task: TaskFacts, language: str) -> tuple[tuple[str, str], ...]:
    """Return the grounds on which data may stay, of the country of whose data it is: key and words."""
    organisation = organisation_by_key(task.organisation) if task.organisation else own_organisation()
    rules = rules_for(organisation.country).rules
    return tuple(dict.fromkeys((rule.key, rule.words.in_language(language)) for rule in rules if rule.exception))


def _keep(row: Task, files: Iterable[tuple[Given, str]], *, by: Actor, at: datetime) -> None:
    for given, kind in files:
        kept = store(
            name=given.name[-120:], media_type=kind, data=given.data, case=row.scope, expires_at=at + FILES_STAY,
            by=by, at=at,
        )  # fmt: skip
        TaskFile.objects.create(task=row, file=kept.id)


def _again(row: Task, answer: TaskState, ground: str, until: date | None) -> TaskFacts:
    same = row.state == answer and (answer is not TaskState.EXCEPTION or (row.ground, row.until) == (ground, until))
    if not same:
        what = "withdrawn" if row.state == TaskState.WITHDRAWN else "answered already, and otherwise"
        raise AnsweredAlready(f"This task was {what}; ask who looks after it.")
    return row.facts()


def _check(row: Task, answer: TaskState, words: str, ground: str, until: date | None, on: date) -> None:
    if answer not in ANSWERS:
        raise AnswerRefused("Answer with done, not_found or exception.")
    if len(words) > LONGEST_WORDS:
        raise AnswerRefused(f"The remark is longer than {LONGEST_WORDS} signs: add it as a file.")
    if answer is TaskState.EXCEPTION:
        _check_exception(row, words, ground, until, on)


def _check_exception(row: Task, words: str, ground: str, until: date | None, on: date) -> None:
    known = {key for key, _ in grounds_of(row.facts(), "en")}
    if ground not in known | {OTHER_GROUND}:
        raise AnswerRefused("An exception needs its ground: a rule of the pack, or `other` with the reason in words.")
    if ground == OTHER_GROUND and not words.strip():
        raise AnswerRefused("Say on which ground the data stay: nobody can check a reason that is not written down.")
    if until is None or until < on:
        raise AnswerRefused("An exception needs its last day, and that is not in the past.")


def _kinds(files: Sequence[Given]) -> list[str]:
    if len(files) > MOST_FILES:
        raise FileRefused(f"More than {MOST_FILES} files were given: put some together.")
    return [media_type(given) for given in files]


def _fact(row: Task, words: str, name: str, files: int, *, on_behalf: bool) -> TaskAnswered:
    return TaskAnswered(
        task=row.id,
        system=row.system or None,
        sort=row.kind,
        answer=str(TaskState(row.state).value),
        ground=row.ground or None,
        until=row.until,
        files=files,
        on_behalf=on_behalf,
        words=words.strip(),
        name=name.strip(),
    )
