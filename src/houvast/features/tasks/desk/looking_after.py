"""Remind, make links and take back: what who looks after a task does with it."""

from typing import cast
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from houvast.features.tasks.actions.asking import ask_again, withdraw_task
from houvast.features.tasks.actions.linking import make_link, revoke_links
from houvast.features.tasks.actions.reminding import remind
from houvast.features.tasks.desk.listing import now, today, who_of
from houvast.features.tasks.desk.showing import shown
from houvast.features.tasks.permissions import enter_task_to_manage
from houvast.foundation.accounts.models import Account


@require_POST
def remind_now(request: HttpRequest, task: UUID) -> HttpResponse:
    """Remind who was asked."""
    account = cast("Account", request.user)
    found = enter_task_to_manage(account, task)
    if remind(task=found, by=account.actor, at=now()):
        messages.success(request, _("A reminder with a new link was mailed."))
    elif found.is_outside:
        messages.warning(request, _("Noted. Houvast sends no mail here: make a link, and send it yourself."))
    else:
        messages.success(request, _("The reminder stands in their list of tasks."))
    return redirect("tasks:task", task=task)


@require_POST
def new_link(request: HttpRequest, task: UUID) -> HttpResponse:
    """Make a link and show it, once."""
    account = cast("Account", request.user)
    found = enter_task_to_manage(account, task)
    token = make_link(task=found, by=account.actor, at=now())
    address = request.build_absolute_uri(reverse("outside:task", kwargs={"token": token}))
    return render(
        request, "tasks/link.html", {"task": found, "address": address, "one": shown(found, who=who_of(found))}
    )


@require_POST
def revoke(request: HttpRequest, task: UUID) -> HttpResponse:
    """Have no link open this task any more."""
    account = cast("Account", request.user)
    found = enter_task_to_manage(account, task)
    revoke_links(task=found, by=account.actor, at=now())
    messages.success(request, _("No link opens this task any more."))
    return redirect("tasks:task", task=task)


@require_POST
def again(request: HttpRequest, task: UUID) -> HttpResponse:
    """Ask the same again, because the answer was wrong."""
    account = cast("Account", request.user)
    found = enter_task_to_manage(account, task)
    new = ask_again(task=found, today=today(), by=account.actor, at=now())
    messages.success(request, _("Asked again. The earlier answer counts no more."))
    return redirect("tasks:task", task=new.id)


@require_POST
def withdraw(request: HttpRequest, task: UUID) -> HttpResponse:
    """Ask no longer."""
    account = cast("Account", request.user)
    found = enter_task_to_manage(account, task)
    withdraw_task(task=found, by=account.actor, at=now())
    messages.success(request, _("The task is withdrawn."))
    return redirect("tasks:list")
