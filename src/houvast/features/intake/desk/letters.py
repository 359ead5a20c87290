"""Letters: register what one asks, with its scan, and fetch a scan; a browser never shows one itself."""

from datetime import UTC, datetime, time, timedelta
from typing import Any, cast
from uuid import UUID
from zoneinfo import ZoneInfo

from django import forms
from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import content_disposition_header
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy
from django.views.decorators.http import require_http_methods, require_safe

from houvast.engines.deadlines.local_time import local_date
from houvast.engines.matching.identifiers import EMAIL, PHONE
from houvast.engines.trouble import Trouble
from houvast.features.intake.actions.scanning import LetterIn, take_letter
from houvast.features.intake.desk.representing import RepresentingFields, lines_of
from houvast.features.intake.queries import letters_for
from houvast.features.intake.rules.scans import LARGEST, ScanRefused, read_scan
from houvast.features.rights.contracts import CaseFacts, Right
from houvast.foundation.accounts.contracts import Permission
from houvast.foundation.accounts.models import Account
from houvast.foundation.accounts.permissions import NotAllowed, require, role_allows
from houvast.foundation.accounts.queries import organisations_of
from houvast.foundation.files.actions import open_file

CUSTOMER_NUMBER = "customer_number"
OLD = timedelta(days=365)
_NOON, _ZONE = time(12), ZoneInfo("Europe/Amsterdam")
RIGHTS = {
    Right.ACCESS: lazy("See my data"),
    Right.ERASURE: lazy("Erase my data"),
    Right.RECTIFICATION: lazy("Correct my data"),
    Right.OBJECTION: lazy("Stop using my data"),
    Right.RESTRICTION: lazy("Put my data on hold"),
    Right.PORTABILITY: lazy("Take my data with me"),
    Right.WITHDRAWAL: lazy("Withdraw my consent"),
    Right.HUMAN_REVIEW: lazy("A person must look again"),
    Right.COMPLAINT: lazy("Complaint or question"),
}
SPOKEN = {"nl": lazy("Dutch"), "en": lazy("English"), "fr": lazy("French"), "de": lazy("German")}
REFUSALS = {
    "The scan is too large: give at most 25 MB.": lazy("The scan is too large: give at most 25 MB."),
    "The scan is damaged: scan the letter again.": lazy("The scan is damaged: scan the letter again."),
    "The scan must have 1 to 200 pages.": lazy("The scan must have 1 to 200 pages."),
    "The file is no scan: give a PDF, PNG, JPEG or TIFF.": lazy("The file is no scan: give a PDF, PNG, JPEG or TIFF."),
    "The PDF can run something or holds other files: scan the letter again as plain pages.": lazy(
        "The PDF can run something or holds other files: scan the letter again as plain pages."
    ),
    "The PDF is locked with a password: scan the letter again without.": lazy(
        "The PDF is locked with a password: scan the letter again without."
    ),
    "The PDF unpacks to far more than its size: scan the letter again.": lazy(
        "The PDF unpacks to far more than its size: scan the letter again."
    ),
    "The picture is too large: scan the letter again at 300 dots per inch.": lazy(
        "The picture is too large: scan the letter again at 300 dots per inch."
    ),
}


class NoSuchScan(Trouble):
    """There is no such scan, or it is not theirs to see; which of the two is not said."""

    status = 404


