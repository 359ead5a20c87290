"""The messages of a case: which ones there are, how one reads, and sending it."""

from dataclasses import dataclass
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy
from django.views.decorators.http import require_http_methods
from django_stubs_ext import StrOrPromise

from houvast.engines.trouble import Trouble
from houvast.features.rights.actions.drafting import Draft, draft
from houvast.features.rights.actions.retrying import address_is_mended, can_retry
from houvast.features.rights.actions.telling import tell
from houvast.features.rights.contracts import CaseFacts
from houvast.features.rights.desk import words
from houvast.features.rights.desk.clock import now
from houvast.features.rights.desk.mail_words import (
    LANGUAGES,
    MAILS,
    QUESTIONS,
    REASONS,
    SENT,
    STATE_TONES,
    STATES,
    TOLD_OTHERWISE,
)
from houvast.features.rights.desk.page import account_of, show_case, url_of
from houvast.features.rights.desk.troubles import in_words
from houvast.features.rights.mails.fields import MailKind, Question
from houvast.features.rights.permissions import enter_case
from houvast.foundation.accounts.contracts import Permission
from houvast.foundation.accounts.models import Account
from houvast.foundation.accounts.permissions import require, role_allows
from houvast.foundation.notifications.contracts import Channel, MessageCard, State
from houvast.foundation.notifications.queries import can_send, messages_of
from houvast.foundation.ui.contracts import Tone
from houvast.foundation.ui.on_case import heard_on

_DECIDED = (MailKind.EXTENSION, MailKind.FORWARDED, MailKind.ANSWER_READY, MailKind.RECIPIENT_NOTICE)
"""Mails about what a team lead or the privacy officer decided; anybody who checks identities sends the others."""


WRONG = (State.FAILED, State.RETURNED)


@dataclass(frozen=True, slots=True)
class Shown:
    """One message as the page shows it."""

    card: MessageCard
    what: StrOrPromise
    state: StrOrPromise
    tone: Tone
    reason: StrOrPromise
    went_wrong: bool
    can_retry: bool = False
    is_mended: bool = False


class MailForm(forms.Form):
    """Which mail, in which language; what it says follows from the case."""

    kind = forms.ChoiceField(label=lazy("What do you want to tell?"))
    language = forms.ChoiceField(label=lazy("Language"), choices=list(LANGUAGES.items()))
    questions = forms.MultipleChoiceField(
        label=lazy("What do you ask?"),
        help_text=lazy("Only for a question about what is meant."),
        choices=list(QUESTIONS.items()),
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    to = forms.EmailField(
        label=lazy("Address of who received the data"),
        help_text=lazy("Only to tell an organisation that has data from us. The person is not named."),
        required=False,
    )

    def __init__(self, account: Account, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        theirs = [(kind, name) for kind, name in MAILS.items() if role_allows(account, permission_for(MailKind(kind)))]
        self.fields["kind"].choices = theirs  # type: ignore[attr-defined]

    @property
    def said(self) -> dict[str, Any]:
        """Give what was chosen, as the actions take it."""
        given = self.cleaned_data
        return {
            "kind": MailKind(given["kind"]),
            "language": given["language"],
            "questions": tuple(Question(one) for one in given["questions"]),
            "to": given["to"],
        }


@require_http_methods(["GET", "POST"])
def show_mails(request: HttpRequest, number: str) -> HttpResponse:
    """Show the messages of a case; with a post, how a new one reads, or send it."""
    account = account_of(request)
    case = enter_case(account, number)
    if request.method == "POST":
        require(account, Permission.VERIFY_IDENTITY, case.organisation)
    form = MailForm(account, request.POST or None, initial={"language": case.language})
    made: Draft | None = None
    if request.method == "POST" and form.is_valid():
        require(account, permission_for(form.said["kind"]), case.organisation)
        try:
            if "send" in request.POST:
                return _send(request, account, number, form.said)
            made = draft(case=number, **form.said, at=now())
        except Trouble as trouble:
            form.add_error(None, in_words(str(trouble)))
    status = 422 if form.is_bound and form.errors else 200
    return show_case(request, case, "mails", "mails", _context(request, case, account, form, made), status)


def permission_for(kind: MailKind) -> Permission:
    """Say who may send a mail."""
    return Permission.ANSWER_CASE if kind in _DECIDED else Permission.VERIFY_IDENTITY


def shown(number: str) -> list[Shown]:
    """Give the messages of a case, the last one first."""
    cards = messages_of(number)
    return [_shown(card, mended=_is_mended(card, cards)) for card in reversed(cards)]


def _context(
    request: HttpRequest, case: CaseFacts, account: Account, form: MailForm, made: Draft | None
) -> dict[str, Any]:
    return {
        "heard": heard_on(request, case.number),
        "form": form,
        "draft": made,
        "mails": shown(case.number),
        "told_otherwise": TOLD_OTHERWISE.items(),
        "can_mail": can_send(Channel.MAIL),
        "may_send": role_allows(account, Permission.VERIFY_IDENTITY),
    }


def _send(request: HttpRequest, account: Account, number: str, said: dict[str, Any]) -> HttpResponse:
    tell(case=number, **said, by=account.actor, at=now())
    messages.success(request, _("The mail is on its way."))
    return redirect(url_of("mails", number))


def _shown(card: MessageCard, *, mended: bool) -> Shown:
    wrong = card.state in WRONG and not mended
    return Shown(
        card=card,
        what=words.say(SENT, card.purpose),
        state=STATES[card.state],
        tone=STATE_TONES[card.state],
        reason=words.say(REASONS, card.reason) if card.reason else "",
        went_wrong=wrong,
        can_retry=wrong and can_retry(card),
        is_mended=wrong and can_retry(card) and address_is_mended(card),
    )


def _is_mended(card: MessageCard, cards: tuple[MessageCard, ...]) -> bool:
    """Tell whether the same was sent again since or is on its way, or the person was told otherwise."""
    if card.settled_at:
        return True
    later = (one for one in cards if one.queued_at > card.queued_at and one.purpose == card.purpose)
    return any(one.state not in WRONG for one in later)
