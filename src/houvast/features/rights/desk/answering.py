"""The answer: how it reads, making its pack, and fetching that."""

from typing import Any
from uuid import UUID

from csp.constants import NONE, SELF, UNSAFE_INLINE
from csp.decorators import csp_replace
from django import forms
from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.clickjacking import xframe_options_sameorigin
from django.views.decorators.http import require_http_methods, require_POST

from houvast.engines.trouble import Trouble
from houvast.features.rights.actions.answering import Answered, answer_case, preview
from houvast.features.rights.answer.contracts import Answer, Reason
from houvast.features.rights.answer.page import write_page
from houvast.features.rights.contracts import CaseFacts, Outcome, Status
from houvast.features.rights.desk import words
from houvast.features.rights.desk.clock import now
from houvast.features.rights.desk.grounds import GroundForm, with_ground
from houvast.features.rights.desk.page import account_of, head, show_case
from houvast.features.rights.desk.release import release_context
from houvast.features.rights.desk.troubles import in_words
from houvast.features.rights.grounds.fields import Ground
from houvast.features.rights.permissions import enter_case
from houvast.foundation.accounts.contracts import Permission
from houvast.foundation.accounts.models import Account
from houvast.foundation.accounts.permissions import role_allows
from houvast.foundation.files.actions import open_file
from houvast.foundation.files.contracts import StoredFile
from houvast.foundation.files.queries import NoSuchFile, files_of

_CHOOSABLE = (Outcome.GRANTED, Outcome.PARTLY, Outcome.REFUSED, Outcome.NOTHING_FOUND, Outcome.NOT_IDENTIFIED)
_DONE = (Status.ANSWERED, Status.CLOSED, Status.FORWARDED)


