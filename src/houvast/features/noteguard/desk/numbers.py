"""What the customer numbers of organisations look like, so that the guard knows them."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST, require_safe

from houvast.features.noteguard.actions.numbering import BadMask, TooManyMasks, add_mask, remove_mask
from houvast.features.noteguard.contracts.numbers import MaskFault
from houvast.features.noteguard.desk.clock import now
from houvast.features.noteguard.masks import LEAST_DIGITS, LEAST_DIGITS_ALONE, LONGEST, MOST_MASKS, SHORTEST
from houvast.features.noteguard.permissions import enter_keys
from houvast.features.noteguard.queries.numbers import number_masks
from houvast.foundation.organisations.queries import organisations
from houvast.foundation.ui.contracts import Link


class MaskForm(forms.Form):
    """What the numbers of an organisation look like."""

    organisation = forms.ChoiceField(label=gettext_lazy("Whose customers"))
    mask = forms.CharField(
        max_length=200,
        label=gettext_lazy("What a number looks like"),
        help_text=gettext_lazy("Write 9 for a digit and @ for a letter. KL-123456 is KL-999999."),
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false", "class": "mono"}),
    )

    is_swept = forms.BooleanField(
        required=False, label=gettext_lazy("Such a number may not stand in a note: find it when notes are cleaned up")
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["organisation"]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101 (it is written above)
        field.choices = [(one.key, one.name) for one in organisations()]


@require_safe
def show_numbers(request: HttpRequest) -> HttpResponse:
    """Show the masks of all organisations."""
    enter_keys(request.user)
    return _list(request, MaskForm())


@require_POST
def add(request: HttpRequest) -> HttpResponse:
    """Add a mask."""
    by = enter_keys(request.user).actor
    form = MaskForm(request.POST)
    if not form.is_valid():
        return _list(request, form, 422)
    given = form.cleaned_data
    try:
        made = add_mask(**given, by=by, at=now())
    except (BadMask, TooManyMasks) as error:
        form.add_error("mask", _why(error))
        return _list(request, form, 422)
    messages.success(request, _("The guard knows numbers like %(mask)s from now on.") % {"mask": made.mask})
    return redirect("noteguard:numbers")


@require_POST
def remove(request: HttpRequest) -> HttpResponse:
    """Remove a mask."""
    by = enter_keys(request.user).actor
    mask = request.POST.get("mask", "")
    remove_mask(organisation=request.POST.get("organisation", ""), mask=mask, by=by, at=now())
    messages.success(request, _("The guard does not know numbers like %(mask)s any more.") % {"mask": mask})
    return redirect("noteguard:numbers")


def _why(error: BadMask | TooManyMasks) -> str:
    """Say in the language of the page why a mask is not taken."""
    if isinstance(error, TooManyMasks):
        return _("At most %(most)s for one organisation: remove one first.") % {"most": MOST_MASKS}
    match error.fault:
        case MaskFault.LENGTH:
            return _("Use %(least)s to %(most)s signs.") % {"least": SHORTEST, "most": LONGEST}
        case MaskFault.SIGN:
            return _("Use letters, digits and @ only, with - . / _ or a space between them.")
        case MaskFault.VAGUE:
            return _(
                "This fits too much. Use 9 at least %(least)s times, or %(alone)s times when there is nothing else."
            ) % {"least": LEAST_DIGITS, "alone": LEAST_DIGITS_ALONE}


def _list(request: HttpRequest, form: MaskForm, status: int = 200) -> HttpResponse:
    names = {one.key: one.name for one in organisations()}
    context = {
        "form": form,
        "rows": [(one, names.get(one.organisation, one.organisation)) for one in number_masks()],
        "crumbs": [
            Link(_("Keys of the guard"), reverse("noteguard:keys")),
            Link(_("Customer numbers"), "", current=True),
        ],
    }
    return render(request, "noteguard/customer_numbers.html", context, status=status)
