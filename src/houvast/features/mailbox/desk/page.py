"""One mail: what it says, as text only; its files, to fetch; and what somebody decides about it.

What may never happen: anything in a mail shown by the browser as what it says it is, or fetched from elsewhere.
"""

from datetime import UTC, datetime
from typing import Any, cast
from uuid import UUID

from django.contrib import messages
from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from houvast.engines.trouble import Trouble
from houvast.features.mailbox.actions.deciding import join_mail, mark_seen, put_aside, register_mail, take_back
from houvast.features.mailbox.contracts import DECISIONS, Letter, MailFacts, State
from houvast.features.mailbox.desk.forms import AgainForm, AsideForm, JoinForm, RegisterForm
from houvast.features.mailbox.desk.listing import row_of
from houvast.features.mailbox.desk.words import APART, HINTS
from houvast.features.mailbox.permissions import enter_mail, enter_mail_to_decide, may_decide
from houvast.features.mailbox.queries import NoSuchMail, again_in, attachment_in, heads_of, read
from houvast.features.rights.actions.joining import join_case, keep_apart
from houvast.features.rights.contracts import JoinedWhy, Right
from houvast.features.rights.queries import NoSuchCase, facts_for
from houvast.foundation.accounts.contracts import Permission
from houvast.foundation.accounts.models import Account
from houvast.foundation.accounts.permissions import may, require
from houvast.foundation.ui.contracts import Fact
from houvast.foundation.ui.saying import said

_BYTES = "application/octet-stream"


@require_safe
def show_mail(request: HttpRequest, mail: UUID) -> HttpResponse:
    """Show what a mail says; that it was read is on record."""
    account = cast("Account", request.user)
    found = enter_mail(account, mail)
    if found.state == State.JOINED and may_decide(account, found):
        mark_seen(mail=mail, at=now())
    return _show(request, account, found)


@require_POST
def register(request: HttpRequest, mail: UUID) -> HttpResponse:
    """Make a request of it."""
    account = cast("Account", request.user)
    found = enter_mail_to_decide(account, mail)
    form = RegisterForm(account, found, request.POST)
    if not form.is_valid():
        return _show(request, account, found, register_form=form)
    given = form.cleaned_data
    require(account, Permission.REGISTER_CASE, given["organisation"])
    asked = {"organisation": given["organisation"], "right": Right(given["right"]), "language": given["language"]}
    number = register_mail(mail=mail, **asked, by=account.actor, at=now())
    messages.success(request, _("Registered as %(number)s.") % {"number": number})
    return redirect("mailbox:list")


@require_POST
def join(request: HttpRequest, mail: UUID) -> HttpResponse:
    """Add it to a request."""
    account = cast("Account", request.user)
    found = enter_mail_to_decide(account, mail)
    form = JoinForm(request.POST)
    if form.is_valid():
        try:
            case = facts_for(account, form.cleaned_data["number"].strip())
        except NoSuchCase:
            form.add_error("number", _("There is no request with this number that you can see."))
        else:
            require(account, Permission.REGISTER_CASE, case.organisation)
            join_mail(mail=mail, case=case.number, by=account.actor, at=now())
            messages.success(request, _("Added to %(number)s.") % {"number": case.number})
            return redirect("mailbox:list")
    return _show(request, account, found, join_form=form)


@require_POST
def aside(request: HttpRequest, mail: UUID) -> HttpResponse:
    """Put it aside, with a reason."""
    account = cast("Account", request.user)
    found = enter_mail_to_decide(account, mail)
    form = AsideForm(request.POST)
    if not form.is_valid():
        return _show(request, account, found, aside_form=form)
    given = form.cleaned_data
    put_aside(mail=mail, decision=State(given["decision"]), reason=given["reason"], by=account.actor, at=now())
    messages.success(request, _("Put aside. You can take that back until it is destroyed."))
    return redirect("mailbox:list")


