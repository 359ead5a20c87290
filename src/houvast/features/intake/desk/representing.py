"""Who asks for somebody else in a letter: some fields, none of them needed."""

from django import forms
from django.utils.translation import gettext_lazy as _

from houvast.engines.matching.identifiers import EMAIL
from houvast.features.rights.contracts import Relation, Representing

RELATIONS = {
    Relation.PARENT: _("Parent"),
    Relation.GUARDIAN: _("Guardian of a child"),
    Relation.CURATOR: _("Curator (full guardianship)"),
    Relation.ADMINISTRATOR: _("Administrator of money and goods"),
    Relation.MENTOR: _("Mentor (care)"),
    Relation.MANDATE: _("Somebody with a mandate"),
    Relation.LAWYER: _("Lawyer"),
    Relation.EXECUTOR: _("Executor of who has died"),
    Relation.HEIR: _("Heir of who has died"),
}
"""What pages call who asks for another."""
_THEIRS = ("their_name", "their_email", "their_address")


class RepresentingFields(forms.Form):
    """Who wrote, when it is not the person whose data it is; that they may ask is seen later, on the case."""

    relation = forms.ChoiceField(
        label=_("Who asks?"), choices=[("", _("The person themselves")), *RELATIONS.items()], required=False
    )
    their_name = forms.CharField(label=_("Name of who asks"), max_length=200, required=False)
    their_email = forms.CharField(label=_("E-mail of who asks"), max_length=200, required=False)
    their_address = forms.CharField(
        label=_("Postal address of who asks"), max_length=500, required=False, widget=forms.Textarea(attrs={"rows": 3})
    )

    def clean_relation(self) -> str:
        """Ask what they are to the person when somebody is named."""
        relation = str(self.cleaned_data["relation"])
        if not relation and any(self.data.get(name, "").strip() for name in _THEIRS):
            raise forms.ValidationError(_("Choose what they are to the person, or empty the fields of who asks."))
        return relation

    @property
    def representing(self) -> Representing | None:
        """Give who asks for the person, if somebody does."""
        given = self.cleaned_data
        if not given["relation"]:
            return None
        keys = ((EMAIL, given["their_email"]),) if given["their_email"] else ()
        return Representing(Relation(given["relation"]), given["their_name"], keys, lines_of(given["their_address"]))

    @property
    def is_asked_by_another(self) -> bool:
        """Tell whether the fields are to be seen at once."""
        return any(self[name].value() or self[name].errors for name in ("relation", *_THEIRS))


def lines_of(address: str) -> tuple[str, ...]:
    """Return the lines of a postal address, at most six."""
    return tuple(line.strip() for line in address.splitlines() if line.strip())[:6]
