"""What somebody wrote on their page, answering it, and what else can be done about their page."""

from datetime import UTC, datetime
from typing import Any, cast

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from houvast.features.portal.actions.choosing import may_resume, resume_after_refusal
from houvast.features.portal.actions.entering import open_page_again
from houvast.features.portal.actions.fetching import revoke_answer
from houvast.features.portal.actions.writing import mark_read, write_to_person
from houvast.features.portal.contracts import LONGEST_WORDS, Author, PackState
from houvast.features.portal.permissions import enter_page
from houvast.features.portal.queries import file_of_case, is_closed, messages_of, pack_card
from houvast.features.rights.actions.own_page import standing_of
from houvast.features.rights.contracts import CaseFacts
from houvast.foundation.accounts.contracts import Permission
from houvast.foundation.accounts.models import Account
from houvast.foundation.accounts.permissions import role_allows
from houvast.foundation.files.actions import open_file
from houvast.foundation.files.queries import NoSuchFile
from houvast.foundation.keys.sealing import KeyDestroyed


class AnswerForm(forms.Form):
    """What the centre writes back."""

    words = forms.CharField(
        label=lazy("Your message"),
        help_text=lazy("The person gets a mail that there is a message, without what it says."),
        max_length=LONGEST_WORDS,
        widget=forms.Textarea(attrs={"rows": 5}),
    )


@require_http_methods(["GET", "POST"])
def show_conversation(request: HttpRequest, number: str) -> HttpResponse:
    """Show what was written both ways, and take an answer."""
    account = _account(request)
    case = enter_page(account, number)
    form = AnswerForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        told = write_to_person(case=number, words=form.cleaned_data["words"], by=account.actor, at=_now())
        if told:
            messages.success(request, _("Written. The person is told that there is a message."))
        else:
            messages.warning(request, _("Written, but no address is known to tell it to: call or write a letter."))
        return redirect(_address(number))
    context = _shown(case, account, form)
    mark_read(case=number, author=Author.PERSON, at=_now())
    return render(request, "portal/conversation.html", context, status=422 if form.is_bound else 200)


@require_safe
def fetch_file(request: HttpRequest, number: str, file: Any) -> StreamingHttpResponse:
    """Hand over a file that came with a message; never to be shown in the page, and on record."""
    account = _account(request)
    enter_page(account, number)
    try:
        found = file_of_case(number, file)
    except NoSuchFile:
        raise Http404 from None
    opened = open_file(found.id, by=account.actor, at=_now())
    headers = {
        "Content-Disposition": f'attachment; filename="{opened.name}"',
        "Content-Length": str(opened.size),
        "Content-Security-Policy": "sandbox; default-src 'none'",
        "X-Content-Type-Options": "nosniff",
    }
    return StreamingHttpResponse(opened.pieces, content_type=opened.media_type, headers=headers)


@require_POST
def revoke(request: HttpRequest, number: str) -> HttpResponse:
    """Have nobody fetch the answer any more."""
    account = _account(request)
    enter_page(account, number, Permission.ANSWER_CASE)
    revoke_answer(case=number, by=account.actor, at=_now())
    messages.success(request, _("The answer can’t be fetched any more."))
    return redirect(_address(number))


@require_POST
def resume(request: HttpRequest, number: str) -> HttpResponse:
    """Use data again for what the person objected to, after the objection was refused."""
    account = _account(request)
    enter_page(account, number, Permission.DECIDE)
    resume_after_refusal(case=number, by=account.actor, at=_now())
    messages.success(request, _("The data may be used for this again."))
    return redirect(_address(number))


@require_POST
def open_again(request: HttpRequest, number: str) -> HttpResponse:
    """Let the person in again, because they asked for it."""
    account = _account(request)
    enter_page(account, number)
    open_page_again(case=number, by=account.actor, at=_now())
    messages.success(request, _("The person can open their page again."))
    return redirect(_address(number))


def _shown(case: CaseFacts, account: Account, form: AnswerForm) -> dict[str, Any]:
    context = {
        "case": case,
        "form": form,
        "case_url": reverse("rights:case", args=[case.number]),
        "is_closed": is_closed(case.number),
    }
    try:
        standing, written = standing_of(case.number), messages_of(case.number)
    except KeyDestroyed:
        return {**context, "is_shredded": True}
    there = case.pack is not None and pack_card(case.pack, _now()).state is PackState.THERE
    return {
        **context,
        "written": [(one, one.author is Author.PERSON) for one in written],
        "is_proven": bool(standing.proven),
        "has_contact": bool(standing.contacts),
        "may_resume": may_resume(case) and role_allows(account, Permission.DECIDE),
        "may_revoke": there and role_allows(account, Permission.ANSWER_CASE),
    }


def _address(number: str) -> str:
    return reverse("portal:conversation", args=[number])


def _account(request: HttpRequest) -> Account:
    return cast("Account", request.user)


def _now() -> datetime:
    return datetime.now(UTC)
