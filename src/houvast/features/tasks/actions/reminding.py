"""Tell external parties of their tasks, and remind everybody in time."""

import logging
from datetime import date, datetime

from django.db import transaction

from houvast.engines.deadlines.local_time import local_date
from houvast.engines.trouble import Trouble
from houvast.features.tasks.actions.linking import make_link, revoke_link
from houvast.features.tasks.contracts import TaskFacts, TaskState
from houvast.features.tasks.events import TaskReminded
from houvast.features.tasks.mailing import MailNotSent, can_mail, send_link
from houvast.features.tasks.models import Task
from houvast.features.tasks.queries import asked_of
from houvast.features.tasks.rules import is_reminder_due
from houvast.foundation.events.facts import Actor
from houvast.foundation.evidence.actions import record
from houvast.foundation.organisations.queries import organisation_by_key, own_organisation

_LOG = logging.getLogger(__name__)


class NothingToRemindOf(Trouble):
    """The task was answered or withdrawn."""

    status = 409


def look_after_tasks(*, by: Actor, at: datetime) -> int:
    """Mail new links, and remind of what is due; tell how many tasks that were. Safe to repeat.

    A mail that is not taken is tried again the next time, and stops nothing.
    """
    count = 0
    today = local_date(at, own_organisation().country) if Task.objects.exists() else at.date()
    for row in Task.objects.filter(state=TaskState.OPEN):
        try:
            count += _look_after(row.facts(), today, by=by, at=at)
        except MailNotSent as trouble:
            _LOG.warning("task %s: %s", row.id, trouble)
    return count


def remind(*, task: TaskFacts, by: Actor, at: datetime) -> bool:
    """Remind who was asked, now; tell whether that was by mail.

    :raises NothingToRemindOf: the task is not open.
    :raises MailNotSent: the mail server did not take it.
    """
    if not task.is_open:
        raise NothingToRemindOf("This task needs no answer any more.")
    # Claimed first, so that two workers never remind of the same.
    if not Task.objects.filter(pk=task.id, reminded_at=task.reminded_at).update(reminded_at=at):
        return False
    try:
        mailed = _mail(task, again=True, by=by, at=at)
    except MailNotSent:
        Task.objects.filter(pk=task.id).update(reminded_at=task.reminded_at)
        raise
    with transaction.atomic():
        record(TaskReminded(task=task.id, due_on=task.due_on, mailed=mailed), by=by, at=at, case=task.case or None)
    return mailed


def _look_after(task: TaskFacts, today: date, *, by: Actor, at: datetime) -> bool:
    if task.told_at is None and _tell(task, by=by, at=at):
        return True
    last = task.reminded_at.date() if task.reminded_at else None
    is_due = is_reminder_due(opened_on=task.opened_at.date(), due=task.due_on, last=last, today=today)
    if is_due:
        remind(task=task, by=by, at=at)
    return is_due


def _tell(task: TaskFacts, *, by: Actor, at: datetime) -> bool:
    """Mail the first link, where that can be done and nobody else is doing it."""
    if not (task.is_outside and can_mail() and Task.objects.filter(pk=task.id, told_at=None).update(told_at=at)):
        return False
    try:
        return _mail(task, again=False, by=by, at=at)
    except MailNotSent:
        Task.objects.filter(pk=task.id).update(told_at=None)
        raise


def _mail(task: TaskFacts, *, again: bool, by: Actor, at: datetime) -> bool:
    """Send a new link where that can be done; the one of a mail that was not taken opens nothing."""
    if not (task.is_outside and can_mail()):
        return False
    asked = asked_of(task.id)
    asks = organisation_by_key(task.organisation) if task.organisation else own_organisation()
    token = make_link(task=task, mailed=True, by=by, at=at)
    try:
        send_link(
            to=asked.email, language=task.language, organisation=asks.name, due_on=task.due_on, token=token, again=again
        )
    except MailNotSent:
        revoke_link(token=token, at=at)
        raise
    return True
