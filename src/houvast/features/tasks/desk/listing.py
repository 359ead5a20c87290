"""The tasks of one person, and those that they look after."""

from collections.abc import Iterable
from datetime import UTC, date, datetime
from typing import cast

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe
from django_stubs_ext import StrOrPromise

from houvast.engines.deadlines.local_time import local_date
from houvast.features.tasks.contracts import TaskFacts
from houvast.features.tasks.desk.showing import Shown, shown
from houvast.features.tasks.permissions import has_tasks
from houvast.features.tasks.queries import MOST, asked_of, tasks_for, tasks_watched
from houvast.foundation.accounts.contracts import Actor, Role
from houvast.foundation.accounts.models import Account
from houvast.foundation.accounts.permissions import NotAllowed
from houvast.foundation.accounts.queries import names_of
from houvast.foundation.accounts.words import role_name
from houvast.foundation.keys.sealing import KeyDestroyed
from houvast.foundation.organisations.queries import own_organisation


@require_safe
def show_tasks(request: HttpRequest) -> HttpResponse:
    """Show what waits for this person, and what waits for others in what they look after; the earliest due first."""
    account = cast("Account", request.user)
    if not has_tasks(account):
        raise NotAllowed("Your account gets no tasks: ask the privacy officer.")
    every = request.GET.get("show") == "all"
    mine, others = tasks_for(account, open_only=not every), tasks_watched(account, open_only=not every)
    context = {
        "mine": rows_of(mine),
        "others": rows_of(others),
        "most": MOST if MOST in (len(mine), len(others)) else 0,
        "every": every,
        "today": today(),
    }
    return render(request, "tasks/list.html", context)


def rows_of(tasks: Iterable[TaskFacts]) -> list[Shown]:
    """Give what a list shows of tasks."""
    return [shown(task, reverse("tasks:task", kwargs={"task": task.id}), who_of(task)) for task in tasks]


def who_of(task: TaskFacts) -> StrOrPromise:
    """Say who is asked: a colleague, a role or an external party."""
    if task.is_outside:
        try:
            return asked_of(task.id).party
        except KeyDestroyed:
            return _("an external party")
    if task.account:
        actor = Actor(kind="account", key=str(task.account))
        return names_of([actor])[actor]
    return role_name(Role(task.role)) if task.role else ""


def today() -> date:
    """Give the day that it is at the centre."""
    return local_date(now(), own_organisation().country)


def now() -> datetime:
    """Give the moment at which somebody does something."""
    return datetime.now(UTC)
