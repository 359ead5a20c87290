"""All cases, with filters, a page at a time."""

from collections.abc import Iterator

from django import forms
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from houvast.features.rights.contracts import CaseFacts, Right, Status
from houvast.features.rights.desk import words
from houvast.features.rights.desk.clock import today
from houvast.features.rights.desk.page import account_of
from houvast.features.rights.desk.today import rows_of
from houvast.features.rights.permissions import sees_cases
from houvast.features.rights.queries import all_cases, case_count
from houvast.foundation.accounts.models import Account
from houvast.foundation.accounts.permissions import NotAllowed
from houvast.foundation.accounts.queries import organisations_of

A_PAGE = 50


class FilterForm(forms.Form):
    """Which cases are shown; anything that is not a choice is passed over."""

    status = forms.ChoiceField(label=_("Status"), required=False)
    right = forms.ChoiceField(label=_("Kind of request"), required=False)
    organisation = forms.ChoiceField(label=_("For whom"), required=False)

    def __init__(self, account: Account, data: object) -> None:
        super().__init__(data)  # type: ignore[arg-type]  # any mapping will do
        everything = ("", _("All"))
        organisations = [(one.key, one.name) for one in organisations_of(account)]
        self.fields["status"].choices = [everything, *words.STATUSES.items()]  # type: ignore[attr-defined]
        self.fields["right"].choices = [everything, *words.RIGHT_NAMES.items()]  # type: ignore[attr-defined]
        self.fields["organisation"].choices = [everything, *organisations]  # type: ignore[attr-defined]


class Cases:
    """The cases of an account as a sequence of which only a page is read."""

    def __init__(self, account: Account, status: Status | None, right: Right | None, organisation: str | None) -> None:
        self._account, self._status, self._right, self._organisation = account, status, right, organisation

    def __len__(self) -> int:
        return case_count(self._account, status=self._status, right=self._right, organisation=self._organisation)

    def __iter__(self) -> Iterator[CaseFacts]:
        return iter(self[0 : len(self)])

    def __getitem__(self, part: slice) -> tuple[CaseFacts, ...]:
        start, stop = part.start or 0, part.stop or 0
        return all_cases(
            self._account,
            status=self._status,
            right=self._right,
            organisation=self._organisation,
            offset=start,
            limit=stop - start,
        )


@require_safe
def show_cases(request: HttpRequest) -> HttpResponse:
    """Show a page of cases, the newest first."""
    account = account_of(request)
    if not sees_cases(account):
        raise NotAllowed("Your account sees no cases: ask the privacy officer.")
    form = FilterForm(account, request.GET)
    form.is_valid()
    status, right = form.cleaned_data.get("status"), form.cleaned_data.get("right")
    cases = Cases(
        account,
        Status(status) if status else None,
        Right(right) if right else None,
        form.cleaned_data.get("organisation") or None,
    )
    pages: Paginator[CaseFacts] = Paginator(cases, A_PAGE)  # type: ignore[arg-type]  # pages ask for slices only
    page = pages.get_page(request.GET.get("page"))
    context = {
        "form": form,
        "page": page,
        "total": page.paginator.count,
        "rows": rows_of(tuple(page.object_list), account),
        "today": today(),
    }
    return render(request, "rights/cases.html", context)