class LetterForm(RepresentingFields):
    """The scan, the day on which it came, what it asks and of whom; the rest may follow."""

    scan = forms.FileField(
        label=lazy("Scan of the letter"),
        help_text=lazy("PDF, PNG, JPEG or TIFF, at most 25 MB and 200 pages."),
        widget=forms.FileInput(attrs={"accept": ".pdf,.png,.jpg,.jpeg,.tif,.tiff"}),
    )
    received_on = forms.DateField(
        label=lazy("Received in the post room on"),
        help_text=lazy("The clock runs from this day."),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )
    right = forms.ChoiceField(label=lazy("Kind of request"), choices=list(RIGHTS.items()), widget=forms.RadioSelect)
    organisation = forms.ChoiceField(label=lazy("For whom"))
    name = forms.CharField(label=lazy("Name"), max_length=200, required=False)
    address = forms.CharField(
        label=lazy("Postal address"), max_length=500, required=False, widget=forms.Textarea(attrs={"rows": 3})
    )
    email = forms.CharField(label=lazy("E-mail address"), max_length=200, required=False)
    phone_number = forms.CharField(label=lazy("Phone number"), max_length=60, required=False)
    customer_number = forms.CharField(label=lazy("Customer number"), max_length=60, required=False)
    said = forms.CharField(
        label=lazy("What does the letter ask?"),
        max_length=10_000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    reason = forms.CharField(
        label=lazy("Why is it registered only now?"),
        help_text=lazy("Only for a letter that came more than a year ago."),
        max_length=300,
        required=False,
    )
    language = forms.ChoiceField(label=lazy("Answer in"), choices=list(SPOKEN.items()))

    def __init__(self, account: Account, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        found = organisations_of(account)
        self.countries = {one.key: one.country for one in found}
        unchosen = [("", _("Choose"))] if len(found) > 1 else []
        choices = [*unchosen, *((one.key, one.name) for one in found)]
        self.fields["organisation"].choices = choices  # type: ignore[attr-defined]  # a choice field

    def clean_scan(self) -> bytes:
        """Refuse what is no scan; nothing of it is opened."""
        file = self.cleaned_data["scan"]
        data: bytes = file.read(LARGEST + 1)
        try:
            read_scan(data)
        except ScanRefused as refused:
            raise forms.ValidationError(REFUSALS.get(str(refused), str(refused))) from None
        return data

    def clean(self) -> dict[str, Any]:
        """Refuse a day that is still to come, and ask why a letter of long ago comes only now."""
        given = self.cleaned_data
        day = given.get("received_on")
        today = local_date(_now(), self.countries.get(given.get("organisation", ""), "NL"))
        if day and day > today:
            self.add_error("received_on", _("This lies in the future. Give the day on which the letter came."))
        elif day and day < today - OLD and not given.get("reason"):
            self.add_error("reason", _("Say why a letter of more than a year ago is registered only now."))
        return given

    def letter(self) -> LetterIn:
        """Give what was filled in."""
        given = self.cleaned_data
        noon = datetime.combine(given["received_on"], _NOON, _ZONE).astimezone(UTC)
        keys = [(kind, given[kind]) for kind in (EMAIL, PHONE, CUSTOMER_NUMBER) if given[kind]]
        words = "\n\n".join(one for one in (given["said"], given["reason"] and f"({given['reason']})") if one)
        return LetterIn(
            organisation=given["organisation"],
            right=Right(given["right"]),
            received_at=min(noon, _now()),
            scan=given["scan"],
            name=given["name"],
            keys=tuple(keys),
            address=lines_of(given["address"]),
            representing=self.representing,
            words=words,
            language=given["language"],
        )


@require_http_methods(["GET", "POST"])
def take(request: HttpRequest) -> HttpResponse:
    """Register a letter, and list the last ones."""
    account = cast("Account", request.user)
    if not role_allows(account, Permission.REGISTER_CASE):
        raise NotAllowed("Your account registers no requests: ask an agent or the privacy officer.")
    if request.method == "POST":
        form = LetterForm(account, request.POST, request.FILES)
        if form.is_valid():
            return redirect("rights:receipt", _taken(account, form).number)
    else:
        form = LetterForm(account, initial={"received_on": local_date(_now(), "NL"), "language": get_language()})
    rows = [
        (one, RIGHTS[one.case.right], reverse("rights:case", args=[one.case.number])) for one in letters_for(account)
    ]
    nobody = not organisations_of(account)
    context = {"form": form, "rows": rows, "nobody": nobody}
    return render(request, "intake/letters.html", context, status=422 if form.is_bound else 200)


@require_safe
def fetch(request: HttpRequest, file: UUID) -> StreamingHttpResponse:
    """Hand over a scan to be kept, never to be shown by the browser itself; the download goes on record."""
    account = cast("Account", request.user)
    if not role_allows(account, Permission.VIEW_CASE):
        raise NotAllowed("Your account sees no cases: ask the privacy officer.")
    found = next((one for one in letters_for(account, file=file)), None)
    if found is None:
        raise NoSuchScan("There is no such scan that you can see; open it from the list of letters.")
    require(account, Permission.VIEW_CASE, found.case.organisation)
    opened = open_file(file, by=account.actor, at=_now())
    disposition = content_disposition_header(as_attachment=True, filename=opened.name) or "attachment"
    headers = {
        "Content-Disposition": disposition,
        "Content-Length": str(opened.size),
        "Content-Security-Policy": "default-src 'none'; sandbox",
    }
    return StreamingHttpResponse(opened.pieces, content_type=opened.media_type, headers=headers)


def _taken(account: Account, form: LetterForm) -> CaseFacts:
    letter = form.letter()
    require(account, Permission.REGISTER_CASE, letter.organisation)
    return take_letter(letter=letter, by=account.actor, at=_now())


def _now() -> datetime:
    return datetime.now(UTC)
