"""All components on one page, with invented data."""

from django import forms
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from houvast.foundation.ui import gallery_data
from houvast.foundation.ui.contracts import Tone
from houvast.foundation.ui.icons import ICONS

SENT = {"email": "geen-adres", "right": "erasure", "received": "2026-03-02", "principal": "energy"}


class SampleForm(forms.Form):
    """One field of each kind."""

    name = forms.CharField(label="Name of the caller")
    email = forms.EmailField(label="E-mail address", required=False, help_text="Only when the caller gives it.")
    received = forms.DateField(label="Received on", widget=forms.DateInput(attrs={"type": "date"}))
    right = forms.ChoiceField(
        label="What does the caller ask?",
        choices=[("access", "To see the data"), ("erasure", "To erase the data"), ("other", "Something else")],
        widget=forms.RadioSelect,
        help_text="Choose what comes nearest; it can be changed later.",
    )
    principal = forms.ChoiceField(
        label="For whom", choices=[("own", "Own organisation"), ("energy", "Lichtstroom Energie B.V.")]
    )
    note = forms.CharField(label="Note", required=False, widget=forms.Textarea(attrs={"rows": 3}))
    told = forms.BooleanField(label="The caller has heard the receipt number")


def gallery(request: HttpRequest) -> HttpResponse:
    """Show every component; staff see it, it holds nothing of anybody."""
    return render(request, "ui/gallery.html", _samples())


def _samples() -> dict[str, object]:
    bound = SampleForm(SENT, auto_id="sent_%s")
    page = Paginator(range(200), 20).page(3)
    names = {name: getattr(gallery_data, name) for name in dir(gallery_data) if name.isupper()}
    return {**names, "form": SampleForm(), "bound": bound, "page": page, "tones": list(Tone), "icons": list(ICONS)}
