"""Ask somebody to do something by hand, and take that back."""

from datetime import date, datetime, timedelta

from django.db import transaction

from houvast.engines.trouble import Trouble
from houvast.features.tasks.contracts import ANSWERS, Addressee, Asked, ByHand, TaskFacts, TaskKind, TaskState
from houvast.features.tasks.events import TaskOpened, TaskWithdrawn
from houvast.features.tasks.models import Task, TaskLink
from houvast.features.tasks.queries import row_of
from houvast.features.tasks.storing import open_asked, seal_asked
from houvast.foundation.accounts.contracts import Role
from houvast.foundation.accounts.queries import account_by_username
from houvast.foundation.events.facts import Actor
from houvast.foundation.evidence.actions import record


class NotAnswered(Trouble):
    """A task that was not answered can't be asked again."""

    status = 409


@transaction.atomic
def open_task(
    *,
    kind: TaskKind,
    to: Addressee,
    asked: Asked,
    due_on: date,
    system: str = "",
    case: str = "",
    organisation: str = "",
    by: Actor,
    at: datetime,
) -> TaskFacts:
    """Ask somebody to do something; whom to look for lies sealed under the key of the case, or of the task itself.

    :raises KeyDestroyed: the case was shredded.
    """
    task = Task(
        kind=kind, system=system, case=case, organisation=organisation, account_id=to.account, role=to.role,
        is_outside=to.is_outside, language=to.language, opened_at=at, due_on=due_on,
    )  # fmt: skip
    task.asked = seal_asked(task, asked)
    task.save(force_insert=True)
    fact = TaskOpened(
        task=task.id, sort=kind.value, system=system or None, due_on=due_on, outside=to.is_outside, party=to.party
    )
    record(fact, by=by, at=at, case=case or None, scope=task.scope)
    return task.facts()


@transaction.atomic
def withdraw_task(*, task: TaskFacts, by: Actor, at: datetime) -> None:
    """Ask no longer: the task needs no answer, and its links open nothing. An answered task stays as it is.

    :raises NoSuchTask: there is none.
    """
    row = row_of(task.id, lock=True)
    if row.state == TaskState.OPEN:
        row.state = TaskState.WITHDRAWN
        row.save(update_fields=["state"])
        TaskLink.objects.filter(task=row, revoked_at=None).update(revoked_at=at)
        record(TaskWithdrawn(task=row.id, system=row.system or None), by=by, at=at, case=row.case or None)


@transaction.atomic
def ask_again(*, task: TaskFacts, today: date, by: Actor, at: datetime) -> TaskFacts:
    """Ask the same again of the same people, because an answer was wrong; the old answer stays in the evidence alone.

    :raises NotAnswered: the task was not answered.
    """
    row = row_of(task.id, lock=True)
    if row.state not in ANSWERS:
        raise NotAnswered("This task was not answered, so there is nothing to ask again.")
    row.state = TaskState.WITHDRAWN
    row.save(update_fields=["state"])
    TaskLink.objects.filter(task=row, revoked_at=None).update(revoked_at=at)
    record(TaskWithdrawn(task=row.id, system=row.system or None), by=by, at=at, case=row.case or None)
    asked = open_asked(row)
    to = Addressee(row.account_id, row.role, asked.party, asked.email, row.language)
    return open_task(
        kind=TaskKind(row.kind), to=to, asked=asked, due_on=max(row.due_on, today + timedelta(days=1)),
        system=row.system, case=row.case, organisation=row.organisation, by=by, at=at,
    )  # fmt: skip


def addressee_of(one: ByHand) -> Addressee:
    """Return who is asked about a system that a person answers for.

    :raises UnknownAccount: the system names a user that does not exist (any more).
    """
    if one.party:
        return Addressee(party=one.party, email=one.email, language=one.language)
    if one.owner in [role.value for role in Role]:
        return Addressee(role=one.owner)
    account = account_by_username(one.owner)
    return Addressee(account=account.pk, language=account.language)
