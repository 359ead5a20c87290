"""One task: whom to look for, the answer form, and what was answered."""

from typing import Any, cast
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import redirect, render
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_safe

from houvast.features.systems.queries import UnknownSystem, system_by_key
from houvast.features.tasks import words
from houvast.features.tasks.actions.answering import answer_task, grounds_of
from houvast.features.tasks.contracts import OTHER_GROUND, TaskFacts
from houvast.features.tasks.desk.forms import AnswerForm
from houvast.features.tasks.desk.listing import now, today, who_of
from houvast.features.tasks.desk.showing import changes, look_for, shown
from houvast.features.tasks.permissions import (
    enter_task,
    enter_task_to_answer,
    is_addressed,
    may_answer,
    may_manage,
)
from houvast.features.tasks.queries import NoSuchTask, asked_of, files_of, said_of
from houvast.foundation.accounts.models import Account
from houvast.foundation.accounts.queries import names_of
from houvast.foundation.events.facts import Actor
from houvast.foundation.files.actions import open_file


@sensitive_post_parameters()
@require_http_methods(["GET", "POST"])
def show_task(request: HttpRequest, task: UUID) -> HttpResponse:
    """Show a task to who may see it, and take the answer of who may answer."""
    account = cast("Account", request.user)
    if request.method == "POST":
        return _answer(request, account, enter_task_to_answer(account, task))
    found = enter_task(account, task)
    return _show(request, account, found, _form(account, found))


@require_safe
def fetch_file(request: HttpRequest, task: UUID, file: UUID) -> StreamingHttpResponse:
    """Hand over a file that came with an answer, never to be shown by the browser itself."""
    account = cast("Account", request.user)
    enter_task(account, task)
    if file not in {one.file for one in files_of([task])}:
        raise NoSuchTask("There is no such file with this task.")
    opened = open_file(file, by=account.actor, at=now())
    disposition = content_disposition_header(as_attachment=True, filename=opened.name) or "attachment"
    headers = {"Content-Disposition": disposition, "Content-Length": str(opened.size)}
    return StreamingHttpResponse(opened.pieces, content_type=opened.media_type, headers=headers)


def _answer(request: HttpRequest, account: Account, task: TaskFacts) -> HttpResponse:
    form = AnswerForm(task, today(), request.POST, request.FILES, asks_name=False)
    if not form.is_valid():
        return _show(request, account, task, form, 422)
    on_behalf = not is_addressed(account, task)
    answer_task(task=task.id, **form.answered(), on_behalf=on_behalf, by=account.actor, at=now())
    messages.success(request, _("The answer is recorded."))
    return redirect("tasks:task", task=task.id)


def _form(account: Account, task: TaskFacts) -> AnswerForm | None:
    if not (task.is_open and may_answer(account, task)):
        return None
    return AnswerForm(task, today(), asks_name=False, ground=_usual_ground(task))


def _show(
    request: HttpRequest, account: Account, task: TaskFacts, form: AnswerForm | None, status: int = 200
) -> HttpResponse:
    asked = asked_of(task.id)
    context: dict[str, Any] = {
        "task": task,
        "one": shown(task, who=who_of(task)),
        "explained": words.EXPLAINED[task.kind],
        "asked": asked,
        "look_for": look_for(asked),
        "changes": changes(asked),
        "form": form,
        "on_behalf": form is not None and not is_addressed(account, task),
        "may_manage": may_manage(account, task) and task.is_open,
        "may_ask_again": may_manage(account, task) and task.is_answered,
        "today": today(),
        **_said(task),
    }
    return render(request, "tasks/task.html", context, status=status)


def _said(task: TaskFacts) -> dict[str, Any]:
    if not task.is_answered:
        return {"said": None}
    kind, _sep, key = task.answered_by.partition(":")
    actor = Actor(kind="account" if kind == "account" else "system", key=key)
    said = said_of(task.id)
    who = names_of([actor])[actor] if kind == "account" else (said.name if said else "")
    return {"said": said, "answered_by": who, "ground": ground_in_words(task)}


def ground_in_words(task: TaskFacts) -> str:
    """Say on which ground data stay; another ground stands in the remark."""
    from_pack = dict(grounds_of(task, "nl" if words.is_dutch() else "en"))
    return from_pack.get(
        task.ground, _("another ground, see the remark") if task.ground == OTHER_GROUND else task.ground
    )


def _usual_ground(task: TaskFacts) -> str:
    """Give the ground that the system names for itself, for who then needs not search it."""
    try:
        return dict(system_by_key(task.system).options).get("retention", "") if task.system else ""
    except UnknownSystem:
        return ""
