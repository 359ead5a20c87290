"""Pass on what an agent could not answer, and take the answer as seen."""

from datetime import UTC, datetime
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST

from houvast.engines.deadlines.local_time import local_date
from houvast.features.guide.actions import LONGEST_QUESTION, QuestionRefused, mail_answer, mark_seen, pass_on
from houvast.features.guide.desk.choosing import chosen
from houvast.features.guide.finding import find_cards
from houvast.features.guide.permissions import enter_guide
from houvast.features.guide.queries import questions_of
from houvast.features.guide.reading import cards
from houvast.foundation.accounts.contracts import Role

ASKED = (Role.TEAM_LEAD, Role.PRIVACY_OFFICER)


@sensitive_post_parameters("question")
@require_POST
def ask(request: HttpRequest) -> HttpResponse:
    """Ask a colleague of the organisation that the caller calls."""
    account = enter_guide(request.user)
    choice = chosen(request, account)
    question, role = request.POST.get("question", ""), request.POST.get("role", "")
    if not choice.is_sure:
        raise QuestionRefused("Choose for whom the caller calls, so that the right colleague is asked.")
    at = datetime.now(UTC)
    pass_on(
        organisation=choice.organisation,
        words=question,
        card=_topic(request.POST.get("card", ""), question, choice.language),
        role=Role(role) if role in ASKED else Role.TEAM_LEAD,
        today=local_date(at, choice.organisation.country),
        by=account,
        at=at,
    )
    messages.success(request, _("The question is passed on. The answer comes back here."))
    return redirect(choice.url("guide"))


@sensitive_post_parameters("to")
@require_POST
def mail(request: HttpRequest) -> HttpResponse:
    """Mail the passage (`key`) or the whole statement to the caller, and go on beside the call."""
    account = enter_guide(request.user)
    choice = chosen(request, account)
    if not choice.is_sure:
        raise QuestionRefused("Choose for whom the caller calls, so that the right organisation mails it.")
    mail_answer(
        organisation=choice.organisation,
        language=choice.language,
        key=request.POST.get("key", ""),
        to=request.POST.get("to", "").strip(),
        case=request.POST.get("case", "").strip(),
        by=account,
        at=datetime.now(UTC),
    )
    messages.success(request, _("The mail is on its way."))
    card = request.POST.get("card", "")
    return redirect(choice.url("card", card=card) if card in cards(choice.language) else choice.url("guide"))


@require_POST
def take_as_seen(request: HttpRequest, task: UUID) -> HttpResponse:
    """Take the answer of one's own question from the list; a question of another is left alone."""
    account = enter_guide(request.user)
    for question in questions_of(account):
        if question.task == task:
            mark_seen(question=question, by=account, at=datetime.now(UTC))
    return redirect("guide:guide")


def _topic(card: str, question: str, language: str) -> str:
    """Return the card that was open, else the one that fits the question best: what is counted must have a name."""
    if card in cards(language):
        return card
    return next((one.key for one in find_cards(question[:LONGEST_QUESTION], language, 1)), "")
