"""The mail that somebody must look at."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import cast

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe
from django_stubs_ext import StrOrPromise

from houvast.features.mailbox.contracts import Head, MailFacts, Round
from houvast.features.mailbox.desk.words import OTHER_TROUBLE, STATE_TONES, STATES, TROUBLES, WHY
from houvast.features.mailbox.permissions import reads_mail
from houvast.features.mailbox.queries import (
    MOST,
    asked_again,
    decided_for,
    heads_of,
    rounds,
    unseen_in_cases,
    waiting_for,
)
from houvast.foundation.accounts.models import Account
from houvast.foundation.accounts.permissions import NotAllowed
from houvast.foundation.ui.contracts import Tone

LATE = timedelta(minutes=15)
"""A mailbox is read every minute; after so long something is wrong."""


@dataclass(frozen=True, slots=True)
class Row:
    """A mail as a list shows it."""

    mail: MailFacts
    head: Head
    url: str
    state: StrOrPromise
    tone: Tone
    why: StrOrPromise


@require_safe
def show_mails(request: HttpRequest) -> HttpResponse:
    """Show what waits, what came in for requests, and with `show=aside` what was put aside."""
    account = cast("Account", request.user)
    if not reads_mail(account):
        raise NotAllowed("Your account reads no mail: ask the privacy officer.")
    aside = request.GET.get("show") == "aside"
    waiting, added = waiting_for(account), unseen_in_cases(account)
    context = {
        "waiting": rows_of(waiting),
        "added": rows_of(added),
        "again": rows_of(asked_again(account)),
        "aside": rows_of(decided_for(account)) if aside else [],
        "shows_aside": aside,
        "most": MOST if len(waiting) == MOST else 0,
        "rounds": [(one, _trouble(one)) for one in rounds()],
    }
    return render(request, "mailbox/list.html", context)


def _trouble(one: Round) -> StrOrPromise:
    """Say what is wrong with a mailbox; nothing where it is read in time."""
    if one.trouble:
        return TROUBLES.get(one.trouble, OTHER_TROUBLE)
    return TROUBLES["slow"] if datetime.now(UTC) - one.tried_at > LATE else ""


def rows_of(mails: Iterable[MailFacts]) -> list[Row]:
    """Give what a list shows of mails."""
    shown = tuple(mails)
    heads = heads_of(shown)
    return [row_of(one, heads.get(one.id, Head())) for one in shown]


def row_of(mail: MailFacts, head: Head) -> Row:
    """Put a mail in words."""
    url = reverse("mailbox:mail", kwargs={"mail": mail.id})
    return Row(mail, head, url, STATES[mail.state], STATE_TONES.get(mail.state, Tone.NEUTRAL), WHY[mail.why])
