"""Let a caller prove who they are: send a code, put questions, or answer for them with a colleague.

An agent sees a mask of where a code went and fields to fill in; never a code, never which choice is the right one.
"""

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django_stubs_ext import StrOrPromise

from houvast.engines.trouble import Trouble
from houvast.features.rights.actions.carrying_over import carries_to, carry_proof
from houvast.features.rights.actions.logging_in import login_ways, send_login_link
from houvast.features.rights.actions.proving import (
    answer_code,
    answer_questions,
    approve_second,
    ask_questions,
    ask_second,
    questions_open,
    send_code,
)
from houvast.features.rights.contracts import Case, CaseFacts, Status
from houvast.features.rights.desk import words
from houvast.features.rights.desk.clock import now
from houvast.features.rights.desk.page import account_of, show_case, url_of
from houvast.features.rights.desk.proving_forms import CodeForm, QuestionsForm, SecondForm
from houvast.features.rights.desk.story_identity import CODE_WAYS, OVERRIDE_REASONS
from houvast.features.rights.desk.troubles import in_words
from houvast.features.rights.keys import identifiers
from houvast.features.rights.permissions import enter_case
from houvast.features.rights.queries import case_for
from houvast.features.verification.contracts import Answered, OverrideCard
from houvast.features.verification.queries import (
    check_locked_until,
    code_ways,
    is_change_told,
    is_sim_swapped,
    open_challenge,
    open_link,
    open_override,
    stays_open,
)
from houvast.foundation.accounts.contracts import Permission
from houvast.foundation.accounts.permissions import role_allows
from houvast.foundation.notifications.contracts import Channel
from houvast.foundation.notifications.queries import can_send

_SENT_BY = {"email": Channel.MAIL, "phone_number": Channel.SMS}


def take_step(request: HttpRequest, facts: CaseFacts) -> HttpResponse:
    """Take the step of the form that was sent, and show what came of it."""
    step = _STEPS.get(request.POST["step"])
    if step is None:
        return redirect(url_of("identity", facts.number))
    if step is _agree:
        enter_case(account_of(request), facts.number, Permission.APPROVE_PLAN)
    try:
        shown = step(request, facts)
    except Trouble as trouble:
        messages.error(request, in_words(str(trouble)))
        shown = None
    return shown or redirect(url_of("identity", facts.number))


def locked_until(case: Case) -> datetime | None:
    """Return until when nobody is checked for this case but by letter or in person; None where they can be."""
    given = identifiers(case.person.keys, (key.kind for key in case.person.keys))
    return check_locked_until(case=case.number, identifiers=given, at=now())


def ways_to_prove(request: HttpRequest, facts: CaseFacts, case: Case, locked: datetime | None) -> dict[str, Any]:
    """Give what the page of identity needs to let somebody prove who they are; see `locked_until`."""
    at, account = now(), account_of(request)
    given = identifiers(case.person.keys, (key.kind for key in case.person.keys))
    challenge = open_challenge(facts.number, at)
    if challenge and locked and not stays_open(challenge.way):
        challenge = None
    asked = None if locked else questions_open(case=facts.number, by=account.actor, at=at)
    second = open_override(facts.number)
    return {
        "challenge": challenge,
        "printed_by_me": challenge is not None and challenge.printed_by == f"{account.actor.kind}:{account.actor.key}",
        "challenge_way": CODE_WAYS[challenge.way] if challenge else "",
        "code_form": CodeForm(),
        "links": [(way, CODE_WAYS[way]) for way in _links(facts, locked)] if given else [],
        "link": open_link(facts.number, at),
        "is_changed": is_change_told(facts.number),
        "is_swapped": is_sim_swapped(facts.number),
        "ways": [(way, CODE_WAYS[way]) for way in _ways(locked)] if given else [],
        "questions": QuestionsForm(asked[1]) if asked else None,
        "may_ask": bool(given) and not locked and not asked,
        "second": second,
        "second_reason": OVERRIDE_REASONS[second.reason] if second else "",
        "second_form": SecondForm(case),
        "may_agree": _may_agree(request, second),
        "carries": [
            {"facts": one, "right": words.RIGHT_NAMES[one.right], "url": url_of("identity", one.number)}
            for one in carries_to(case=facts.number, by=account.actor, at=at)
        ],
        "say": _say(facts, locked, has_code=challenge is not None, has_questions=asked is not None),
    }


def _ways(locked: datetime | None) -> list[str]:
    """Give the ways that something is set up for; when checking is locked only the one on paper."""
    channels = {way: _SENT_BY.get(kind) for way, kind in code_ways().items()}
    return [way for way, channel in channels.items() if channel is None or (not locked and can_send(channel))]


def _links(facts: CaseFacts, locked: datetime | None) -> list[str]:
    """Give the ways to send a link to log in with; none where nobody is set up to log in at."""
    if locked or not login_ways(facts.number) or not settings.HOUVAST_PUBLIC_URL:
        return []
    return [way for way, kind in code_ways().items() if kind in _SENT_BY and can_send(_SENT_BY[kind])]


