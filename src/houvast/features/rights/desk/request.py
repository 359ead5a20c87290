"""The first page of a case: what was asked, and what can be done with the case as a whole."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from houvast.engines.trouble import Trouble
from houvast.features.rights.actions.closing import close_case
from houvast.features.rights.actions.passing_on import forward_case, record_case_instruction
from houvast.features.rights.actions.term import extend_term
from houvast.features.rights.contracts import SYSTEM_RIGHTS, CaseFacts, Person, Right, Status
from houvast.features.rights.deciding import shared_with
from houvast.features.rights.desk import words
from houvast.features.rights.desk.by_hand import by_hand
from houvast.features.rights.desk.clock import now
from houvast.features.rights.desk.dates import in_full
from houvast.features.rights.desk.mails import shown
from houvast.features.rights.desk.page import account_of, show_case, url_of
from houvast.features.rights.desk.passed_on import may_fetch_list
from houvast.features.rights.desk.recipients import waiting
from houvast.features.rights.desk.representing_words import RELATIONS, STATES
from houvast.features.rights.desk.today import rows_of
from houvast.features.rights.desk.troubles import in_words
from houvast.features.rights.desk.window import window_context
from houvast.features.rights.permissions import enter_case, enter_case_for_one_of
from houvast.features.rights.queries import NoSuchCase, case_for, facts_for, fee_asked, joinable, joined_with
from houvast.foundation.accounts.contracts import Permission
from houvast.foundation.accounts.models import Account
from houvast.foundation.accounts.permissions import role_allows
from houvast.foundation.notifications.contracts import Channel
from houvast.foundation.notifications.queries import can_send
from houvast.foundation.organisations.queries import own_organisation

_EARLY = (Status.REGISTERED, Status.VERIFIED, Status.LOCATED, Status.PLANNED)
_INSTRUCTING = (Permission.RECORD_INSTRUCTION, Permission.APPROVE_INSTRUCTION)


class InstructionForm(forms.Form):
    """Where the principal's instruction stands."""

    reference = forms.CharField(
        label=lazy("Where does the instruction stand?"),
        help_text=lazy("Such as the number of the principal’s message. No personal data."),
        max_length=120,
    )


class ExtensionForm(forms.Form):
    """Why the answer takes longer, and when the person was told."""

    reasons = forms.MultipleChoiceField(
        label=lazy("Why does it take longer?"),
        choices=list(words.EXTENSION_REASONS.items()),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": lazy("Choose one: the law knows no other reasons.")},
    )
    letter_sent_at = forms.DateTimeField(
        label=lazy("When was the letter with the reasons sent?"),
        input_formats=["%Y-%m-%dT%H:%M", "%Y-%m-%dT%H:%M:%S"],
        widget=forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M"),
    )


@require_safe
def show_request(request: HttpRequest, number: str) -> HttpResponse:
    """Show what was asked and by whom, and what belongs to it."""
    account = account_of(request)
    facts = enter_case(account, number)
    case = case_for(account, number)
    is_principals = facts.organisation != own_organisation().key
    context = {
        "person": case.person,
        "keys": [(words.key_kind(key.kind), key) for key in case.person.keys],
        "asked": words.RIGHTS[facts.right],
        "channel": words.CHANNELS[facts.channel],
        "outcome": words.OUTCOMES[facts.outcome] if facts.outcome else "",
        "tasks": by_hand(facts, account),
        "mails": shown(number),
        "can_mail": can_send(Channel.MAIL),
        "linked": rows_of(case.linked, account),
        "parent_url": _url_if_seen(account, facts.parent),
        "similar": [(one, url_of("case", one)) for one in case.similar],
        **waiting(facts),
        **window_context(facts, account),
        **_together(facts, case.person, account),
        "fee": fee_asked(number),
        "is_principals": is_principals,
        "is_early": facts.status in _EARLY,
        "is_ours_in_part": _is_ours_in_part(facts),
        "may_fetch_list": may_fetch_list(account),
        "may_forward": role_allows(account, Permission.DECIDE),
        "may_instruct": any(role_allows(account, one) for one in _INSTRUCTING),
        "may_write_keys": role_allows(account, Permission.REGISTER_CASE) and facts.status in _EARLY,
        "may_extend": role_allows(account, Permission.ANSWER_CASE) and _may_be_extended(facts),
        "is_rectification": facts.right is Right.RECTIFICATION,
    }
    return show_case(request, facts, "case", "request", context)


