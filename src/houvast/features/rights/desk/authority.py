"""Who asks for another: who they are, what was seen of their authority, and what is still to be seen."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy
from django.views.decorators.http import require_http_methods

from houvast.engines.rulepacks.representation import Need
from houvast.engines.trouble import Trouble
from houvast.features.rights.actions.authorising import (
    check_representative,
    name_representative,
    refuse_authority,
    see_proof,
)
from houvast.features.rights.contracts import Authority, AuthorityCard, CaseFacts, RefusedWhy, SeenHow
from houvast.features.rights.desk import representing_words as said
from houvast.features.rights.desk import words
from houvast.features.rights.desk.clock import now
from houvast.features.rights.desk.methods import LEVELS, METHODS
from houvast.features.rights.desk.page import account_of, show_case, url_of
from houvast.features.rights.desk.people import actor_of
from houvast.features.rights.desk.representing_form import RepresentingForm, filled_in
from houvast.features.rights.desk.troubles import in_words
from houvast.features.rights.permissions import enter_case
from houvast.features.rights.queries import authority_of
from houvast.features.verification.queries import by_hand, strengths
from houvast.foundation.accounts.contracts import Permission
from houvast.foundation.accounts.models import Account
from houvast.foundation.accounts.permissions import role_allows
from houvast.foundation.accounts.queries import names_of


class SeenForm(forms.Form):
    """A proof that was looked at: which one and how, in one choice."""

    seen = forms.ChoiceField(label=lazy("What did you see, and how?"))

    def __init__(self, missing: tuple[Need, ...], data: Any = None) -> None:
        super().__init__(data)
        spoken = "nl" if get_language() == "nl" else "en"
        choices = [
            (f"{need.key}:{proof.key}:{how}", f"{proof.words.in_language(spoken)} – {said.SEEN[how]}")
            for need in missing
            for proof in need.proofs
            for how in proof.ways
        ]
        self.fields["seen"].choices = [("", _("Choose")), *choices]  # type: ignore[attr-defined]


class WhoForm(forms.Form):
    """How it was checked who asks, and what came out."""

    method = forms.ChoiceField(label=lazy("How did you check who asks?"))
    is_mail_theirs = forms.BooleanField(
        label=lazy("This showed that the e-mail address is theirs"),
        help_text=lazy("Only then what gives something away is mailed to them."),
        required=False,
    )
    passed = forms.ChoiceField(
        label=lazy("What came out?"),
        choices=[("", lazy("Choose")), ("yes", lazy("It is them")), ("no", lazy("It did not become clear"))],
    )

    def __init__(self, data: Any = None) -> None:
        super().__init__(data)
        known = [(one.value, METHODS[one]) for one in METHODS if one in by_hand()]
        self.fields["method"].choices = [("", _("Choose")), *known]  # type: ignore[attr-defined]


class RefusalForm(forms.Form):
    """Why the authority is not taken."""

    why = forms.ChoiceField(label=lazy("Why is it refused?"), choices=list(said.REFUSED.items()))
    reason = forms.CharField(
        label=lazy("In a sentence that the person may read"), max_length=500, widget=forms.Textarea(attrs={"rows": 2})
    )


@require_http_methods(["GET", "POST"])
def authority(request: HttpRequest, number: str) -> HttpResponse:
    """Show what was seen of who asks for another, and note what is seen now."""
    account = account_of(request)
    needed = [Permission.VERIFY_IDENTITY] if request.method == "POST" else []
    facts = enter_case(account, number, *needed)
    card = authority_of(number)
    act = request.POST.get("act", "")
    forms_ = _forms(card, act, request.POST if request.method == "POST" else None)
    if request.method == "POST" and act in forms_ and forms_[act].is_valid():
        try:
            _DO[act](number, forms_[act], account)
        except Trouble as trouble:
            forms_[act].add_error(None, in_words(str(trouble)))
        else:
            messages.success(request, _("Written down."))
            return redirect(url_of("authority", number))
    context = {**_shown(facts, card, account), **{f"{name}_form": form for name, form in forms_.items()}}
    return show_case(request, facts, "case", "authority", context, 422 if request.method == "POST" else 200)


def _forms(card: AuthorityCard | None, act: str, data: Any) -> dict[str, Any]:
    """Give the forms of the page; only the one that was sent is bound."""
    made: dict[str, Any] = {
        "name": RepresentingForm(
            data if act == "name" else None, initial=filled_in(card.representative if card else None)
        )
    }
    if card is not None:
        made["seen"] = SeenForm(card.missing, data if act == "seen" else None)
        made["who"] = WhoForm(data if act == "who" else None)
        made["refuse"] = RefusalForm(data if act == "refuse" else None)
    return made


def _name(number: str, form: RepresentingForm, account: Account) -> None:
    name_representative(case=number, representing=form.representing, by=account.actor, at=now())


def _seen(number: str, form: SeenForm, account: Account) -> None:
    need, proof, how = form.cleaned_data["seen"].split(":")
    see_proof(case=number, need=need, proof=proof, how=SeenHow(how), by=account.actor, at=now())


def _who(number: str, form: WhoForm, account: Account) -> None:
    given = form.cleaned_data
    method = next(one for one in METHODS if one.value == given["method"])
    check_representative(
        case=number,
        level=strengths()[method],
        method=method.value,
        passed=given["passed"] == "yes",
        proven=("email",) if given["is_mail_theirs"] else (),
        by=account.actor,
        at=now(),
    )


def _refuse(number: str, form: RefusalForm, account: Account) -> None:
    given = form.cleaned_data
    refuse_authority(case=number, why=RefusedWhy(given["why"]), reason=given["reason"], by=account.actor, at=now())


_DO: dict[str, Any] = {"name": _name, "seen": _seen, "who": _who, "refuse": _refuse}


def _shown(facts: CaseFacts, card: AuthorityCard | None, account: Account) -> dict[str, Any]:
    may = role_allows(account, Permission.VERIFY_IDENTITY) and facts.is_open and not facts.is_answered
    if card is None:
        return {"may": may, "card": None}
    spoken = "nl" if get_language() == "nl" else "en"
    needs = {need.key: need for need in card.sheet.needs} if card.sheet else {}
    seen = [
        {
            "need": needs[one.need].words.in_language(spoken) if one.need in needs else one.need,
            "proof": _proof_words(card, one.need, one.proof, spoken),
            "how": said.SEEN[one.how],
            "at": one.at,
            "by": names_of([actor_of(one.by)])[actor_of(one.by)],
        }
        for one in card.seen
    ]
    return {
        "may": may,
        "card": card,
        "state": said.STATES[card.state],
        "is_seen": card.state is Authority.SEEN,
        "relation": said.RELATIONS[card.representative.relation],
        "contacts": [(words.key_kind(key.kind), key) for key in card.representative.keys],
        "law": card.sheet.words.in_language(spoken) if card.sheet else "",
        "missing": [need.words.in_language(spoken) for need in card.missing],
        "seen": seen,
        "level": LEVELS[card.level],
        "level_needed": LEVELS[card.level_needed],
        "is_known": card.level >= card.level_needed,
    }


def _proof_words(card: AuthorityCard, need: str, proof: str, language: str) -> str:
    known = card.sheet.proof(need, proof) if card.sheet else None
    return known.words.in_language(language) if known else proof
