"""Who got the data that a request changed: tell each of them, or write down why not."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy
from django.views.decorators.http import require_http_methods

from houvast.engines.trouble import Trouble
from houvast.features.rights.actions.notifying import leave_untold, mail_recipient, note_told
from houvast.features.rights.contracts import CaseFacts
from houvast.features.rights.desk.clock import now
from houvast.features.rights.desk.page import account_of, show_case, url_of
from houvast.features.rights.desk.people import actor_of
from houvast.features.rights.desk.recipient_words import HOW, ROLES, WHY
from houvast.features.rights.desk.troubles import in_words
from houvast.features.rights.permissions import enter_case
from houvast.features.rights.queries import case_record
from houvast.features.rights.recipients import recipient_cards
from houvast.features.rights.telling_contracts import NotToldWhy, RecipientCard, ToldHow
from houvast.foundation.accounts.contracts import Permission
from houvast.foundation.accounts.models import Account
from houvast.foundation.accounts.permissions import role_allows
from houvast.foundation.accounts.queries import names_of
from houvast.foundation.notifications.contracts import Channel
from houvast.foundation.notifications.queries import can_send

_NEEDED = {"mail": Permission.ANSWER_CASE, "told": Permission.ANSWER_CASE, "untold": Permission.DECIDE}


class ToldForm(forms.Form):
    """How somebody was told."""

    how = forms.ChoiceField(
        label=lazy("How were they told?"),
        choices=[(how.value, HOW[how]) for how in ToldHow if how is not ToldHow.MAIL],
    )
    words = forms.CharField(label=lazy("What was said?"), required=False, max_length=500)


class UntoldForm(forms.Form):
    """Why somebody is not told."""

    why = forms.ChoiceField(label=lazy("Why are they not told?"), choices=list(WHY.items()))
    reason = forms.CharField(
        label=lazy("Explain it"),
        help_text=lazy("As an authority will read it."),
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 2}),
    )


@require_http_methods(["GET", "POST"])
def recipients(request: HttpRequest, number: str) -> HttpResponse:
    """List who got the data, with how far each is; tell one, or write down why not."""
    account, act = account_of(request), request.POST.get("act", "")
    needed = [_NEEDED.get(act, Permission.DECIDE)] if request.method == "POST" else []
    facts = enter_case(account, number, *needed)
    form: forms.Form | None = None
    if request.method == "POST":
        form = {"told": ToldForm, "untold": UntoldForm}.get(act, forms.Form)(request.POST)
        try:
            if form.is_valid() and _do(number, act, request.POST.get("recipient", ""), form.cleaned_data, account):
                messages.success(request, _("Written down."))
                return redirect(url_of("recipients", number))
        except Trouble as trouble:
            form.add_error(None, in_words(str(trouble)))
    context = _shown(facts, account) | {"failed": form}
    return show_case(request, facts, "work", "recipients", context, 422 if form else 200)


def _do(number: str, act: str, name: str, given: dict[str, Any], account: Account) -> bool:
    """Do what was asked; tell whether it was done."""
    who: dict[str, Any] = {"case": number, "recipient": name, "by": account.actor, "at": now()}
    match act:
        case "mail":
            mail_recipient(**who)
        case "told":
            note_told(how=ToldHow(given["how"]), words=given["words"], **who)
        case "untold":
            leave_untold(why=NotToldWhy(given["why"]), reason=given["reason"], **who)
        case _:
            return False
    return True


def _shown(facts: CaseFacts, account: Account) -> dict[str, Any]:
    return {
        "rows": [_row(one, place) for place, one in enumerate(recipient_cards(case_record(facts.number)))],
        "can_mail": can_send(Channel.MAIL),
        "may_tell": role_allows(account, Permission.ANSWER_CASE),
        "may_leave": role_allows(account, Permission.DECIDE),
    }


def _row(one: RecipientCard, place: int) -> dict[str, Any]:
    by = actor_of(one.by) if one.by else None
    return {
        "card": one,
        "told": ToldForm(auto_id=f"told{place}_%s"),
        "untold": UntoldForm(auto_id=f"untold{place}_%s"),
        "role": ROLES[one.recipient.role] if one.recipient.role else "",
        "how": HOW[one.notified] if one.notified else "",
        "why": WHY[one.not_told] if one.not_told else "",
        "by": names_of([by])[by] if by else "",
    }


def waiting(facts: CaseFacts) -> dict[str, int]:
    """Count who got the data that a case changed, and how many of them still must hear; for the page of the case."""
    cards = recipient_cards(case_record(facts.number))
    return {"recipients": len(cards), "recipients_waiting": sum(one.waits for one in cards)}
