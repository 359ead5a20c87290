"""Choosing on which ground of the law something is refused; its words come into the form, to be changed there."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from houvast.engines.rulepacks.rules import RetentionRule
from houvast.features.rights.composing.composing import own_words
from houvast.features.rights.composing.saying import said
from houvast.features.rights.contracts import CaseFacts, Outcome
from houvast.features.rights.desk.ground_words import GROUNDS
from houvast.features.rights.grounds.fields import FIELDS, About, AboutWhy, Claim, Duty, Given, Ground, Kept, Why
from houvast.features.rights.grounds.law import UNKNOWN_PERSON, duties_for, grounds_for, law_of
from houvast.features.rights.grounds.writing import law_told, write_ground
from houvast.features.rights.queries import case_record

WHY_TAKES = (Why, AboutWhy)


class GroundForm(forms.Form):
    """A ground, and what its text says of this person."""

    prefix = "ground"
    ground = forms.ChoiceField(label=_("Ground of the law"))
    about = forms.CharField(
        label=_("Which part is it about?"),
        help_text=_("Such as: invoices of 2024. Empty: all that was asked."),
        required=False,
        max_length=300,
    )
    why = forms.CharField(
        label=_("Why is it so here?"),
        help_text=_("In plain words for the person. The law asks for a reason that fits this person."),
        required=False,
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    duty = forms.ChoiceField(label=_("Which rule lets it stay?"), required=False)
    until = forms.DateField(
        label=_("Kept until"), required=False, widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )

    def __init__(self, case: CaseFacts, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        language = "nl" if (get_language() or "").startswith("nl") else "en"
        self.rules = {rule.key: rule for rule in duties_for(case.country)}
        grounds = grounds_for(case.right, case.country)
        named = [(one.value, f"{GROUNDS[one]} ({law_of(one, language)})") for one in grounds]
        self.fields["ground"].choices = [("", _("Choose a ground")), *named]  # type: ignore[attr-defined]  # a choice field
        duties = [
            (rule.key, f"{_first_up(said(rule.data, language))} ({rule.law} {rule.article})")
            for rule in self.rules.values()
        ]
        self.fields["duty"].choices = [("", "–"), *duties]  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """Ask for what the text of the chosen ground needs."""
        given = super().clean() or self.cleaned_data
        takes = FIELDS.get(Ground(given["ground"])) if given.get("ground") else None
        if takes in WHY_TAKES and not given.get("why"):
            self.add_error("why", _("This ground needs a reason of your own."))
        if takes is Kept and not given.get("duty"):
            self.add_error("duty", _("Choose the rule."))
        return given


def with_ground(number: str, form: GroundForm, filled: Mapping[str, Any]) -> dict[str, Any]:
    """Return what stands in the form of the answer, with the words of the chosen ground after what was there."""
    found, ground = case_record(number), Ground(form.cleaned_data["ground"])
    given = _given(ground, form, found.language)
    words = write_ground(ground, given, found.language, own_words(found))
    reasons = [part for part in (str(filled.get("reason") or "").strip(), words) if part]
    laws = [part for part in (str(filled.get("law") or "").strip(), law_told(ground, given, found.language)) if part]
    grounds = [*str(filled.get("grounds") or "").split(), ground.value]
    outcome = Outcome.NOT_IDENTIFIED.value if ground in UNKNOWN_PERSON else filled.get("outcome") or ""
    return {
        **filled,
        "outcome": outcome,
        "reason": "\n\n".join(reasons),
        "law": "; ".join(dict.fromkeys(laws)),
        "grounds": " ".join(dict.fromkeys(grounds)),
    }


def _given(ground: Ground, form: GroundForm, language: str) -> Given:
    filled = form.cleaned_data
    about, why, until = str(filled["about"]), str(filled["why"]), _day(filled["until"])
    takes = FIELDS[ground]
    if takes is Kept:
        return Kept(about, _duty(form.rules[filled["duty"]], language), until)
    if takes is Claim:
        return Claim(about, why, until)
    if takes is AboutWhy:
        return AboutWhy(about, why)
    if takes is About:
        return About(about)
    return Why(why) if takes is Why else takes()  # type: ignore[call-arg]  # what is left holds nothing


def _duty(rule: RetentionRule, language: str) -> Duty:
    return Duty(said(rule.words, language), _law(rule))


def _law(rule: RetentionRule) -> str:
    return f"{rule.law} {rule.article}"


def _day(value: object) -> date | None:
    return value if isinstance(value, date) else None


def _first_up(words: str) -> str:
    return words[:1].upper() + words[1:]