def _say(facts: CaseFacts, locked: datetime | None, *, has_code: bool, has_questions: bool) -> list[StrOrPromise]:
    if facts.status is not Status.REGISTERED:
        return [_("Thank you. I know now that it is you; your request goes on.")]
    if locked:
        return [
            _("I can’t check today that it is you. That protects you as well."),
            _("Your request stays noted, and the date of our answer stays the same."),
            _("I can have a letter with a code sent to the address that we know, or you can come by."),
        ]
    if has_code:
        return [_("I sent a code to what we have on file. What code do you see? I can’t see it myself.")]
    if has_questions:
        return [_("I have a few questions that only you can answer. You may say that you don’t know.")]
    return [
        _("Your request is noted. Before we do anything with it I check that it is really you."),
        _("I can send a code to the phone number or e-mail address that we already have."),
    ]


def _may_agree(request: HttpRequest, second: OverrideCard | None) -> bool:
    account = account_of(request)
    who = f"{account.actor.kind}:{account.actor.key}"
    return second is not None and second.asked_by != who and role_allows(account, Permission.APPROVE_PLAN)


def _send(request: HttpRequest, facts: CaseFacts) -> HttpResponse | None:
    started = send_code(case=facts.number, way=request.POST.get("way", ""), by=account_of(request).actor, at=now())
    if started.print:
        context = {"code": started.print, "until": date_format(started.card.ends_at, "j F Y")}
        return show_case(request, facts, "identity", "paper_code", context)
    messages.success(request, _("The code is on its way to what is on file."))
    return None


def _send_link(request: HttpRequest, facts: CaseFacts) -> HttpResponse | None:
    by = account_of(request).actor
    send_login_link(case=facts.number, way=request.POST.get("way", ""), by=by, at=now())
    messages.success(request, _("The link is on its way to what is on file."))
    return None


def _answer(request: HttpRequest, facts: CaseFacts) -> HttpResponse | None:
    form, challenge = CodeForm(request.POST), open_challenge(facts.number, now())
    if form.is_valid() and challenge:
        said, by = form.cleaned_data["said"], account_of(request).actor
        answered = answer_code(case=facts.number, challenge=challenge.id, said=said, by=by, at=now())
        _tell(request, answered, _("The code is right."), _("The code is wrong."))
    else:
        messages.error(request, _("No code was judged: type what the caller says, or send a new one."))
    return None


def _ask(request: HttpRequest, facts: CaseFacts) -> HttpResponse | None:
    ask_questions(case=facts.number, by=account_of(request).actor, at=now())
    return None


def _told(request: HttpRequest, facts: CaseFacts) -> HttpResponse | None:
    by = account_of(request).actor
    asked = questions_open(case=facts.number, by=by, at=now())
    form = QuestionsForm(asked[1], request.POST) if asked else None
    if asked and form and form.is_valid() and any(form.answers.values()):
        answered = answer_questions(case=facts.number, asked=asked[0].id, answers=form.answers, by=by, at=now())
        _tell(request, answered, _("What the caller answered is right."), _("Something the caller answered is wrong."))
    else:
        messages.error(request, _("Nothing was judged: fill in what the caller answers."))
    return None


def _second(request: HttpRequest, facts: CaseFacts) -> HttpResponse | None:
    account = account_of(request)
    form = SecondForm(case_for(account, facts.number), request.POST)
    if form.is_valid():
        reason, own = form.cleaned_data["reason"], tuple(form.cleaned_data["own"])
        ask_second(case=facts.number, reason=reason, proven=own, by=account.actor, at=now())
        messages.success(request, _("Asked. The privacy officer, or another who may, agrees on this page."))
    else:
        messages.error(request, _("Choose a reason, and what is surely the person’s own."))
    return None


def _agree(request: HttpRequest, facts: CaseFacts) -> HttpResponse | None:
    waiting = open_override(facts.number)
    if waiting:
        approve_second(case=facts.number, override=waiting.id, by=account_of(request).actor, at=now())
        messages.success(request, _("Agreed. Both of you are recorded."))
    return None


def _carry(request: HttpRequest, facts: CaseFacts) -> HttpResponse | None:
    """Let the proof count in another request, and go there."""
    account = account_of(request)
    to = enter_case(account, request.POST.get("to", ""), Permission.VERIFY_IDENTITY)
    carry_proof(case=facts.number, to=to.number, by=account.actor, at=now())
    messages.success(request, _("The proof counts in %(number)s too.") % {"number": to.number})
    return None


def _tell(request: HttpRequest, answered: Answered, right: str, wrong: str) -> None:
    if answered.right:
        messages.success(request, right)
    elif answered.locked:
        messages.warning(request, _("%(wrong)s Checking stops for a day.") % {"wrong": wrong})
    else:
        messages.warning(
            request, _("%(wrong)s Say only that it did not match, and offer another way.") % {"wrong": wrong}
        )


_STEPS: Mapping[str, Callable[[HttpRequest, CaseFacts], HttpResponse | None]] = {
    "send": _send,
    "link": _send_link,
    "answer": _answer,
    "ask": _ask,
    "told": _told,
    "second": _second,
    "agree": _agree,
    "carry": _carry,
}
