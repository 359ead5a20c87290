"""Register a request while the caller talks, and what to say to the caller then."""

from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse_lazy
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_safe

from houvast.engines.deadlines.terms import ReceivedInTheFuture
from houvast.engines.matching.identifiers import EMAIL, PHONE
from houvast.features.rights.actions.registering import register_case
from houvast.features.rights.contracts import Authority, Channel, Right
from houvast.features.rights.desk import words
from houvast.features.rights.desk.clock import now, today
from houvast.features.rights.desk.dates import in_full, why
from houvast.features.rights.desk.page import account_of, url_of
from houvast.features.rights.desk.proposing import proposal_context
from houvast.features.rights.desk.representing_form import RepresentingForm
from houvast.features.rights.desk.saying import what_happens_next
from houvast.features.rights.permissions import enter_case
from houvast.features.rights.queries import case_for, joinable
from houvast.foundation.accounts.contracts import Permission
from houvast.foundation.accounts.models import Account
from houvast.foundation.accounts.permissions import NotAllowed, require, role_allows
from houvast.foundation.accounts.queries import organisations_of
from houvast.foundation.notifications.queries import messages_of

KEYS = (EMAIL, PHONE, words.CUSTOMER_NUMBER)
_LANGUAGES = [("nl", _("Dutch")), ("en", _("English"))]


_PROPOSING = {
    "hx-post": reverse_lazy("rights:propose"),
    "hx-trigger": "input changed delay:300ms",
    "hx-params": "said",
    "hx-target": "#proposal",
    "hx-swap": "outerHTML",
    "hx-sync": "this:replace",
}


class KindOfRequest(forms.RadioSelect):
    """Radio buttons that a digit chooses, when one isn't typing."""

    def create_option(self, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Give each its digit."""
        option = super().create_option(*args, **kwargs)
        option["attrs"]["data-shortcut"] = str(int(option["index"]) + 1)
        return option


class KeysForm(forms.Form):
    """Who it is about; every field may stay empty."""

    name = forms.CharField(label=_("Name"), max_length=200, required=False)
    email = forms.CharField(label=words.KEY_KINDS[EMAIL], max_length=200, required=False)
    phone_number = forms.CharField(label=words.KEY_KINDS[PHONE], max_length=60, required=False)
    customer_number = forms.CharField(label=words.KEY_KINDS[words.CUSTOMER_NUMBER], max_length=60, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, mode in ((EMAIL, "email"), (PHONE, "tel")):
            self.fields[name].widget.attrs["inputmode"] = mode
        for field in self.fields.values():
            field.widget.attrs |= {"autocomplete": "off", "spellcheck": "false"}

    @property
    def keys(self) -> list[tuple[str, str]]:
        """Give the identifiers that were filled in, as they were said."""
        return [(kind, self.cleaned_data[kind]) for kind in KEYS if self.cleaned_data.get(kind)]


class RegisterForm(KeysForm, RepresentingForm):
    """Six things to fill in while the caller talks; only the kind of request and for whom are needed.

    Who asks for somebody else opens one line more.
    """

    said = forms.CharField(
        label=_("What does the caller want?"),
        help_text=_("In the caller’s own words."),
        max_length=10_000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 5, "autofocus": True, **_PROPOSING}),
    )
    right = forms.ChoiceField(
        label=_("Kind of request"),
        choices=list(words.RIGHTS.items()),
        widget=KindOfRequest,
        error_messages={"required": _("Choose one; when you doubt, choose the last one. It can be sorted out later.")},
    )
    organisation = forms.ChoiceField(label=_("For whom"))
    channel = forms.ChoiceField(label=_("How it came in"), choices=list(words.CHANNELS.items()), initial=Channel.PHONE)
    received_at = forms.DateTimeField(
        label=_("Received"),
        required=False,
        input_formats=["%Y-%m-%dT%H:%M", "%Y-%m-%dT%H:%M:%S"],
        widget=forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M"),
    )
    language = forms.ChoiceField(label=_("Answer in"), choices=_LANGUAGES, initial="nl")

    def __init__(self, account: Account, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        found = organisations_of(account)
        choices = [(one.key, one.name) for one in found]
        # A wrong guess would make the wrong controller answer, so with a choice nothing is chosen.
        unchosen = [("", _("Choose"))] if len(choices) > 1 else []
        self.fields["organisation"].choices = [*unchosen, *choices]  # type: ignore[attr-defined]

    def clean_received_at(self) -> Any:
        """Refuse a moment that is still to come."""
        received = self.cleaned_data["received_at"]
        if received is not None and received > now():
            raise forms.ValidationError(_("This lies in the future. Give the moment at which the request came in."))
        return received


@require_http_methods(["GET", "POST"])
def register(request: HttpRequest) -> HttpResponse:
    """Register a request before anything else is asked."""
    account = account_of(request)
    if not role_allows(account, Permission.REGISTER_CASE):
        raise NotAllowed("Your account registers no requests: ask an agent or the privacy officer.")
    if request.method == "POST":
        form = RegisterForm(account, request.POST)
        if form.is_valid():
            try:
                return redirect(url_of("receipt", _register(account, form)))
            except ReceivedInTheFuture as future:
                form.add_error("received_at", str(future))
    else:
        asked = {name: request.GET[name] for name in ("right", "organisation") if name in request.GET}
        form = RegisterForm(account, initial={"received_at": now(), "language": get_language()} | asked)
    nobody = not organisations_of(account)
    context = {"form": form, "nobody": nobody, **_proposal_in(form)}
    return render(request, "rights/new.html", context, status=422 if form.is_bound else 200)


@require_safe
def show_receipt(request: HttpRequest, number: str) -> HttpResponse:
    """Show what to read out to the caller."""
    account = account_of(request)
    facts = enter_case(account, number)
    case = case_for(account, number)
    context = {
        "case": facts,
        "today": today(facts.country),
        "due_in_full": in_full(facts.due),
        "why": why(facts),
        "right": words.RIGHT_NAMES[facts.right],
        "next": what_happens_next(facts),
        "unreadable": [words.key_kind(key.kind) for key in case.person.keys if not key.value],
        "similar": [(one, url_of("case", one)) for one in case.similar],
        "joinable": joinable(number),
        "waits_for_authority": facts.authority is Authority.WAITING,
        "is_mailed": bool(messages_of(number)),
        "may_verify": role_allows(account, Permission.VERIFY_IDENTITY),
    }
    return render(request, "rights/receipt.html", context)


def _proposal_in(form: RegisterForm) -> dict[str, object]:
    """Propose a kind for what was said, and choose it when the agent chose none."""
    if not form.is_bound:
        return {}
    context = proposal_context(form.data.get("said", ""))
    if form.data.get("right"):
        return {**context, "by_hand": True}
    form.data = {**{name: form.data.get(name) for name in form.data}, "right": context["proposed_right"]}
    return context


def _register(account: Account, form: RegisterForm) -> str:
    given = form.cleaned_data
    require(account, Permission.REGISTER_CASE, given["organisation"])
    case = register_case(
        organisation=given["organisation"],
        right=Right(given["right"]),
        channel=Channel(given["channel"]),
        received_at=given["received_at"] or now(),
        name=given["name"],
        keys=form.keys,
        words=given["said"],
        language=given["language"],
        representing=form.representing,
        by=account.actor,
        at=now(),
    )
    return case.number
