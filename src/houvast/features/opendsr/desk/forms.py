"""What is laid down of a partner on its page."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from houvast.features.opendsr.contracts import PartnerFacts
from houvast.features.opendsr.queries import partners
from houvast.foundation.organisations.queries import organisations

_LINES = {"rows": 3, "spellcheck": "false"}
_LONGEST = 50_000


class PartnerForm(forms.Form):
    """How requests go between us and a principal."""

    endpoint = forms.CharField(
        required=False, max_length=500, label=_("Where it takes requests"),
        help_text=_("It ends before /requests, such as https://dsr.example.com/v2. Empty: it is sent nothing."),
    )  # fmt: skip
    domain = forms.CharField(
        required=False, max_length=253, label=_("The domain for which it signs"),
        help_text=_("Empty: the host of that address."),
    )  # fmt: skip
    key = forms.CharField(
        required=False, max_length=4000, label=_("The key that opens it"),
        widget=forms.PasswordInput(attrs={"autocomplete": "off"}),
        help_text=_("Kept sealed and shown to nobody. Empty: the key that was laid down for this address stays."),
    )  # fmt: skip
    callbacks = forms.CharField(
        required=False, max_length=4000, label=_("Hosts where it hears how far we are"),
        widget=forms.Textarea(attrs=_LINES), help_text=_("One on each line, such as dsr.example.com"),
    )  # fmt: skip
    signs_with = forms.CharField(
        required=False, max_length=_LONGEST, label=_("The certificate with which it signs what it sends (PEM)"),
        widget=forms.Textarea(attrs=_LINES),
        help_text=_("Once it is laid down, what is not signed with it is refused."),
    )  # fmt: skip
    trust = forms.CharField(
        required=False, max_length=_LONGEST, label=_("Authorities to trust beside those of the system (PEM)"),
        widget=forms.Textarea(attrs=_LINES),
    )  # fmt: skip
    private = forms.BooleanField(required=False, label=_("It stands in a private network; then http will do"))

    @classmethod
    def of(cls, partner: PartnerFacts) -> "PartnerForm":
        """Give the form as it was laid down; the key is never shown."""
        return cls(
            initial={
                "endpoint": partner.endpoint, "domain": partner.domain, "callbacks": "\n".join(partner.callbacks),
                "signs_with": partner.signs_with, "trust": partner.trust, "private": partner.private,
            }
        )  # fmt: skip


class NewPartnerForm(PartnerForm):
    """The same, of an organisation with which nothing is exchanged yet."""

    organisation = forms.ChoiceField(label=_("Principal"))
    field_order = ("organisation",)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        known = {one.organisation for one in partners()}
        field = self.fields["organisation"]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101 (it is written above)
        field.choices = [(one.key, one.name) for one in organisations() if not one.is_own and one.key not in known]
