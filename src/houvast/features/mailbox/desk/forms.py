"""The three things that one decides about a mail: it is a request, it belongs to one, or it is put aside."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from houvast.features.mailbox.contracts import MailFacts
from houvast.features.mailbox.desk.words import AGAIN, ASIDE, LANGUAGES, REASONS, RIGHTS
from houvast.foundation.accounts.models import Account
from houvast.foundation.accounts.queries import organisations_of


class ByDigit(forms.RadioSelect):
    """Radio buttons that a digit chooses, when one isn't typing."""

    def create_option(self, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Give each its digit."""
        option = super().create_option(*args, **kwargs)
        option["attrs"]["data-shortcut"] = str(int(option["index"]) + 1)
        return option


class RegisterForm(forms.Form):
    """What is asked, of whom, and in which language the answer goes."""

    right = forms.ChoiceField(label=lazy("Kind of request"), choices=list(RIGHTS.items()), widget=ByDigit)
    organisation = forms.ChoiceField(label=lazy("For whom"))
    language = forms.ChoiceField(label=lazy("Answer in"), choices=list(LANGUAGES.items()))

    def __init__(self, account: Account, mail: MailFacts, data: Any = None) -> None:
        proposed = next((one for one in mail.wanted if one in RIGHTS), "")
        language = mail.language if mail.language in LANGUAGES else "nl"
        initial = {"right": proposed, "organisation": mail.organisation, "language": language}
        super().__init__(data, initial=initial)
        choices = [(one.key, one.name) for one in organisations_of(account)]
        self.fields["organisation"].choices = choices  # type: ignore[attr-defined]  # a choice field


class JoinForm(forms.Form):
    """To which request it belongs."""

    number = forms.CharField(
        label=lazy("Receipt number"),
        max_length=40,
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false", "inputmode": "numeric"}),
    )


class AgainForm(forms.Form):
    """Whether a request of a mail is one with an open one, and how one knows."""

    case = forms.CharField(widget=forms.HiddenInput, max_length=40)
    other = forms.ChoiceField(label=lazy("Which request came in before?"), widget=forms.RadioSelect)
    what = forms.ChoiceField(label=lazy("What is it?"), choices=list(AGAIN.items()), widget=ByDigit)
    reason = forms.CharField(label=lazy("How do you know?"), max_length=500)

    def __init__(self, case: str, others: tuple[str, ...], data: Any = None) -> None:
        reason = _("The same address asked the same by mail.")
        super().__init__(data, initial={"case": case, "other": others[0], "what": "duplicate", "reason": reason})
        self.fields["other"].choices = [(one, one) for one in others]  # type: ignore[attr-defined]  # a choice field


class AsideForm(forms.Form):
    """Why it is no request."""

    decision = forms.ChoiceField(label=lazy("What is it?"), choices=list(ASIDE.items()), widget=forms.RadioSelect)
    reason = forms.ChoiceField(label=lazy("Why?"))

    def __init__(self, data: Any = None) -> None:
        super().__init__(data)
        self.fields["reason"].choices = [("", _("Choose")), *REASONS.items()]  # type: ignore[attr-defined]
