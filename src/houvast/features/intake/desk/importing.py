"""A file with requests: look at every row, then register what it holds."""

import re
from datetime import UTC, datetime
from typing import Any, cast

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy
from django.views.decorators.http import require_http_methods

from houvast.features.intake.actions.importing import Imported, import_requests, look_at
from houvast.features.intake.actions.importing_rows import MOST_BYTES, UnreadableFile
from houvast.foundation.accounts.contracts import Permission
from houvast.foundation.accounts.models import Account
from houvast.foundation.accounts.permissions import NotAllowed, require, role_allows
from houvast.foundation.accounts.queries import organisations_of
from houvast.foundation.ui.saying import said

MOST_AT_ONCE = 500
"""Rows that are registered while somebody waits; more goes by the command line."""
LOOK, ALL, SKIP = "look", "all", "skip"
WHATS = {
    "is empty": lazy("is empty"),
    "holds a sign that no text has": lazy("holds a sign that no text has"),
    "has more or fewer cells than row 1": lazy("has more or fewer cells than row 1"),
    "stands in the file twice; give each request its own": lazy("stands in the file twice; give each request its own"),
    "can't be read; it is kept as it stands, and nothing is searched with it": lazy(
        "can't be read; it is kept as it stands, and nothing is searched with it"
    ),
    "is no moment between 25 May 2018 and now; write it as 2026-03-02": lazy(
        "is no moment between 25 May 2018 and now; write it as 2026-03-02"
    ),
}
_LONG, _KNOWN = re.compile(r"is longer than (\d+) signs"), re.compile(r"is none of (.+)")


class ImportForm(forms.Form):
    """The file, of whom its requests are, and what to do."""

    file = forms.FileField(
        label=lazy("File with requests"),
        help_text=lazy(
            "CSV, at most 20 MB. The first row names the columns; reference, received_at and right are needed."
        ),
        widget=forms.FileInput(attrs={"accept": ".csv,text/csv"}),
    )
    organisation = forms.ChoiceField(label=lazy("For whom"))
    do = forms.ChoiceField(
        label=lazy("What to do"),
        choices=[
            (LOOK, lazy("Only look at every row")),
            (ALL, lazy("Register, when every row is right")),
            (SKIP, lazy("Register the rows without a fault, and list the others")),
        ],
        widget=forms.RadioSelect,
        initial=LOOK,
    )

    def __init__(self, account: Account, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        found = organisations_of(account)
        unchosen = [("", _("Choose"))] if len(found) > 1 else []
        choices = [*unchosen, *((one.key, one.name) for one in found)]
        self.fields["organisation"].choices = choices  # type: ignore[attr-defined]  # a choice field


@require_http_methods(["GET", "POST"])
def take(request: HttpRequest) -> HttpResponse:
    """Look at a file, or register what it holds; what is wrong is told by row and column, without what stood there."""
    account = cast("Account", request.user)
    if not role_allows(account, Permission.REGISTER_CASE):
        raise NotAllowed("Your account registers no requests: ask an agent or the privacy officer.")
    form = ImportForm(account, request.POST or None, request.FILES or None)
    found = _done(account, form) if request.method == "POST" and form.is_valid() else None
    is_wrong = form.is_bound and (bool(form.errors) or found is None)
    return render(request, "intake/importing.html", _shown(form, found), status=422 if is_wrong else 200)


def _done(account: Account, form: ImportForm) -> Imported | None:
    given, at = form.cleaned_data, datetime.now(UTC)
    require(account, Permission.REGISTER_CASE, given["organisation"])
    data = given["file"].read(MOST_BYTES + 1)
    try:
        found = look_at(data=data, organisation=given["organisation"], at=at)
        if given["do"] == LOOK:
            return found
        if found.rows - found.faulty - found.before > MOST_AT_ONCE:
            line = _("More than %(most)s new requests are registered by the command line: houvast request import.")
            form.add_error("file", line % {"most": MOST_AT_ONCE})
            return None
        return import_requests(
            data=data, organisation=given["organisation"], skip_faulty=given["do"] == SKIP, by=account.actor, at=at
        )
    except UnreadableFile as problem:
        form.add_error("file", _("The file can't be read: %(line)s") % {"line": said(problem)})
        return None


def _shown(form: ImportForm, found: Imported | None) -> dict[str, object]:
    faults = [(one.row, one.column, _in_words(one.what)) for one in found.faults] if found else []
    remarks = [(one.row, one.column, _in_words(one.what)) for one in found.remarks] if found else []
    looked = found is not None and form.cleaned_data.get("do") == LOOK
    return {"form": form, "found": found, "faults": faults, "remarks": remarks, "looked": looked}


def _in_words(what: str) -> str:
    if long := _LONG.fullmatch(what):
        return _("is longer than %(most)s signs") % {"most": long[1]}
    if known := _KNOWN.fullmatch(what):
        return _("is none of %(known)s") % {"known": known[1]}
    return str(WHATS.get(what, what))
