"""What is asked about tasks."""

from collections.abc import Iterable, Mapping
from uuid import UUID

from django.db.models import Q, QuerySet

from houvast.engines.trouble import Trouble
from houvast.features.datamap.queries import organisations_mapped
from houvast.features.systems.queries import systems
from houvast.features.tasks.contracts import (
    CARRIES_OUT,
    Asked,
    Attachment,
    ByHand,
    Said,
    TaskFacts,
    TaskKind,
    TaskState,
)
from houvast.features.tasks.models import Task, TaskFile
from houvast.features.tasks.rules import by_hand
from houvast.features.tasks.storing import open_asked, open_said
from houvast.features.tasks.words import EXPLAINED as EXPLAINED
from houvast.features.tasks.words import KINDS as KINDS
from houvast.features.tasks.words import STATES as STATES
from houvast.features.tasks.words import TONES as TONES
from houvast.foundation.accounts.contracts import Permission
from houvast.foundation.accounts.models import Account
from houvast.foundation.accounts.permissions import role_allows
from houvast.foundation.accounts.queries import organisations_of
from houvast.foundation.files.queries import card_of
from houvast.foundation.files.queries import row_of as file_row
from houvast.foundation.organisations.queries import own_organisation

MOST = 200
"""How many tasks a list holds; a page that holds as many says that there may be more."""


class NoSuchTask(Trouble):
    """There is no task like this that one may know of."""

    status = 404


def manual_systems(organisation: str | None = None) -> tuple[ByHand, ...]:
    """Give the systems that a person answers for, by name; with an organisation (key) those that hold its data."""
    by_key = [system for system in systems() if system.is_manual]
    own = own_organisation().key if by_key else ""
    found = (by_hand(system, organisations_mapped(system.key), own) for system in by_key)
    return tuple(one for one in found if organisation is None or organisation in one.organisations)


def in_scope(organisation: str, activities: frozenset[str] | None) -> tuple[ByHand, ...]:
    """Give the systems that a case asks about; with `activities` only those whose activity is among them."""
    return tuple(one for one in manual_systems(organisation) if activities is None or one.activity in activities)


def tasks_of(case: str) -> tuple[TaskFacts, ...]:
    """Give every task of a case that was not withdrawn, the earliest due first."""
    return tuple(row.facts() for row in Task.objects.filter(case=case).exclude(state=TaskState.WITHDRAWN))


def tasks_about(system: str, kind: TaskKind) -> tuple[TaskFacts, ...]:
    """Give the tasks of one kind about a system, outside cases, the newest first; withdrawn ones too."""
    rows = Task.objects.filter(case="", system=system, kind=kind).order_by("-opened_at")
    return tuple(row.facts() for row in rows)


def open_tasks_of(case: str) -> int:
    """Return how many tasks of a case wait for an answer."""
    return Task.objects.filter(case=case, state=TaskState.OPEN).count()


def last_word(case: str, system: str) -> TaskFacts | None:
    """Give the newest answer about one system in a case, or None before the first."""
    answered = Task.objects.filter(case=case, system=system).exclude(state__in=(TaskState.OPEN, TaskState.WITHDRAWN))
    row = answered.order_by("-answered_at").first()
    return row.facts() if row else None


def outcomes_of(case: str) -> Mapping[str, TaskFacts]:
    """Give by system the answer that counts in a case: what was carried out, else what was looked up."""
    found: dict[str, TaskFacts] = {}
    for task in sorted(tasks_of(case), key=lambda one: (one.kind in CARRIES_OUT, one.answered_at or one.opened_at)):
        if task.is_answered and task.system:
            found[task.system] = task
    return found


def tasks_for(account: Account, *, open_only: bool = True) -> tuple[TaskFacts, ...]:
    """Give the tasks that are for this person: for their account, or for their role where they work for whom it is."""
    return _listed(_addressed(account), open_only=open_only)


def count_for(account: Account) -> int:
    """Return how many tasks wait for this person."""
    return Task.objects.filter(_addressed(account), state=TaskState.OPEN).count()


def tasks_watched(account: Account, *, open_only: bool = True) -> tuple[TaskFacts, ...]:
    """Give the tasks for others in cases that this person decides in, and those outside cases: about
    systems for who manages them, about what customers ask for who records instructions.
    """
    watched = Q(pk__in=[])
    if role_allows(account, Permission.DECIDE):
        watched |= Q(organisation__in=[one.key for one in organisations_of(account)]) & ~Q(case="")
    if role_allows(account, Permission.MANAGE_SYSTEMS):
        watched |= Q(case="") & (Q(organisation="") | ~Q(system=""))
    if role_allows(account, Permission.RECORD_INSTRUCTION):
        watched |= Q(case="", system="", organisation__in=[one.key for one in organisations_of(account)])
    return _listed(watched & ~_addressed(account), open_only=open_only)


def task_by_id(task: UUID) -> TaskFacts:
    """Give a task.

    :raises NoSuchTask: there is none.
    """
    return row_of(task).facts()


def asked_of(task: UUID) -> Asked:
    """Give what a task asks, with the person's data; ask `permissions.may_look` first.

    :raises NoSuchTask: there is none.
    :raises KeyDestroyed: its case was shredded.
    """
    return open_asked(row_of(task))


def said_of(task: UUID) -> Said | None:
    """Give what was answered; ask `permissions.may_look` first.

    :raises NoSuchTask: there is none.
    :raises KeyDestroyed: its case was shredded.
    """
    return open_said(row_of(task), files_of([task]))


def files_of(tasks: Iterable[UUID]) -> tuple[Attachment, ...]:
    """Give the files that came with the answers of tasks, in the order in which they came."""
    files = TaskFile.objects.filter(task__in=list(tasks)).order_by("pk").values_list("file", flat=True)
    cards = [card_of(file_row(file)) for file in files]
    return tuple(Attachment(card.id, card.size, card.media_type) for card in cards)


def row_of(task: UUID, *, lock: bool = False) -> Task:
    """Give the row of a task; locked until the transaction ends, when asked.

    :raises NoSuchTask: there is none.
    """
    rows: QuerySet[Task] = Task.objects.select_for_update() if lock else Task.objects.all()
    found = rows.filter(pk=task).first()
    if found is None:
        raise NoSuchTask("There is no such task: choose one from the list of tasks.")
    return found


def same_asked(case: str, system: str, kind: TaskKind, asked: Asked) -> TaskFacts | None:
    """Give a task of a case that was not withdrawn and asks the very same, or None."""
    rows = Task.objects.filter(case=case, system=system, kind=kind).exclude(state=TaskState.WITHDRAWN)
    return next((row.facts() for row in rows if open_asked(row) == asked), None)


def _addressed(account: Account) -> Q:
    keys = [one.key for one in organisations_of(account)]
    in_role = Q(role=account.role) & (Q(organisation__in=keys) | Q(organisation=""))
    return Q(account=account.pk) | in_role


def _listed(which: Q, *, open_only: bool) -> tuple[TaskFacts, ...]:
    rows = Task.objects.filter(which).exclude(state=TaskState.WITHDRAWN)
    rows = rows.filter(state=TaskState.OPEN) if open_only else rows
    return tuple(row.facts() for row in rows[:MOST])
