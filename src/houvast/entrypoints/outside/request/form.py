"""What somebody fills in; only what they want, and one way to reach them, is needed."""

import re
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import validate_email

from houvast.engines.matching.identifiers import EMAIL, PHONE
from houvast.features.intake.contracts import WebRequest
from houvast.features.rights.contracts import Relation, Representing, Right
from houvast.foundation.ui.wording import Wording

RIGHTS = (
    Right.ACCESS, Right.ERASURE, Right.RECTIFICATION, Right.OBJECTION, Right.RESTRICTION, Right.PORTABILITY,
    Right.WITHDRAWAL, Right.HUMAN_REVIEW, Right.COMPLAINT,
)  # fmt: skip
CUSTOMER_NUMBER = "customer_number"
REACHING = ("email", "phone", CUSTOMER_NUMBER, "address")
OTHERS = ("relation", "own_name", "own_email", "own_phone")
LONGEST_WORDS = 10_000
_MOST_LINES = 6
_FEWEST_DIGITS = 6


class Line(forms.CharField):
    """One line of text: what breaks lines, and what is no letter at all, becomes a space."""

    def clean(self, value: Any) -> str:
        """Give the line."""
        return str(super().clean(_tidy(value)))


class RequestForm(forms.Form):
    """The words of labels and errors come from the page's `Wording`."""

    rights = forms.MultipleChoiceField(required=False, widget=forms.CheckboxSelectMultiple)
    words = forms.CharField(max_length=LONGEST_WORDS, widget=forms.Textarea(attrs={"rows": 5}))
    relation = forms.ChoiceField()
    own_name = Line(max_length=200, widget=forms.TextInput(attrs={"autocomplete": "name"}))
    own_email = Line(max_length=200, widget=forms.TextInput(attrs={"inputmode": "email", "autocomplete": "email"}))
    own_phone = Line(max_length=60, widget=forms.TextInput(attrs={"inputmode": "tel", "autocomplete": "tel"}))
    name = Line(max_length=200, widget=forms.TextInput(attrs={"autocomplete": "name"}))
    email = Line(max_length=200, widget=forms.TextInput(attrs={"inputmode": "email", "autocomplete": "email"}))
    phone = Line(max_length=60, widget=forms.TextInput(attrs={"inputmode": "tel", "autocomplete": "tel"}))
    customer_number = Line(max_length=60, widget=forms.TextInput(attrs={"autocomplete": "off"}))
    address = forms.CharField(
        max_length=500, widget=forms.Textarea(attrs={"rows": 3, "autocomplete": "street-address"})
    )

    def __init__(self, words: Wording, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.said = words
        for name, field in self.fields.items():
            field.required = False
            field.label = words[f"label_{name}"]
            most = getattr(field, "max_length", None)
            field.error_messages = {
                "max_length": words.say("error_long", most=most or LONGEST_WORDS),
                "invalid_choice": words["error_choice"],
                "invalid_list": words["error_choice"],
            }
            for validator in field.validators:
                validator.message = field.error_messages["max_length"]  # type: ignore[attr-defined]  # all have one
        self.fields["rights"].help_text = words["hint_rights"]
        self.fields["words"].help_text = words["hint_words"]
        self._choices("rights", [(one.value, words[f"right_{one}"]) for one in RIGHTS])
        relations = [(one.value, words[f"relation_{one}"]) for one in Relation]
        self._choices("relation", [("", words["relation_none"]), *relations])

    def _choices(self, name: str, choices: list[tuple[str, str]]) -> None:
        self.fields[name].choices = choices  # type: ignore[attr-defined]  # both are choice fields

    def clean_email(self) -> str:
        """Refuse what is no address, while it can still be corrected."""
        return self._email("email")

    def clean_own_email(self) -> str:
        """Refuse what is no address."""
        return self._email("own_email")

    def clean_phone(self) -> str:
        """Refuse what can be no number."""
        return self._phone("phone")

    def clean_own_phone(self) -> str:
        """Refuse what can be no number."""
        return self._phone("own_phone")

    def clean_address(self) -> str:
        """Keep lines that hold something."""
        lines = (_tidy(line) for line in self.cleaned_data["address"].splitlines())
        return "\n".join([line for line in lines if line][:_MOST_LINES])

    def clean(self) -> dict[str, Any]:
        """Ask for a wish and for one way to reach somebody."""
        given = self.cleaned_data
        if not given.get("rights") and not given.get("words", "").strip() and "words" not in self.errors:
            self.add_error("rights", self.said["error_nothing"])
        reaching = (*REACHING, "own_email", "own_phone")
        if not any(given.get(name) or name in self.errors for name in reaching):
            self.add_error("email", self.said["error_reach"])
        if any(given.get(name) for name in OTHERS) and not given.get("relation") and "relation" not in self.errors:
            self.add_error("relation", self.said["error_relation"])
        return given

    @property
    def is_for_another(self) -> bool:
        """Whether a field about who asks for somebody else holds something."""
        return any(self.data.get(name) for name in OTHERS)

    def asked(self, rights: tuple[Right, ...]) -> WebRequest:
        """Return what was asked."""
        given = self.cleaned_data
        pairs = ((EMAIL, given["email"]), (PHONE, given["phone"]), (CUSTOMER_NUMBER, given["customer_number"]))
        return WebRequest(
            rights=rights,
            name=given["name"],
            keys=tuple((kind, text) for kind, text in pairs if text),
            address=tuple(given["address"].splitlines()),
            words=given["words"].replace("\r\n", "\n").strip(),
            language=self.said.language,
            representing=self._representing(),
        )

    def _representing(self) -> Representing | None:
        given = self.cleaned_data
        if not given["relation"]:
            return None
        pairs = ((EMAIL, given["own_email"]), (PHONE, given["own_phone"]))
        keys = tuple((kind, text) for kind, text in pairs if text)
        return Representing(relation=Relation(given["relation"]), name=given["own_name"], keys=keys)

    def _email(self, name: str) -> str:
        text: str = self.cleaned_data[name]
        if text:
            try:
                validate_email(text)
            except ValidationError:
                raise ValidationError(self.said["error_email"]) from None
        return text

    def _phone(self, name: str) -> str:
        text: str = self.cleaned_data[name]
        if text and len(re.findall(r"\d", text)) < _FEWEST_DIGITS:
            raise ValidationError(self.said["error_phone"])
        return text


def _tidy(value: Any) -> str:
    """Leave out what can't be seen or breaks a line."""
    text = str(value or "")
    return " ".join("".join(one if one.isprintable() else " " for one in text).split())
