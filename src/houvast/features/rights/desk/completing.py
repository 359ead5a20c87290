"""What a person adds later: an address to write to, and what must be corrected."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy
from django.views.decorators.http import require_http_methods

from houvast.features.rights.actions.completing import complete_person
from houvast.features.rights.contracts import Person
from houvast.features.rights.desk.clock import now
from houvast.features.rights.desk.page import account_of, show_case, url_of
from houvast.features.rights.permissions import enter_case
from houvast.features.rights.queries import case_for
from houvast.foundation.accounts.contracts import Permission

CORRECTABLE = [
    ("", lazy("Nothing")),
    ("user.name", lazy("Name")),
    ("user.contact.email", lazy("E-mail address")),
    ("user.contact.phone_number", lazy("Phone number")),
    ("user.contact.address.street", lazy("Street and number")),
    ("user.contact.address.postal_code", lazy("Postcode")),
    ("user.contact.address.city", lazy("Town")),
    ("user.demographic.date_of_birth", lazy("Date of birth")),
    ("user.financial.bank_account", lazy("Bank account")),
]
LEAST_LINES = 3


class CompleteForm(forms.Form):
    """An address of some lines, and corrections: every one that is there already, and room for one more."""

    address = forms.CharField(
        label=lazy("Address to write to"),
        help_text=lazy("As on an envelope. Empty: the address that we find in the systems."),
        required=False,
        max_length=400,
        widget=forms.Textarea(attrs={"rows": 3, "autocomplete": "off"}),
    )

    def __init__(self, person: Person, data: Any = None) -> None:
        super().__init__(data, initial={"address": "\n".join(person.address)})
        self.lines = range(1, max(LEAST_LINES, len(person.corrections) + 1) + 1)
        known = [*CORRECTABLE, *((one, one) for one in _others(person))]
        for line in self.lines:
            what, old, new = person.corrections[line - 1] if line <= len(person.corrections) else ("", "", "")
            self.fields[f"what_{line}"] = forms.ChoiceField(
                label=lazy("What is wrong?"), choices=known, required=False, initial=what
            )
            self.fields[f"old_{line}"] = forms.CharField(
                label=lazy("What stands there now"), required=False, max_length=500, initial=old
            )
            self.fields[f"new_{line}"] = forms.CharField(
                label=lazy("What it must be"), required=False, max_length=500, initial=new
            )

    def clean(self) -> dict[str, Any] | None:
        """Ask for old and new where something is to be corrected."""
        for line in self.lines:
            if self.cleaned_data.get(f"what_{line}"):
                for part in ("old", "new"):
                    if not self.cleaned_data.get(f"{part}_{line}"):
                        self.add_error(f"{part}_{line}", _("Fill this in, or choose “Nothing”."))
        return self.cleaned_data

    @property
    def corrections(self) -> tuple[tuple[str, str, str], ...]:
        """Give what must be corrected: category, old, new."""
        given = self.cleaned_data
        lines = (n for n in self.lines if given[f"what_{n}"])
        return tuple((given[f"what_{n}"], given[f"old_{n}"], given[f"new_{n}"]) for n in lines)

    @property
    def rows(self) -> list[list[Any]]:
        """Give the fields of each correction."""
        return [[self[f"{part}_{line}"] for part in ("what", "old", "new")] for line in self.lines]


@require_http_methods(["GET", "POST"])
def complete(request: HttpRequest, number: str) -> HttpResponse:
    """Write the address and the corrections down."""
    account = account_of(request)
    facts = enter_case(account, number, Permission.REGISTER_CASE)
    form = CompleteForm(case_for(account, number).person, request.POST or None)
    if request.method == "POST" and form.is_valid():
        lines = tuple(line.strip() for line in form.cleaned_data["address"].splitlines() if line.strip())
        complete_person(case=number, address=lines, corrections=form.corrections, by=account.actor, at=now())
        messages.success(request, _("Written down."))
        return redirect(url_of("case", number))
    return show_case(request, facts, "case", "complete", {"form": form}, 422 if form.is_bound else 200)


def _others(person: Person) -> list[str]:
    """Give what the person named that the list does not have, so that saving the form loses none of it."""
    listed = {value for value, _label in CORRECTABLE}
    return list(dict.fromkeys(what for what, _old, _new in person.corrections if what not in listed))
