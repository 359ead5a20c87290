"""Asking a reasonable fee in place of refusing: one colleague writes, another agrees, the person hears and chooses."""

from decimal import Decimal
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy
from django.views.decorators.http import require_http_methods

from houvast.engines.trouble import Trouble
from houvast.features.rights.actions.refusing_fee import (
    MOST_CENTS,
    approve_fee,
    ask_fee,
    end_fee,
    fee_address,
    fee_notice,
    tell_of_fee,
)
from houvast.features.rights.contracts import CaseFacts, FeeCard, RefusalGround
from houvast.features.rights.desk.clock import now
from houvast.features.rights.desk.page import account_of, show_case, url_of
from houvast.features.rights.desk.people import actor_of
from houvast.features.rights.desk.representing_words import GROUNDS
from houvast.features.rights.desk.story_recipients import euros
from houvast.features.rights.desk.troubles import in_words
from houvast.features.rights.permissions import enter_case
from houvast.features.rights.queries import case_record, fee_asked, refusal_asked
from houvast.features.rights.telling_contracts import FeeEnd
from houvast.foundation.accounts.contracts import Permission
from houvast.foundation.accounts.models import Account
from houvast.foundation.accounts.permissions import role_allows
from houvast.foundation.accounts.queries import names_of
from houvast.foundation.notifications.contracts import Channel
from houvast.foundation.notifications.queries import can_send

_NEEDED = {"approve": Permission.APPROVE_PLAN, "mail": Permission.ANSWER_CASE, "printed": Permission.ANSWER_CASE}


class FeeForm(forms.Form):
    """How much, for what, and why."""

    ground = forms.ChoiceField(label=lazy("On which ground?"), choices=list(GROUNDS.items()), widget=forms.RadioSelect)
    amount = forms.DecimalField(
        label=lazy("How much, in euros?"),
        min_value=Decimal("0.01"),
        max_value=Decimal(MOST_CENTS) / 100,
        decimal_places=2,
    )
    costs = forms.CharField(
        label=lazy("Which costs does it cover?"),
        help_text=lazy("Only what this request costs us: copies, postage, hours. The person reads this."),
        max_length=300,
    )
    reasons = forms.CharField(
        label=lazy("Why?"),
        help_text=lazy("These words go to the person. That there were many requests is not enough by itself."),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 4}),
    )


@require_http_methods(["GET", "POST"])
def fee(request: HttpRequest, number: str) -> HttpResponse:
    """Show what speaks for a fee and how far it is; ask for it, agree with it, tell the person, or end it."""
    account, act = account_of(request), request.POST.get("act", "ask")
    needed = [_NEEDED.get(act, Permission.DECIDE)] if request.method == "POST" else []
    facts = enter_case(account, number, Permission.ANSWER_CASE, *needed)
    form = FeeForm(request.POST if request.method == "POST" and act == "ask" else None)
    if request.method == "POST":
        try:
            if _do(request, number, act, form, account):
                messages.success(request, _("Written down."))
                return redirect(url_of("fee", number))
        except Trouble as trouble:
            if act == "ask":
                form.add_error(None, in_words(str(trouble)))
            else:
                messages.error(request, in_words(str(trouble)))
    status = 422 if request.method == "POST" else 200
    return show_case(request, facts, "answer", "fee", _shown(facts, form, account), status)


def _do(request: HttpRequest, number: str, act: str, form: FeeForm, account: Account) -> bool:
    """Do what was asked; tell whether it was done."""
    who: dict[str, Any] = {"case": number, "by": account.actor, "at": now()}
    chosen = request.POST.get("fee", "")
    if act == "ask" and form.is_valid():
        given = form.cleaned_data
        ground, cents = RefusalGround(given["ground"]), int(given["amount"] * 100)
        ask_fee(ground=ground, cents=cents, costs=given["costs"], reasons=given["reasons"], **who)
    elif act == "approve" and chosen.isdecimal():
        approve_fee(fee=int(chosen), **who)
    elif act in ("mail", "printed"):
        tell_of_fee(by_mail=act == "mail", **who)
    elif act in tuple(FeeEnd):
        end_fee(end=FeeEnd(act), words=request.POST.get("words", "")[:1000], **who)
    else:
        return False
    return True


def _shown(facts: CaseFacts, form: FeeForm, account: Account) -> dict[str, Any]:
    card, (refusal, earlier) = fee_asked(facts.number), refusal_asked(facts.number)
    waits = facts.is_open and not facts.is_answered
    agreed = card is not None and card.is_approved and waits
    return {
        "form": form,
        "card": card,
        "amount": euros(card.cents) if card else "",
        "ground": GROUNDS[card.ground] if card else "",
        "asked_by": _who(card.asked_by) if card else "",
        "approved_by": _who(card.approved_by) if card and card.is_approved else "",
        "notice": fee_notice(facts.number) if agreed else None,
        "can_mail": agreed and can_send(Channel.MAIL) and bool(fee_address(case_record(facts.number))),
        "earlier": len(earlier),
        "refusal": refusal,
        "may_ask": waits and role_allows(account, Permission.DECIDE),
        "may_approve": waits and _may_approve(card, account),
    }


def _may_approve(card: FeeCard | None, account: Account) -> bool:
    theirs = card is not None and actor_of(card.asked_by) == account.actor
    return card is not None and not card.is_approved and not theirs and role_allows(account, Permission.APPROVE_PLAN)


def _who(actor: str) -> str:
    return names_of([actor_of(actor)])[actor_of(actor)]
