"""Refusing a request as manifestly unfounded or excessive: one colleague writes the reasons, another agrees."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy
from django.views.decorators.http import require_http_methods

from houvast.engines.trouble import Trouble
from houvast.features.rights.actions.refusing import approve_refusal, ask_refusal, withdraw_refusal
from houvast.features.rights.contracts import CaseFacts, RefusalCard, RefusalGround
from houvast.features.rights.desk import words
from houvast.features.rights.desk.clock import now
from houvast.features.rights.desk.page import account_of, show_case, url_of
from houvast.features.rights.desk.people import actor_of
from houvast.features.rights.desk.representing_words import GROUNDS
from houvast.features.rights.desk.troubles import in_words
from houvast.features.rights.permissions import enter_case
from houvast.features.rights.queries import refusal_asked
from houvast.foundation.accounts.contracts import Permission
from houvast.foundation.accounts.models import Account
from houvast.foundation.accounts.permissions import role_allows
from houvast.foundation.accounts.queries import names_of

_NEEDED = {"ask": Permission.DECIDE, "approve": Permission.APPROVE_PLAN, "withdraw": Permission.DECIDE}


class RefusingForm(forms.Form):
    """On which ground, and why."""

    ground = forms.ChoiceField(label=lazy("On which ground?"), choices=list(GROUNDS.items()), widget=forms.RadioSelect)
    reasons = forms.CharField(
        label=lazy("Why?"),
        help_text=lazy("These words go to the person. That there were many requests is not enough by itself."),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 4}),
    )


@require_http_methods(["GET", "POST"])
def refusal(request: HttpRequest, number: str) -> HttpResponse:
    """Show what speaks for a refusal and how far it is; ask for it, agree with it, or take it back."""
    account = account_of(request)
    act = request.POST.get("act", "ask")
    needed = [_NEEDED.get(act, Permission.DECIDE)] if request.method == "POST" else []
    facts = enter_case(account, number, Permission.ANSWER_CASE, *needed)
    form = RefusingForm(request.POST if request.method == "POST" and act == "ask" else None)
    if request.method == "POST":
        try:
            if _do(number, act, request.POST.get("refusal", ""), form, account):
                messages.success(request, _("Written down."))
                return redirect(url_of("refusal", number))
        except Trouble as trouble:
            if act == "ask":
                form.add_error(None, in_words(str(trouble)))
            else:
                messages.error(request, in_words(str(trouble)))
    status = 422 if request.method == "POST" else 200
    return show_case(request, facts, "answer", "refusal", _shown(facts, form, account), status)


def _do(number: str, act: str, refusal: str, form: RefusingForm, account: Account) -> bool:
    """Do what was asked; tell whether it was done."""
    if act == "ask" and form.is_valid():
        ground = RefusalGround(form.cleaned_data["ground"])
        ask_refusal(case=number, ground=ground, reasons=form.cleaned_data["reasons"], by=account.actor, at=now())
        return True
    if act == "approve" and refusal.isdecimal():
        approve_refusal(case=number, refusal=int(refusal), by=account.actor, at=now())
        return True
    if act == "withdraw":
        withdraw_refusal(case=number, by=account.actor, at=now())
        return True
    return False


def _shown(facts: CaseFacts, form: RefusingForm, account: Account) -> dict[str, Any]:
    card, earlier = refusal_asked(facts.number)
    waits = facts.is_open and not facts.is_answered
    return {
        "form": form,
        "card": card,
        "ground": GROUNDS[card.ground] if card else "",
        "asked_by": _who(card.asked_by) if card else "",
        "approved_by": _who(card.approved_by) if card and card.is_approved else "",
        "earlier": [(one.number, words.RIGHT_NAMES[one.right], one.received_on) for one in earlier],
        "may_ask": waits and role_allows(account, Permission.DECIDE),
        "may_approve": waits and _may_approve(card, account),
    }


def _may_approve(card: RefusalCard | None, account: Account) -> bool:
    theirs = card is not None and actor_of(card.asked_by) == account.actor
    return card is not None and not card.is_approved and not theirs and role_allows(account, Permission.APPROVE_PLAN)


def _who(actor: str) -> str:
    return names_of([actor_of(actor)])[actor_of(actor)]
