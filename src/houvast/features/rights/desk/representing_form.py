"""Who asks for somebody else: some fields, the same wherever they are written down."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from houvast.engines.matching.identifiers import EMAIL, PHONE
from houvast.features.rights.contracts import Relation, Representative, Representing
from houvast.features.rights.desk.representing_words import RELATIONS

FIELDS = ("relation", "their_name", "their_email", "their_phone", "able")


class RepresentingForm(forms.Form):
    """Nothing in it is needed; who is named must be something to the person."""

    relation = forms.ChoiceField(
        label=_("Who asks?"), choices=[("", _("The person themselves")), *RELATIONS.items()], required=False
    )
    their_name = forms.CharField(label=_("Name of who asks"), max_length=200, required=False)
    their_email = forms.CharField(label=_("E-mail of who asks"), max_length=200, required=False)
    their_phone = forms.CharField(label=_("Phone of who asks"), max_length=60, required=False)
    able = forms.BooleanField(
        label=_("The child can ask alone too"),
        help_text=_("Netherlands: 16 or 17 years old. Belgium: it understands well what is asked."),
        required=False,
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, mode in (("their_email", "email"), ("their_phone", "tel")):
            self.fields[name].widget.attrs["inputmode"] = mode
        for name in ("their_name", "their_email", "their_phone"):
            self.fields[name].widget.attrs |= {"autocomplete": "off", "spellcheck": "false"}

    def clean_relation(self) -> str:
        """Ask what they are to the person when somebody is named."""
        relation = str(self.cleaned_data["relation"])
        if not relation and any(self.data.get(name, "").strip() for name in FIELDS[1:4]):
            raise forms.ValidationError(_("Choose what they are to the person, or empty the fields of who asks."))
        return relation

    @property
    def representing(self) -> Representing | None:
        """Give who asks for the person, if somebody does."""
        given = self.cleaned_data
        if not given["relation"]:
            return None
        keys = ((EMAIL, given["their_email"]), (PHONE, given["their_phone"]))
        said = tuple((kind, text) for kind, text in keys if text)
        return Representing(Relation(given["relation"]), given["their_name"], said, able=given["able"])

    @property
    def asking(self) -> list[forms.BoundField]:
        """Give the fields of who asks, for the page."""
        return [self[name] for name in FIELDS]

    @property
    def is_asked_by_another(self) -> bool:
        """Tell whether the fields are to be seen at once."""
        return any(self[name].value() or self[name].errors for name in FIELDS)


def filled_in(one: Representative | None) -> dict[str, Any]:
    """Give what stands in the form for a representative."""
    if one is None:
        return {}
    texts = {key.kind: key.text for key in one.keys}
    return {
        "relation": one.relation,
        "their_name": one.name,
        "their_email": texts.get(EMAIL, ""),
        "their_phone": texts.get(PHONE, ""),
        "able": one.able,
    }