class AnswerForm(forms.Form):
    """What an answerer adds to what the case says by itself."""

    outcome = forms.ChoiceField(
        label=_("What is the answer?"),
        required=False,
        choices=[("", _("Outcome of this case")), *((one.value, words.OUTCOMES[one]) for one in _CHOOSABLE)],
    )
    reason = forms.CharField(
        label=_("Why is something refused or left out?"),
        help_text=_("In plain words for the person. Needed when you refuse."),
        required=False,
        max_length=6000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    law = forms.CharField(
        label=_("Article of the law"), help_text=_("Such as GDPR art. 15(4)."), required=False, max_length=300
    )
    remarks = forms.CharField(
        label=_("What else do you want to say?"),
        help_text=_("An empty line starts a new paragraph."),
        required=False,
        max_length=10_000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    grounds = forms.CharField(required=False, max_length=500, widget=forms.HiddenInput)

    def clean_grounds(self) -> str:
        """Keep the grounds that exist; the field is not shown."""
        return " ".join(one for one in self.cleaned_data["grounds"].split() if one in set(Ground))

    @property
    def said(self) -> dict[str, Any]:
        """Give what was filled in, as the answer takes it."""
        given = self.cleaned_data
        return {
            "outcome": Outcome(given["outcome"]) if given["outcome"] else None,
            "reasons": (Reason(given["reason"], given["law"], grounds=tuple(given["grounds"].split())),)
            if given["reason"]
            else (),
            "remarks": tuple(part.strip() for part in given["remarks"].split("\n\n") if part.strip()),
        }


@require_http_methods(["GET", "POST"])
def answer(request: HttpRequest, number: str) -> HttpResponse:
    """Show how the answer stands, and make its pack."""
    account = account_of(request)
    needed = [Permission.ANSWER_CASE] if request.method == "POST" else []
    case = enter_case(account, number, *needed)
    if request.method == "POST" and request.POST.get("act") == "ground":
        return _put_in(request, case, account)
    form = AnswerForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            made = answer_case(case=number, **form.said, by=account.actor, at=now())
        except Trouble as trouble:
            form.add_error(None, in_words(str(trouble)))
        else:
            return _show_code(request, number, made)
    return show_case(request, case, "answer", "answer", _shown(case, account, form), 422 if form.is_bound else 200)


def _put_in(request: HttpRequest, case: CaseFacts, account: Account) -> HttpResponse:
    """Show the form again with the words of the chosen ground in it; nothing is kept."""
    filled = {name: request.POST.get(name, "") for name in AnswerForm.base_fields}
    ground = GroundForm(case, request.POST)
    fits = ground.is_valid()
    if fits:
        filled, ground = with_ground(case.number, ground, filled), GroundForm(case)
    shown = _shown(case, account, AnswerForm(initial=filled), ground)
    return show_case(request, case, "answer", "answer", shown, 200 if fits else 422)


@require_http_methods(["GET", "POST"])
@xframe_options_sameorigin
@csp_replace({"default-src": [NONE], "style-src": [UNSAFE_INLINE], "frame-ancestors": [SELF]})  # type: ignore[arg-type]  # it hands every argument on
def show_preview(request: HttpRequest, number: str) -> HttpResponse:
    """Show the page of the answer as it would be now, with what is filled in; nothing is kept."""
    enter_case(account_of(request), number, Permission.VIEW_LOCATED, Permission.ANSWER_CASE)
    form = AnswerForm(request.POST)
    said = form.said if form.is_valid() else {}
    try:
        return HttpResponse(write_page(preview(case=number, **said, at=now())))
    except Trouble as trouble:
        return render(request, "rights/no_preview.html", {"message": in_words(str(trouble))})


@require_POST
def fetch_pack(request: HttpRequest, number: str) -> StreamingHttpResponse:
    """Hand over the answer pack of a case; the download goes on record."""
    account = account_of(request)
    case = enter_case(account, number, Permission.ANSWER_CASE)
    pack = _pack_of(case)
    if pack is None:
        raise NoSuchFile(f"Case {number} has no answer pack yet.")
    opened = open_file(UUID(str(pack.id)), by=account.actor, at=now())
    return StreamingHttpResponse(
        opened.pieces,
        content_type=opened.media_type,
        headers={"Content-Disposition": f'attachment; filename="{number}.zip"', "Content-Length": str(opened.size)},
    )


def _shown(case: CaseFacts, account: Account, form: AnswerForm, ground: GroundForm | None = None) -> dict[str, Any]:
    may_answer = role_allows(account, Permission.ANSWER_CASE)
    waits = case.status not in _DONE
    draft, hindrance = _draft(case.number) if may_answer and waits else (None, "")
    pack = _pack_of(case)
    return {
        **release_context(case, account),
        "form": form,
        "ground": ground or GroundForm(case),
        "waits": waits,
        "may_answer": may_answer,
        "may_see": role_allows(account, Permission.VIEW_LOCATED),
        "may_close": role_allows(account, Permission.CLOSE_CASE),
        "hindrance": hindrance,
        "untranslated": draft.untranslated if draft else (),
        "draft_outcome": words.OUTCOMES[draft.outcome] if draft else "",
        "outcome": words.OUTCOMES[case.outcome] if case.outcome else "",
        "pack": pack,
        "pack_is_there": pack is not None and pack.purged_at is None and pack.expires_at > now(),
        "is_answered": case.status is Status.ANSWERED,
    }


def _show_code(request: HttpRequest, number: str, made: Answered) -> HttpResponse:
    """Show the one-time code on the answer to the form itself: kept nowhere, it can't be shown after a redirect."""
    case = enter_case(account_of(request), number)
    context = {**head(request, case, "answer"), "code": made.code, "pack": made.file}
    return render(request, "rights/code.html", {**context, "outcome": words.OUTCOMES[made.outcome]})


def _draft(number: str) -> tuple[Answer | None, str]:
    try:
        return preview(case=number, at=now()), ""
    except Trouble as trouble:
        return None, in_words(str(trouble))


def _pack_of(case: CaseFacts) -> StoredFile | None:
    return next((file for file in files_of(case.number) if str(file.id) == case.pack), None)
