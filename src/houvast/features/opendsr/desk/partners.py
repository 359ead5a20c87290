"""With whom requests are exchanged: listed, laid down, tried, switched off, and certificates withdrawn."""

from datetime import UTC, datetime
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from houvast.features.opendsr.actions.keeping import (
    NoFingerprint,
    NoSuchPartner,
    switch,
    try_connection,
    withdraw_certificate,
)
from houvast.features.opendsr.actions.partners import PartnerRefused, connect
from houvast.features.opendsr.cards import card_of, cards
from houvast.features.opendsr.contracts import CertificateFacts, PartnerCard
from houvast.features.opendsr.desk.forms import NewPartnerForm, PartnerForm
from houvast.features.opendsr.desk.words import FAILURES, STATES
from houvast.features.opendsr.permissions import enter_partners
from houvast.features.opendsr.trusting import Untrusted
from houvast.foundation.accounts.contracts import Actor
from houvast.foundation.ui.contracts import Link
from houvast.foundation.ui.saying import said


@require_safe
def show_partners(request: HttpRequest) -> HttpResponse:
    """Show with whom requests are exchanged, and what needs somebody."""
    enter_partners(request.user)
    return render(request, "opendsr/partners.html", {"rows": [_shown(one) for one in cards(at=_now())]})


@require_safe
def show_partner(request: HttpRequest, organisation: str) -> HttpResponse:
    """Show how requests go between us and one principal."""
    enter_partners(request.user)
    return _page(request, organisation)


def add(request: HttpRequest) -> HttpResponse:
    """Lay down how requests go between us and a principal that is new here."""
    by = enter_partners(request.user).actor
    form = NewPartnerForm(request.POST or None)
    if request.method == "POST" and form.is_valid() and _laid_down(form, form.cleaned_data["organisation"], by):
        messages.success(request, _("It was laid down. Test the connection now."))
        return redirect("partners:one", form.cleaned_data["organisation"])
    crumbs = [Link(_("Partners"), reverse("partners:list")), Link(_("New partner"), "", current=True)]
    status = 422 if request.method == "POST" else 200
    return render(request, "opendsr/new_partner.html", {"form": form, "crumbs": crumbs}, status=status)


@require_POST
def change(request: HttpRequest, organisation: str) -> HttpResponse:
    """Lay it down anew."""
    by = enter_partners(request.user).actor
    form = PartnerForm(request.POST)
    _card(organisation)
    if not form.is_valid() or not _laid_down(form, organisation, by):
        return _page(request, organisation, form, 422)
    messages.success(request, _("It was laid down. Test the connection now."))
    return redirect("partners:one", organisation)


@require_POST
def test(request: HttpRequest, organisation: str) -> HttpResponse:
    """Try whether the other side answers, and who signs."""
    found = try_connection(organisation=organisation, by=enter_partners(request.user).actor, at=_now())
    if found:
        messages.error(request, _("The connection does not work: %(why)s.") % {"why": FAILURES.get(found, found)})
    else:
        messages.success(request, _("The connection works: they answered, and signed."))
    return redirect("partners:one", organisation)


@require_POST
def switch_one(request: HttpRequest, organisation: str) -> HttpResponse:
    """Let nothing through either way any more, or let it through again."""
    on = request.POST.get("on") == "yes"
    switch(organisation=organisation, on=on, by=enter_partners(request.user).actor, at=_now())
    said = _("Requests go through again.") if on else _("Nothing goes through any more. What waits stays waiting.")
    messages.success(request, said)
    return redirect("partners:one", organisation)


@require_POST
def withdraw(request: HttpRequest, organisation: str) -> HttpResponse:
    """Have a certificate count no more."""
    by, given = enter_partners(request.user).actor, request.POST.get("fingerprint", "")[:200]
    try:
        withdraw_certificate(organisation=organisation, fingerprint=given, by=by, at=_now())
    except NoFingerprint as problem:
        messages.error(request, said(problem))
    else:
        messages.success(request, _("The certificate counts no more."))
    return redirect("partners:one", organisation)


def _laid_down(form: PartnerForm, organisation: str, by: Actor) -> bool:
    given = form.cleaned_data
    try:
        connect(
            organisation=organisation, endpoint=given["endpoint"], domain=given["domain"], key=given["key"],
            callbacks=given["callbacks"].split(), private=given["private"], trust=given["trust"],
            signs_with=given["signs_with"], by=by, at=_now(),
        )  # fmt: skip
    except (PartnerRefused, Untrusted) as problem:
        form.add_error(None, said(problem))
        return False
    return True


def _page(request: HttpRequest, organisation: str, form: PartnerForm | None = None, status: int = 200) -> HttpResponse:
    card = _card(organisation)
    crumbs = [Link(_("Partners"), reverse("partners:list")), Link(card.name, "", current=True)]
    context = {**_shown(card), "form": form or PartnerForm.of(card.facts), "crumbs": crumbs}
    return render(request, "opendsr/partner.html", context, status=status)


def _card(organisation: str) -> PartnerCard:
    card = card_of(organisation, at=_now())
    if card is None:
        raise NoSuchPartner("With this organisation no requests are exchanged: choose one from the list of partners.")
    return card


def _shown(card: PartnerCard) -> dict[str, Any]:
    failures = [(FAILURES.get(reason, reason), number) for reason, number in card.failures]
    return {
        "card": card,
        "certificates": [
            (word, _certificate(one))
            for word, one in ((_("what it sends"), card.signs), (_("what it answers"), card.answers))
            if one is not None
        ],
        "failures": failures,
        "tested": FAILURES.get(card.tested, card.tested),
    }


def _certificate(one: CertificateFacts) -> dict[str, Any]:
    word, tone = STATES[one.state]
    pairs = one.fingerprint.upper()
    return {
        "facts": one,
        "state": word,
        "tone": tone,
        "names": ", ".join(one.names),
        "fingerprint": ":".join(pairs[at : at + 2] for at in range(0, len(pairs), 2)),
    }


def _now() -> datetime:
    return datetime.now(UTC)
