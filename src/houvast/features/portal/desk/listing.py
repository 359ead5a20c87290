"""The requests in which somebody wrote, and nobody read it yet."""

from typing import cast

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from houvast.features.portal.permissions import reads_messages
from houvast.features.portal.queries import waiting
from houvast.features.rights.queries import NoSuchCase, facts_for
from houvast.foundation.accounts.models import Account
from houvast.foundation.accounts.permissions import NotAllowed


@require_safe
def show_waiting(request: HttpRequest) -> HttpResponse:
    """Show in which requests a message waits, the longest waiting first."""
    account = cast("Account", request.user)
    if not reads_messages(account):
        raise NotAllowed("Your account reads no messages: ask the privacy officer.")
    rows = [
        {"number": number, "count": count, "url": reverse("portal:conversation", args=[number])}
        for number, count in unread_for(account).items()
    ]
    return render(request, "portal/waiting.html", {"rows": rows})


def unread_for(account: Account) -> dict[str, int]:
    """Give how many messages nobody read, by case that the account may know of."""
    return {number: count for number, count in waiting().items() if _sees(account, number)}


def _sees(account: Account, number: str) -> bool:
    try:
        return bool(facts_for(account, number))
    except NoSuchCase:
        return False
