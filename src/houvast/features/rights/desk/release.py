"""Having a second colleague release an answer: asking, agreeing, and what waits for somebody who may."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from houvast.engines.trouble import Trouble
from houvast.features.rights.actions.releasing import approve_release, ask_release, releases_waiting
from houvast.features.rights.contracts import DISCLOSING_RIGHTS, CaseFacts
from houvast.features.rights.desk.clock import now
from houvast.features.rights.desk.page import account_of, url_of
from houvast.features.rights.desk.people import actor_of
from houvast.features.rights.desk.release_words import REASONS
from houvast.features.rights.desk.troubles import in_words
from houvast.features.rights.permissions import enter_case
from houvast.features.rights.queries import case_record, cases_for
from houvast.features.rights.release import reasons_for_two, release_of
from houvast.foundation.accounts.contracts import Permission
from houvast.foundation.accounts.models import Account
from houvast.foundation.accounts.permissions import role_allows
from houvast.foundation.accounts.queries import names_of

_RELEASING = (Permission.APPROVE_PLAN, Permission.VIEW_LOCATED)


@require_POST
def release(request: HttpRequest, number: str) -> HttpResponse:
    """Ask for a release, or give it."""
    account, given = account_of(request), request.POST.get("release", "")
    agrees = request.POST.get("act") == "approve"
    enter_case(account, number, *(_RELEASING if agrees else (Permission.ANSWER_CASE,)))
    try:
        if agrees:
            which = int(given) if given.isascii() and given.isdigit() else 0
            approve_release(case=number, release=which, by=account.actor, at=now())
        else:
            ask_release(case=number, by=account.actor, at=now())
    except Trouble as trouble:
        messages.error(request, in_words(str(trouble)))
    else:
        messages.success(request, _("Written down."))
    return redirect(url_of("answer", number))


def release_context(facts: CaseFacts, account: Account) -> dict[str, Any]:
    """Give what the page of the answer says of the second colleague; nothing where one is enough."""
    waits = facts.is_open and not facts.is_answered and facts.right in DISCLOSING_RIGHTS
    found = case_record(facts.number)
    try:
        reasons = reasons_for_two(found, now()) if waits else frozenset()
    except Trouble:  # a system is silent: making the answer says so
        reasons = frozenset()
    if not reasons:
        return {"release_reasons": ()}
    card = release_of(found)
    who = f"{account.actor.kind}:{account.actor.key}"
    may = all(role_allows(account, one) for one in _RELEASING)
    return {
        "release_reasons": [REASONS[one] for one in sorted(reasons)],
        "release": card,
        "release_asker": _name(card.asked_by) if card else "",
        "release_giver": _name(card.approved_by) if card else "",
        "may_ask_release": card is None and role_allows(account, Permission.ANSWER_CASE),
        "may_release": card is not None and not card.approved_by and card.asked_by != who and may,
    }


def to_release(account: Account) -> list[tuple[str, str]]:
    """Give the cases (number, address) of which an answer waits for who may release it."""
    if not all(role_allows(account, one) for one in _RELEASING):
        return []
    return [(number, url_of("answer", number)) for number in releases_waiting(cases_for(account))]


def _name(actor: str) -> str:
    return names_of([actor_of(actor)])[actor_of(actor)] if actor else ""
