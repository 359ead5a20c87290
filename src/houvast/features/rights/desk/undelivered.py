"""Messages that did not arrive: all of them on one page, and what to do about each."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe
from django_stubs_ext import StrOrPromise

from houvast.engines.trouble import Trouble
from houvast.features.rights.actions.retrying import retry, settle
from houvast.features.rights.desk import words
from houvast.features.rights.desk.clock import now
from houvast.features.rights.desk.mail_words import REASONS, SENT
from houvast.features.rights.desk.mails import permission_for
from houvast.features.rights.desk.page import account_of, url_of
from houvast.features.rights.desk.troubles import in_words
from houvast.features.rights.mails.fields import MailKind
from houvast.features.rights.permissions import enter_case
from houvast.features.rights.queries import cases_for
from houvast.foundation.accounts.contracts import Permission
from houvast.foundation.accounts.models import Account
from houvast.foundation.accounts.permissions import NotAllowed, role_allows
from houvast.foundation.notifications.contracts import MessageCard, ToldOtherwise
from houvast.foundation.notifications.queries import lost_since, message_of

LOOKED_BACK = timedelta(days=60)
"""What did not arrive longer ago is no longer shown; it stays on record with its case."""


@dataclass(frozen=True, slots=True)
class Row:
    """A message that did not arrive, as the list shows it."""

    card: MessageCard
    what: StrOrPromise
    reason: StrOrPromise
    url: str


@require_safe
def show_undelivered(request: HttpRequest) -> HttpResponse:
    """Show what did not arrive and nobody saw to, the oldest first."""
    account = account_of(request)
    if not role_allows(account, Permission.REGISTER_CASE):
        raise NotAllowed("Your account sends no messages: ask the privacy officer.")
    return render(request, "rights/undelivered.html", {"rows": [_row(one) for one in lost_for(account)]})


@require_POST
def send_once_more(request: HttpRequest, number: str, message: UUID) -> HttpResponse:
    """Send a message again, to the address that the case has now."""
    account = account_of(request)
    enter_case(account, number, _needed(message))
    try:
        retry(case=number, message=message, by=account.actor, at=now())
    except Trouble as trouble:
        messages.error(request, in_words(str(trouble)))
    else:
        messages.success(request, _("The mail is on its way."))
    return redirect(url_of("mails", number))


@require_POST
def note_told(request: HttpRequest, number: str, message: UUID) -> HttpResponse:
    """Note how the person was told instead."""
    account = account_of(request)
    enter_case(account, number, _needed(message))
    how = request.POST.get("how", "")
    try:
        if how not in set(ToldOtherwise):
            messages.error(request, _("Choose how the person was told."))
        else:
            settle(case=number, message=message, how=ToldOtherwise(how), by=account.actor, at=now())
            messages.success(request, _("Written down."))
    except Trouble as trouble:
        messages.error(request, in_words(str(trouble)))
    return redirect(url_of("mails", number))


def lost_for(account: Account) -> Sequence[MessageCard]:
    """Return what did not arrive in cases that an account may know of."""
    lost = lost_since(now() - LOOKED_BACK)
    named = {one.case for one in lost}
    theirs = set(cases_for(account).filter(number__in=named).values_list("number", flat=True)) if named else set()
    return [one for one in lost if one.case in theirs]


def _row(card: MessageCard) -> Row:
    reason = words.say(REASONS, card.reason) if card.reason else ""
    return Row(card, words.say(SENT, card.purpose), reason, url_of("mails", card.case))


def _needed(message: UUID) -> Permission:
    card = message_of(message)
    return (
        permission_for(MailKind(card.purpose)) if card and card.purpose in set(MailKind) else Permission.VERIFY_IDENTITY
    )
