"""One task, for who was sent a link.

What to look for is shown only after a button was pressed: programs that look at mails open addresses, but press
nothing. A link that opens nothing gives one and the same page, whatever the reason.
"""

from datetime import UTC, date, datetime
from http import HTTPStatus
from typing import Any

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import translation
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from houvast.engines.deadlines.local_time import local_date
from houvast.entrypoints.desk.login import address_of
from houvast.features.tasks.actions.answering import AnsweredAlready, answer_task
from houvast.features.tasks.actions.linking import Entered, TooManyWrongLinks, enter_by_link, show_by_link
from houvast.features.tasks.contracts import TaskFacts
from houvast.features.tasks.desk.forms import AnswerForm
from houvast.features.tasks.desk.showing import changes, look_for, shown
from houvast.features.tasks.queries import EXPLAINED
from houvast.foundation.keys.sealing import KeyDestroyed
from houvast.foundation.organisations.queries import organisation_by_key, own_organisation

OPENED = "houvast_task"
"""The cookie that says that the button was pressed; it holds which link it was, signed, and goes to that page only."""
OPEN_FOR = 3600


@login_not_required
@never_cache
@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
def show_task(request: HttpRequest, token: str) -> HttpResponse:
    """Show the button, then the task, then that it was answered."""
    try:
        entered = enter_by_link(token=token, came_from=address_of(request), at=_now())
    except TooManyWrongLinks:
        return _closed(request, HTTPStatus.TOO_MANY_REQUESTS)
    if entered is None:
        return _closed(request, HTTPStatus.NOT_FOUND)
    _speak(request, entered.task.language)
    if not entered.task.is_open:
        return _page(request, "answered", entered.task)
    if request.method == "POST" and "open" in request.POST:
        return _opened(request, entered)
    if not _is_opened(request, entered):
        return _page(request, "closed_door", entered.task)
    return _answer(request, entered) if request.method == "POST" else _task(request, entered, None)


def _answer(request: HttpRequest, entered: Entered) -> HttpResponse:
    form = AnswerForm(entered.task, _today(entered.task), request.POST, request.FILES)
    if not form.is_valid():
        return _task(request, entered, form)
    try:
        task = answer_task(task=entered.task.id, **form.answered(), by=entered.actor, at=_now())
    except AnsweredAlready:
        return _closed(request, HTTPStatus.NOT_FOUND)
    return _page(request, "answered", task)


def _task(request: HttpRequest, entered: Entered, form: AnswerForm | None) -> HttpResponse:
    try:
        asked = show_by_link(entered=entered, at=_now())
    except KeyDestroyed:
        return _closed(request, HTTPStatus.NOT_FOUND)
    context = {
        "asked": asked,
        "look_for": look_for(asked),
        "changes": changes(asked),
        "explained": EXPLAINED[entered.task.kind],
        "form": form or AnswerForm(entered.task, _today(entered.task)),
        "today": _today(entered.task),
    }
    status = HTTPStatus.UNPROCESSABLE_ENTITY if form is not None else HTTPStatus.OK
    return _page(request, "task", entered.task, context, status)


def _opened(request: HttpRequest, entered: Entered) -> HttpResponse:
    response = redirect(request.path)
    response.status_code = HTTPStatus.SEE_OTHER
    response.set_signed_cookie(
        OPENED, str(entered.link), salt=OPENED, max_age=OPEN_FOR, path=request.path,
        secure=settings.SESSION_COOKIE_SECURE, httponly=True, samesite="Lax",
    )  # fmt: skip
    return response


def _is_opened(request: HttpRequest, entered: Entered) -> bool:
    return request.get_signed_cookie(OPENED, default="", salt=OPENED, max_age=OPEN_FOR) == str(entered.link)


def _page(
    request: HttpRequest, name: str, task: TaskFacts, more: dict[str, Any] | None = None, status: int = HTTPStatus.OK
) -> HttpResponse:
    asks = organisation_by_key(task.organisation) if task.organisation else own_organisation()
    context = {"task": task, "one": shown(task), "asks": asks, **(more or {})}
    return render(request, f"outside/{name}.html", context, status=status)


def _closed(request: HttpRequest, status: HTTPStatus) -> HttpResponse:
    return render(request, "outside/nothing.html", status=status)


def _speak(request: HttpRequest, language: str) -> None:
    """Use the language of who was asked, unless they chose another one here."""
    if settings.LANGUAGE_COOKIE_NAME not in request.COOKIES:
        translation.activate(language)
        request.LANGUAGE_CODE = language


def _today(task: TaskFacts) -> date:
    asks = organisation_by_key(task.organisation) if task.organisation else own_organisation()
    return local_date(_now(), asks.country)


def _now() -> datetime:
    return datetime.now(UTC)
