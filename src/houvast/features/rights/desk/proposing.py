"""Propose a kind of request from what the caller says; the agent decides, and nothing of it is kept."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST
from django_stubs_ext import StrOrPromise

from houvast.engines.intents.model import RIGHTS, Proposal, Wanted
from houvast.engines.intents.recognising import recognise
from houvast.features.rights.desk import words
from houvast.features.rights.desk.page import account_of
from houvast.foundation.accounts.contracts import Permission
from houvast.foundation.accounts.permissions import NotAllowed, role_allows

OTHERWISE: words.Words = {
    Wanted.INFORMATION: _("A question about privacy: answer it; it needs no request"),
    Wanted.BREACH: _("Perhaps a data leak: tell the privacy officer now"),
    Wanted.THIRD_PARTY: _("Somebody asks about or for another person"),
    Wanted.NONE: _("An ordinary question, and no request about data"),
}
"""What is proposed when it is no right."""

_LONGEST_QUOTE = 90


@dataclass(frozen=True, slots=True)
class Shown:
    """A proposal as the page shows it; `right` is empty for what is no right.

    A case is about one right: a second one that is asked in the same breath is `is_further`.
    """

    label: StrOrPromise
    quotes: tuple[str, ...]
    right: str
    is_further: bool = False


def proposals_for(text: str) -> Sequence[Shown]:
    """Return what a caller seems to want, the surest first; nothing when no word of the text speaks for it."""
    found = [_shown(one, text) for one in recognise(text) if one.spans]
    first = first_right(found)
    return [replace(one, is_further=bool(one.right) and one.right != first) for one in found]


@require_POST
def propose(request: HttpRequest) -> HttpResponse:
    """Answer with the proposal for a text that is still being typed."""
    if not role_allows(account_of(request), Permission.REGISTER_CASE):
        raise NotAllowed("Your account registers no requests: ask an agent or the privacy officer.")
    return render(request, "rights/proposal.html", proposal_context(request.POST.get("said", "")))


def proposal_context(text: str) -> dict[str, object]:
    """Give what the proposal on the page needs."""
    found = proposals_for(text)
    return {"proposals": found, "proposed_right": first_right(found)}


def first_right(found: Sequence[Shown]) -> str:
    """Return the right that is proposed first, or nothing."""
    return next((one.right for one in found if one.right), "")


def _shown(one: Proposal, text: str) -> Shown:
    right = str(one.wanted) if one.wanted in RIGHTS else ""
    label = words.RIGHTS[right] if right else OTHERWISE[one.wanted]
    return Shown(label, tuple(_cut(quote) for quote in one.words(text)), right)


def _cut(quote: str) -> str:
    return quote if len(quote) <= _LONGEST_QUOTE else f"{quote[:_LONGEST_QUOTE]}…"
