"""The texts of one organisation: what waits, what must be looked at again, and all of a kind."""

from dataclasses import dataclass
from datetime import UTC, datetime

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_safe
from django_stubs_ext import StrOrPromise

from houvast.features.wordings.contracts import Kind, State, Version
from houvast.features.wordings.desk import words
from houvast.features.wordings.kinds import kinds
from houvast.features.wordings.permissions import enter_texts
from houvast.features.wordings.queries import standing, to_look_at
from houvast.foundation.accounts.contracts import Permission
from houvast.foundation.accounts.permissions import NotAllowed, may
from houvast.foundation.accounts.queries import organisations_of
from houvast.foundation.organisations.contracts import OrganisationFacts
from houvast.foundation.organisations.queries import organisation_by_key
from houvast.foundation.ui.contracts import Link


@dataclass(frozen=True, slots=True)
class Row:
    """One text: how it is called, where it is written, what is in force and what waits."""

    title: str
    url: str
    live: Version | None
    waiting: Version | None
    kind: StrOrPromise
    language: StrOrPromise


@require_safe
def start(request: HttpRequest) -> HttpResponse:
    """Go to the texts of the first organisation whose texts one may write.

    :raises NotAllowed: there is none.
    """
    for one in organisations_of(request.user):
        if may(request.user, Permission.RECORD_INSTRUCTION, one.key):
            return redirect("wordings:texts", organisation=one.key)
    raise NotAllowed("Your account writes no texts: ask the privacy officer.")


@require_safe
def show_texts(request: HttpRequest, organisation: str) -> HttpResponse:
    """Show what waits and what is late; below it the texts of one kind in one language (`?kind=…&language=…`)."""
    account = enter_texts(request.user, organisation)
    of = organisation_by_key(organisation)
    kind = next((one for one in kinds() if one.key == request.GET.get("kind")), kinds()[0])
    wanted = request.GET.get("language", "")
    language = wanted if wanted in kind.languages else kind.languages[0]
    there = standing(of.id)
    context = {
        "organisation": of,
        "organisations": [one for one in organisations_of(account) if may(account, "record_instruction", one.key)],
        "waiting": [_row_of(of, one) for one in there if one.state is State.WAITING],
        "late": [_row_of(of, one) for one in to_look_at(of.id, datetime.now(UTC).date())],
        "rows": rows_of(of, kind, language, there),
        "kinds": [Link(words.KINDS[one.key], f"?kind={one.key}", current=one is kind) for one in kinds()],
        "languages": [
            Link(words.LANGUAGES[code], f"?kind={kind.key}&language={code}", current=code == language)
            for code in kind.languages
        ],
        "kind": kind,
        "kind_name": words.KINDS[kind.key],
        "language": language,
    }
    return render(request, "wordings/texts.html", context)


def rows_of(of: OrganisationFacts, kind: Kind, language: str, there: tuple[Version, ...]) -> list[Row]:
    """Give every text of a kind in a language, with those under names of one's own."""
    mine = [one for one in there if (one.kind, one.language) == (kind.key, language)]
    titles = {**kind.titles(), **{one.name: one.name for one in mine if one.name not in kind.titles()}}
    return [_row(of, kind.key, language, name, title, mine) for name, title in titles.items()]


def _row(of: OrganisationFacts, kind: str, language: str, name: str, title: str, there: list[Version]) -> Row:
    here = [one for one in there if one.name == name]
    return Row(
        title=title,
        url=url_of("text", of.key, kind, language, name),
        live=next((one for one in here if one.state is State.LIVE and one.text), None),
        waiting=next((one for one in here if one.state is State.WAITING), None),
        kind=words.KINDS.get(kind, kind),
        language=words.LANGUAGES[language],
    )


def _row_of(of: OrganisationFacts, one: Version) -> Row:
    kind = next((kind for kind in kinds() if kind.key == one.kind), None)
    title = kind.titles().get(one.name, one.name) if kind else one.name
    return _row(of, one.kind, one.language, one.name, title, [one])


def url_of(page: str, organisation: str, kind: str, language: str, name: str) -> str:
    """Give the address of a text, or of a step in it."""
    parts = {"organisation": organisation, "kind": kind, "language": language, "name": name}
    return reverse(f"wordings:{page}", kwargs=parts)