@require_POST
def forward(request: HttpRequest, number: str) -> HttpResponse:
    """Pass a principal's case on, with the time of receipt."""
    account = account_of(request)
    enter_case(account, number, Permission.DECIDE)
    case = forward_case(case=number, by=account.actor, at=now())
    messages.success(request, _("Noted as passed on to %(principal)s.") % {"principal": case.organisation_name})
    return redirect(url_of("case", number))


@require_http_methods(["GET", "POST"])
def instruct(request: HttpRequest, number: str) -> HttpResponse:
    """Record that the principal instructed us to carry the request out."""
    account = account_of(request)
    case = enter_case_for_one_of(account, number, *_INSTRUCTING)
    form = InstructionForm(request.POST or None, initial={"reference": case.instruction})
    if request.method == "POST" and form.is_valid():
        record_case_instruction(case=number, reference=form.cleaned_data["reference"], by=account.actor, at=now())
        messages.success(request, _("The instruction is recorded."))
        return redirect(url_of("case", number))
    return show_case(request, case, "case", "instruct", {"form": form}, 422 if form.is_bound else 200)


@require_http_methods(["GET", "POST"])
def extend(request: HttpRequest, number: str) -> HttpResponse:
    """Extend the term by two months, once the letter with the reasons was sent."""
    account = account_of(request)
    case = enter_case(account, number, Permission.ANSWER_CASE)
    form = ExtensionForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            after = _extend(account, number, form.cleaned_data)
        except Trouble as trouble:
            form.add_error(None, in_words(str(trouble)))
        else:
            messages.success(request, _("Extended. The answer is due on %(day)s.") % {"day": in_full(after.due)})
            return redirect(url_of("case", number))
    context = {"form": form, "new_date": case.term.extended, "last_day": case.term.due}
    return show_case(request, case, "case", "extend", context, 422 if form.is_bound else 200)


@require_POST
def close(request: HttpRequest, number: str) -> HttpResponse:
    """Close an answered case."""
    account = account_of(request)
    enter_case(account, number, Permission.CLOSE_CASE)
    close_case(case=number, by=account.actor, at=now())
    messages.success(request, _("The request is closed."))
    return redirect(url_of("case", number))


def _extend(account: Account, number: str, given: dict[str, Any]) -> CaseFacts:
    return extend_term(
        case=number,
        reasons=tuple(given["reasons"]),
        letter_sent_at=given["letter_sent_at"],
        by=account.actor,
        at=now(),
    )


def _is_ours_in_part(case: CaseFacts) -> bool:
    return case.right in SYSTEM_RIGHTS and not case.instruction and case.organisation in shared_with()


def _may_be_extended(case: CaseFacts) -> bool:
    return case.is_open and not case.is_answered and case.extended_on is None


def _together(facts: CaseFacts, person: Person, account: Account) -> dict[str, Any]:
    """Give who asks for the person, and the requests that go on in one another."""
    one = person.representative
    may = role_allows(account, Permission.REGISTER_CASE)
    return {
        "asked_by": RELATIONS[one.relation] if one else "",
        "asked_state": STATES.get(facts.authority, ""),
        "joinable": joinable(facts.number) if may else (),
        "joined": [(number, url_of("case", number)) for number in joined_with(facts.number)],
        "may_part": may,
    }


def _url_if_seen(account: Account, number: str | None) -> str:
    """Give the address of the case that this one was split from, for those who may see it."""
    try:
        return url_of("case", facts_for(account, number).number) if number else ""
    except NoSuchCase:
        return ""
