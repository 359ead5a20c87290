"""The days in which the person can stop an erasure: until when, who was warned, and what can be done."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy
from django.views.decorators.http import require_http_methods

from houvast.engines.trouble import Trouble
from houvast.features.rights.actions.revoking import revoke_erasure, shorten_window
from houvast.features.rights.contracts import CaseFacts
from houvast.features.rights.desk.clock import now
from houvast.features.rights.desk.page import account_of, show_case, url_of
from houvast.features.rights.desk.people import actor_of
from houvast.features.rights.desk.troubles import in_words
from houvast.features.rights.permissions import enter_case
from houvast.features.rights.queries import case_record
from houvast.features.rights.window import window_of
from houvast.foundation.accounts.contracts import Permission
from houvast.foundation.accounts.models import Account
from houvast.foundation.accounts.permissions import role_allows
from houvast.foundation.accounts.queries import names_of

_NEEDED = {"stop": Permission.VERIFY_IDENTITY, "shorten": Permission.APPROVE_PLAN}


class StopForm(forms.Form):
    """The word that shows that the caller read the warning, and what they said."""

    word = forms.CharField(
        label=lazy("Which word does the caller read out?"),
        help_text=lazy("It stands in the warning that went to what is on file. We do not know it."),
        max_length=20,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    words = forms.CharField(label=lazy("What does the caller say?"), max_length=500, required=False)


class ShortenForm(forms.Form):
    """Why the person gets less time."""

    reason = forms.CharField(
        label=lazy("Why can’t this wait?"),
        help_text=lazy("Such as: the person came by and asks it at once. An authority may read this."),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 2}),
    )


@require_http_methods(["GET", "POST"])
def window(request: HttpRequest, number: str) -> HttpResponse:
    """Show until when the person can stop the erasure; stop it, or let it go on earlier."""
    account, act = account_of(request), request.POST.get("act", "")
    needed = _NEEDED.get(act, Permission.VERIFY_IDENTITY) if request.method == "POST" else Permission.VERIFY_IDENTITY
    facts = enter_case(account, number, needed)
    bound = {name: request.POST if act == name else None for name in _NEEDED}
    shown: dict[str, Any] = {"stop": StopForm(bound["stop"]), "shorten": ShortenForm(bound["shorten"])}
    if act in shown and shown[act].is_valid():
        try:
            _DO[act](number, shown[act].cleaned_data, account)
        except Trouble as trouble:
            shown[act].add_error(None, in_words(str(trouble)))
        else:
            messages.success(request, _("Written down."))
            return redirect(url_of("case", number))
    context = {**window_context(facts, account), **{f"{name}_form": form for name, form in shown.items()}}
    return show_case(request, facts, "case", "window", context, 422 if request.method == "POST" else 200)


def window_context(facts: CaseFacts, account: Account) -> dict[str, Any]:
    """Give what pages say of the days in which the person can stop an erasure; nothing where there are none."""
    card = window_of(case_record(facts.number), now())
    if card is None:
        return {"window": None}
    who = f"{account.actor.kind}:{account.actor.key}"
    return {
        "window": card,
        "window_opener": _name(card.opened_by),
        "window_shortener": _name(card.shortened_by),
        "may_stop": facts.is_open and not card.revoked_at and role_allows(account, Permission.VERIFY_IDENTITY),
        "may_shorten": card.is_open and card.opened_by != who and role_allows(account, Permission.APPROVE_PLAN),
    }


def _name(actor: str) -> str:
    return names_of([actor_of(actor)])[actor_of(actor)] if actor else ""


def _stop(number: str, given: dict[str, str], account: Account) -> None:
    revoke_erasure(case=number, word=given["word"], words=given["words"], by=account.actor, at=now())


def _shorten(number: str, given: dict[str, str], account: Account) -> None:
    shorten_window(case=number, reason=given["reason"], by=account.actor, at=now())


_DO = {"stop": _stop, "shorten": _shorten}
