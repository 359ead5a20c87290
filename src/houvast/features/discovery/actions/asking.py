"""Ask who looks after a system to review what changed in it, once for each set of changes."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import override

from houvast.engines.deadlines.local_time import local_date
from houvast.features.discovery.contracts import Drift
from houvast.features.discovery.models import SchemaState
from houvast.features.discovery.queries.drift import open_drift
from houvast.features.discovery.queries.review_tasks import review_task
from houvast.features.systems.queries import systems
from houvast.features.tasks.actions.answering import answer_task
from houvast.features.tasks.actions.asking import open_task, withdraw_task
from houvast.features.tasks.contracts import Addressee, Asked, TaskFacts, TaskKind, TaskState
from houvast.features.tasks.queries import tasks_about
from houvast.foundation.accounts.contracts import Role
from houvast.foundation.accounts.queries import accounts
from houvast.foundation.events.facts import Actor
from houvast.foundation.organisations.queries import NoOwnOrganisation, own_organisation

TIME = timedelta(days=7)
_MOST_NAMED = 20


@transaction.atomic
def keep_review_task(*, system: str, by: Actor, at: datetime) -> TaskFacts | None:
    """Have a task open as long as a change waits for its review, and give a new one.

    A task that was answered is not opened again for the same changes. When all was reviewed the task is done; when the
    system became again what it was, it is withdrawn.
    """
    # Whoever looks at the same system at this moment waits, so that no two tasks are opened.
    list(SchemaState.objects.select_for_update().filter(system=system).values_list("pk"))
    changes, task = open_drift(system=system), review_task(system)
    if changes and task is None:
        return None if _was_asked(system, changes) else _open(system, changes, by=by, at=at)
    if task is not None and not changes:
        _close(task, by=by, at=at)
    return None


def keep_review_tasks(*, by: Actor, at: datetime) -> None:
    """Put the tasks of every system right, also where somebody was cut off between a change and its task."""
    for system in systems():
        keep_review_task(system=system.key, by=by, at=at)


def _was_asked(system: str, changes: Sequence[Drift]) -> bool:
    newest = max((change.found_at for change in changes if change.found_at), default=None)
    tasks = tasks_about(system, TaskKind.REVIEW)
    return bool(tasks) and newest is not None and tasks[0].opened_at >= newest


def _open(system: str, changes: Sequence[Drift], *, by: Actor, at: datetime) -> TaskFacts | None:
    try:
        today = local_date(at, own_organisation().country)
    except NoOwnOrganisation:  # nobody works here yet, so there is nobody to ask
        return None
    to = Addressee(role=_who())
    with override(to.language):
        asked = Asked(words=_words(changes))
    return open_task(
        kind=TaskKind.REVIEW, to=to, asked=asked, due_on=today + TIME, system=system, by=by, at=at
    )  # fmt: skip


def _close(task: TaskFacts, *, by: Actor, at: datetime) -> None:
    if by.kind == "account":
        day = local_date(at, own_organisation().country)
        answer_task(task=task.id, answer=TaskState.DONE, on=day, by=by, at=at)
    else:
        withdraw_task(task=task, by=by, at=at)


def _who() -> Role:
    """Return who looks after systems; the privacy officer where nobody else does."""
    owners = accounts().filter(role=Role.SYSTEM_OWNER, is_active=True)
    return Role.SYSTEM_OWNER if owners.exists() else Role.PRIVACY_OFFICER


def _words(changes: Sequence[Drift]) -> str:
    places = dict.fromkeys(".".join(filter(None, (change.collection, change.field))) for change in changes)
    named = ", ".join(list(places)[:_MOST_NAMED])
    if len(places) > _MOST_NAMED:
        named = _("%(names)s and %(more)s more") % {"names": named, "more": len(places) - _MOST_NAMED}
    said = _("It changed at: %(places)s.") % {"places": named}
    todo = _("Look at it under “Changes”, put the map right where needed, and mark it there as reviewed.")
    return f"{said} {todo}"
