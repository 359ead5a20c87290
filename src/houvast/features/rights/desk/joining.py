"""Requests that came in before: join them, keep them apart, or undo a joining."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy
from django.views.decorators.http import require_http_methods, require_POST

from houvast.engines.trouble import Trouble
from houvast.features.rights.actions.joining import join_case, keep_apart, part_case
from houvast.features.rights.contracts import JoinedWhy
from houvast.features.rights.desk.clock import now
from houvast.features.rights.desk.page import account_of, show_case, url_of
from houvast.features.rights.desk.representing_words import JOINED
from houvast.features.rights.desk.today import rows_of
from houvast.features.rights.desk.troubles import in_words
from houvast.features.rights.permissions import enter_case
from houvast.features.rights.queries import facts_for, joinable
from houvast.foundation.accounts.contracts import Permission

_APART = "apart"


class JoinForm(forms.Form):
    """Which request it is about, what it is, and why."""

    other = forms.ChoiceField(label=lazy("Which request came in before?"), widget=forms.RadioSelect)
    what = forms.ChoiceField(
        label=lazy("What is it?"),
        choices=[*JOINED.items(), (_APART, lazy("Another person, or another request: keep apart"))],
        widget=forms.RadioSelect,
    )
    reason = forms.CharField(label=lazy("How do you know?"), max_length=500, widget=forms.Textarea(attrs={"rows": 2}))

    def __init__(self, others: tuple[str, ...], data: Any = None) -> None:
        super().__init__(data, initial={"other": others[0] if len(others) == 1 else None})
        self.fields["other"].choices = [(one, one) for one in others]  # type: ignore[attr-defined]


@require_http_methods(["GET", "POST"])
def join(request: HttpRequest, number: str) -> HttpResponse:
    """Join a request with one that came in before, or keep the two apart."""
    account = account_of(request)
    facts = enter_case(account, number, Permission.REGISTER_CASE)
    others = joinable(number)
    form = JoinForm(others, request.POST or None)
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        try:
            goes_on = _do(number, given, account)
        except Trouble as trouble:
            form.add_error(None, in_words(str(trouble)))
        else:
            messages.success(request, _("Written down."))
            return redirect(url_of("case", goes_on))
    rows = rows_of(tuple(facts_for(account, one) for one in others), account)
    return show_case(request, facts, "case", "join", {"form": form, "rows": rows}, 422 if form.is_bound else 200)


@require_POST
def part(request: HttpRequest, number: str) -> HttpResponse:
    """Undo a joining."""
    account = account_of(request)
    enter_case(account, number, Permission.REGISTER_CASE)
    try:
        part_case(case=number, reason=request.POST.get("reason", ""), by=account.actor, at=now())
    except Trouble as trouble:
        messages.error(request, in_words(str(trouble)))
    else:
        messages.success(request, _("This is a request of its own again."))
    return redirect(url_of("case", number))


def _do(number: str, given: dict[str, str], account: Any) -> str:
    """Do what was chosen; give the number that goes on."""
    other, reason = given["other"], given["reason"]
    if given["what"] == _APART:
        keep_apart(case=number, other=other, reason=reason, by=account.actor, at=now())
        return number
    join_case(case=number, to=other, why=JoinedWhy(given["what"]), reason=reason, by=account.actor, at=now())
    return other
