"""The forms with which a caller proves who they are: a code, answers, and what two colleagues answer for."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django import forms
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy
from django_stubs_ext import StrOrPromise

from houvast.features.datamap.queries import current_map
from houvast.features.rights.contracts import Case
from houvast.features.rights.desk import words
from houvast.features.rights.desk.labels import Labels
from houvast.features.rights.desk.proven import named
from houvast.features.rights.desk.story_identity import OVERRIDE_REASONS
from houvast.features.verification.queries import Question

_ASKS: Mapping[str, StrOrPromise] = {
    "month": lazy("In which month: %(what)s?"),
    "amount": lazy("Between which amounts: %(what)s?"),
    "number": lazy("Which number: %(what)s?"),
    "choice": lazy("Which one: %(what)s?"),
}


class CodeForm(forms.Form):
    """What the caller says the code is."""

    said = forms.CharField(
        label=lazy("What code does the caller say?"),
        max_length=20,
        widget=forms.TextInput(attrs={"autocomplete": "off", "autofocus": True}),
    )


class QuestionsForm(forms.Form):
    """One field for each question; an empty one is a question that the caller can't answer."""

    def __init__(self, questions: tuple[Question, ...], data: Any = None) -> None:
        super().__init__(data)
        labels = Labels(current_map())
        self.codes = {f"question{at}": question.code for at, question in enumerate(questions)}
        for name, question in zip(self.codes, questions, strict=True):
            label = _ASKS[question.kind] % {"what": _asked_of(labels, question.code)}
            self.fields[name] = _field(question, label)

    @property
    def answers(self) -> dict[str, str]:
        """Give the answers by the field that they are about."""
        return {code: self.cleaned_data[name] for name, code in self.codes.items()}


class SecondForm(forms.Form):
    """Why two colleagues answer for somebody together, and for which identifiers."""

    reason = forms.ChoiceField(label=lazy("Why does no other way do?"))
    own = forms.MultipleChoiceField(label=lazy("What is surely the person’s own?"), widget=forms.CheckboxSelectMultiple)

    def __init__(self, case: Case, data: Any = None) -> None:
        super().__init__(data)
        readable = [key for key in case.person.keys if key.value]
        reasons = [(one.value, why) for one, why in OVERRIDE_REASONS.items()]
        self.fields["reason"].choices = [("", lazy("Choose")), *reasons]  # type: ignore[attr-defined]
        self.fields["own"].choices = [  # type: ignore[attr-defined]
            (named(key, readable), f"{key.text} ({words.key_kind(key.kind)})") for key in readable
        ]


def _asked_of(labels: Labels, code: str) -> str:
    """Name a field without its system, which callers don't know."""
    return labels.place(code).partition(" · ")[2]


def _field(question: Question, label: str) -> forms.Field:
    if not question.options:
        return forms.CharField(label=label, required=False, widget=forms.TextInput(attrs={"autocomplete": "off"}))
    options = [(option, _option(question.kind, option)) for option in question.options]
    choices = [("", lazy("The caller does not know")), *options]
    return forms.ChoiceField(label=label, required=False, choices=choices)


def _option(kind: str, option: str) -> str:
    if kind == "month":
        return date_format(datetime.strptime(option, "%Y-%m"), "F Y")  # noqa: DTZ007 (a month, no moment)
    if kind == "amount":
        low, high = option.rsplit("-", 1)
        return _("€ %(low)s to € %(high)s") % {"low": low, "high": high}
    return option
