"""One text: what is in force, writing the next version, how it reads, and approving it as a second person."""

from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy
from django.views.decorators.http import require_http_methods, require_POST

from houvast.engines.trouble import Trouble
from houvast.features.wordings.actions import approve, drop, propose
from houvast.features.wordings.contracts import LONGEST, Kind, Reading, State, TextRefused, Version, tidy
from houvast.features.wordings.desk import words
from houvast.features.wordings.desk.listing import url_of
from houvast.features.wordings.kinds import kind_of
from houvast.features.wordings.permissions import enter_texts
from houvast.features.wordings.queries import history, version_by_id
from houvast.features.wordings.rules import changes
from houvast.foundation.accounts.models import Account
from houvast.foundation.organisations.contracts import OrganisationFacts
from houvast.foundation.organisations.queries import organisation_by_key
from houvast.foundation.ui.saying import said

USUAL_REVIEW = timedelta(days=365)


class TextForm(forms.Form):
    """The next version of a text."""

    text = forms.CharField(
        label=lazy("Text"), max_length=LONGEST, required=False, strip=False, widget=forms.Textarea(attrs={"rows": 18})
    )
    review_by = forms.DateField(
        label=lazy("Look at it again by"), widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})
    )


@require_http_methods(["GET", "POST"])
def edit(request: HttpRequest, organisation: str, kind: str, language: str, name: str) -> HttpResponse:
    """Show a text; with a post show how it reads, or put it before a second person (`propose`, `back` to ours)."""
    account = enter_texts(request.user, organisation)
    of, found = organisation_by_key(organisation), kind_of(kind, language, name)
    versions = history(of.id, kind, name, language)
    form = TextForm(request.POST or None, initial=_initial(found, versions, name, language))
    reading: Reading | None = None
    if request.method == "POST" and form.is_valid():
        text = "" if "back" in request.POST else tidy(form.cleaned_data["text"])
        try:
            if "show" not in request.POST:
                return _propose(request, account, of, found, name, language, text, form.cleaned_data["review_by"])
            reading = _read(found, text, name, language)
        except Trouble as trouble:
            form.add_error("text", said(trouble))
    context = {**_shown(account, of, found, name, language, versions), "form": form, "reading": reading}
    return render(request, "wordings/text.html", context, status=422 if form.is_bound and form.errors else 200)


@require_POST
def decide(request: HttpRequest, organisation: str, kind: str, language: str, name: str) -> HttpResponse:
    """Approve a text that waits, or drop it; as its page shows it, so that nobody approves what they did not see."""
    account = enter_texts(request.user, organisation)
    of, found = organisation_by_key(organisation), version_by_id(organisation_by_key(organisation).id, _id(request))
    by, at = account.actor, datetime.now(UTC)
    if "drop" in request.POST:
        drop(organisation=of, version=found.id, by=by, at=at)
        messages.success(request, _("The text is not used."))
    else:
        approve(organisation=of, version=found.id, approver=account.display_name, by=by, at=at)
        messages.success(request, _("The text is in force."))
    return redirect(url_of("text", organisation, kind, language, name))


def _id(request: HttpRequest) -> UUID:
    try:
        return UUID(request.POST.get("version", ""))
    except ValueError as wrong:
        raise TextRefused("There is no such version: look at the text again.") from wrong


def _propose(
    request: HttpRequest, account: Account, of: OrganisationFacts, kind: Kind, name: str, language: str,
    text: str, review_by: Any,
) -> HttpResponse:  # fmt: skip
    propose(
        organisation=of, kind=kind.key, name=name, language=language, text=text, review_by=review_by,
        writer=account.display_name, by=account.actor, at=datetime.now(UTC),
    )  # fmt: skip
    messages.success(request, _("The text waits for a second person."))
    return redirect(url_of("text", of.key, kind.key, language, name))


def _read(kind: Kind, text: str, name: str, language: str) -> Reading:
    kind.check(text, name, language)
    return kind.read(text, name, language)


def _initial(kind: Kind, versions: tuple[Version, ...], name: str, language: str) -> dict[str, Any]:
    standing = [one for one in versions if one.state in (State.WAITING, State.LIVE) and one.text]
    text = standing[0].text if standing else tidy(kind.ours(name, language))
    return {"text": text, "review_by": datetime.now(UTC).date() + USUAL_REVIEW}


def _shown(
    account: Account, of: OrganisationFacts, kind: Kind, name: str, language: str, versions: tuple[Version, ...]
) -> dict[str, Any]:
    ours = tidy(kind.ours(name, language))
    waiting = next((one for one in versions if one.state is State.WAITING), None)
    live = next((one for one in versions if one.state is State.LIVE), None)
    now = live.text if live and live.text else ours
    return {
        "organisation": of,
        "kind": kind,
        "kind_name": words.KINDS.get(kind.key, kind.key),
        "name": name,
        "title": kind.titles().get(name, name),
        "language": language,
        "language_name": words.LANGUAGES[language],
        "ours": ours,
        "holds": kind.holds(name),
        "live": live if live and live.text else None,
        "waiting": waiting,
        "changed": changes(now, waiting.text or ours) if waiting else (),
        "waiting_reads": kind.read(waiting.text or ours, name, language) if waiting else None,
        "is_mine": bool(waiting and waiting.writer == f"{account.actor.kind}:{account.actor.key}"),
        "past": _past(versions, ours),
        "decide_url": url_of("decide", of.key, kind.key, language, name),
    }


def _past(versions: tuple[Version, ...], ours: str) -> list[tuple[Version, Any, Any, Any]]:
    """Lay each version beside the one that was in force before it."""
    found = []
    for place, one in enumerate(versions):
        before = next((old for old in versions[place + 1 :] if old.state in (State.LIVE, State.REPLACED)), None)
        older = before.text if before and before.text else ours
        found.append((one, words.STATES[one.state], words.TONES[one.state], changes(older, one.text or ours)))
    return found
