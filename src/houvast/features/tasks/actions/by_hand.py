"""What a case asks of the systems that people answer for: what they hold, and to carry out the right."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from houvast.features.tasks.actions.asking import addressee_of, open_task, withdraw_task
from houvast.features.tasks.contracts import CARRIES_OUT, Asked, ByHand, TaskFacts, TaskKind, TaskState
from houvast.features.tasks.queries import in_scope, last_word, same_asked, tasks_of
from houvast.features.tasks.rules import due_on
from houvast.foundation.events.facts import Actor

CARRIED_OUT_BY = {
    "erasure": TaskKind.ERASE,
    "rectification": TaskKind.RECTIFY,
    "restriction": TaskKind.RESTRICT,
    "objection": TaskKind.STOP,
    "withdrawal": TaskKind.STOP,
}
"""What each right asks to do by hand; the other rights change nothing."""


@dataclass(frozen=True, slots=True)
class CaseNeeds:
    """What a case brings: whose data, whom to look for, what to put right, and its two dates.

    `activities` are those on whose data the centre decides, None where it may carry all of it out.
    """

    case: str
    organisation: str
    look_for: tuple[tuple[str, str], ...]
    internal_target: date
    legal: date
    today: date
    changes: tuple[tuple[str, str, str], ...] = ()
    activities: frozenset[str] | None = None


@transaction.atomic
def ask_what_is_held(*, needs: CaseNeeds, by: Actor, at: datetime) -> tuple[TaskFacts, ...]:
    """Ask about every system in scope what it holds of the person; what was asked already is not asked again.

    When other identifiers were proven since, an open question is withdrawn and asked anew. Returns the new tasks.

    :raises UnknownAccount: a system names a user that does not exist (any more).
    """
    return tuple(
        task
        for one in in_scope(needs.organisation, needs.activities)
        if (task := _ask(one, TaskKind.LOCATE, needs, by=by, at=at)) is not None
    )


@transaction.atomic
def ask_to_carry_out(*, needs: CaseNeeds, right: str, by: Actor, at: datetime) -> tuple[TaskFacts, ...]:
    """Ask to carry out a right in every system in scope, but where the answer was that it holds nothing.

    An open question what it holds is withdrawn: the new task asks for both. Returns the new tasks.

    :raises UnknownAccount: a system names a user that does not exist (any more).
    """
    kind = CARRIED_OUT_BY.get(right)
    opened = []
    for one in in_scope(needs.organisation, needs.activities) if kind else ():
        said = last_word(needs.case, one.system)
        if said is not None and said.state is TaskState.NOT_FOUND:
            continue
        task = _ask(one, kind or TaskKind.GENERAL, needs, by=by, at=at)
        opened += [task] if task else []
    return tuple(opened)


@transaction.atomic
def withdraw_tasks_of(*, case: str, by: Actor, at: datetime) -> None:
    """Take back what a case still asks: it was passed on, or needs no answer any more."""
    for task in tasks_of(case):
        if task.is_open:
            withdraw_task(task=task, by=by, at=at)


def _ask(one: ByHand, kind: TaskKind, needs: CaseNeeds, *, by: Actor, at: datetime) -> TaskFacts | None:
    changes = needs.changes if kind is TaskKind.RECTIFY else ()
    asked = Asked(needs.look_for, where=one.where, changes=changes, party=one.party, email=one.email)
    if same_asked(needs.case, one.system, kind, asked):
        return None
    _take_back(_of_system(needs.case, one.system), kind, by=by, at=at)
    due = due_on(internal=needs.internal_target, legal=needs.legal, days=one.days, today=needs.today)
    return open_task(
        kind=kind, to=addressee_of(one), asked=asked, due_on=due, system=one.system, case=needs.case,
        organisation=needs.organisation, by=by, at=at,
    )  # fmt: skip


def _of_system(case: str, system: str) -> Iterable[TaskFacts]:
    return (task for task in tasks_of(case) if task.system == system and task.is_open)


def _take_back(tasks: Iterable[TaskFacts], kind: TaskKind, *, by: Actor, at: datetime) -> None:
    for task in tasks:
        if task.kind is kind or (task.kind is TaskKind.LOCATE and kind in CARRIES_OUT):
            withdraw_task(task=task, by=by, at=at)