@require_POST
def again(request: HttpRequest, mail: UUID) -> HttpResponse:
    """Let a request of it go on in the open one that asks the same, or keep the two apart."""
    account = cast("Account", request.user)
    found = enter_mail_to_decide(account, mail)
    others = dict(again_in(found)).get(request.POST.get("case", ""))
    if others is None:
        messages.info(request, _("Nothing to join any more: somebody decided, or the other request was answered."))
        return redirect("mailbox:list")
    form = AgainForm(request.POST["case"], others, request.POST)
    if not form.is_valid():
        return _show(request, account, found, again_form=form)
    given = form.cleaned_data
    require(account, Permission.REGISTER_CASE, facts_for(account, given["other"]).organisation)
    try:
        _join_or_not(given, account)
    except Trouble as trouble:
        messages.error(request, said(trouble))
        return redirect("mailbox:mail", mail=mail)
    if len(again_in(found)) == 0:
        mark_seen(mail=mail, at=now())
    messages.success(request, _("Written down."))
    return redirect("mailbox:list")


def _join_or_not(given: dict[str, str], account: Account) -> None:
    case, other, reason, by, at = given["case"], given["other"], given["reason"], account.actor, now()
    if given["what"] == APART:
        keep_apart(case=case, other=other, reason=reason, by=by, at=at)
    else:
        join_case(case=case, to=other, why=JoinedWhy(given["what"]), reason=reason, by=by, at=at)


@require_POST
def back(request: HttpRequest, mail: UUID) -> HttpResponse:
    """Let it wait again."""
    account = cast("Account", request.user)
    enter_mail_to_decide(account, mail)
    take_back(mail=mail, by=account.actor, at=now())
    return redirect("mailbox:mail", mail=mail)


@require_safe
def fetch_file(request: HttpRequest, mail: UUID, number: int) -> HttpResponse:
    """Hand over a file as it came, or with 0 the whole mail; never to be shown by the browser itself."""
    account = cast("Account", request.user)
    found = enter_mail(account, mail)
    name, data = attachment_in(found, number, by=account.actor, at=now())
    answer = HttpResponse(data, content_type=_BYTES)
    answer["Content-Disposition"] = content_disposition_header(as_attachment=True, filename=name) or "attachment"
    answer["X-Content-Type-Options"] = "nosniff"
    return answer


def now() -> datetime:
    """Give the moment at which somebody does something."""
    return datetime.now(UTC)


def _show(request: HttpRequest, account: Account, mail: MailFacts, **bound: Form) -> HttpResponse:
    letter = _letter(mail, account)
    head = heads_of([mail])[mail.id]
    decides = may_decide(account, mail)
    asked = again_in(mail) if decides and mail.state == State.REGISTERED else ()
    follows = next(iter(mail.cases), "") if mail.is_waiting else ""
    context: dict[str, Any] = {
        "one": row_of(mail, head),
        "mail": mail,
        "head": head,
        "letter": letter,
        "has_more": letter is not None and letter.text.strip() != letter.own,
        "facts": _facts(mail, account),
        "may_register": decides and (mail.is_waiting or mail.state == State.JOINED),
        "may_decide": decides and mail.is_waiting,
        "may_take_back": decides and mail.state in DECISIONS and mail.is_readable,
        "register_form": RegisterForm(account, mail),
        "join_form": JoinForm(initial={"number": follows}),
        "again_form": AgainForm(*asked[0]) if asked else None,
        "follows": follows,
        "aside_form": AsideForm(),
        **bound,
    }
    return render(request, "mailbox/mail.html", context, status=422 if bound else 200)


def _letter(mail: MailFacts, account: Account) -> Letter | None:
    try:
        return read(mail, by=account.actor, at=now())[0]
    except NoSuchMail:
        return None


def _facts(mail: MailFacts, account: Account) -> list[Fact]:
    found = [Fact(method.upper(), HINTS.get(result, result)) for method, result in mail.hints]
    for number in mail.cases:
        url = reverse("rights:case", kwargs={"number": number}) if _sees(account, number) else ""
        found.append(Fact(_("Request"), number, url, mono=True))
    return found


def _sees(account: Account, number: str) -> bool:
    try:
        return may(account, Permission.VIEW_CASE, facts_for(account, number).organisation)
    except NoSuchCase:
        return False
