"""The approved answers of one organisation: what is in force, a new version, an end, and what nobody could answer."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy
from django.views.decorators.http import require_POST, require_safe

from houvast.features.guide.actions import ANSWER, Draft, end_answer
from houvast.features.guide.contracts import Source
from houvast.features.guide.desk.choosing import language_of_page
from houvast.features.guide.desk.words import LANGUAGES
from houvast.features.guide.permissions import enter_answers
from houvast.features.guide.queries import NoSuchAnswer, answer_by_key, answers_of, unanswered
from houvast.features.guide.reading import cards
from houvast.features.guide.written import write_draft
from houvast.features.wordings.actions import propose
from houvast.foundation.organisations.contracts import OrganisationFacts
from houvast.foundation.organisations.queries import organisation_by_key

USUAL_REVIEW = timedelta(days=365)
REPORTED = timedelta(days=90)
"""How far back is counted what agents could not answer."""


class AnswerForm(forms.Form):
    """One answer; saved under the key of one that is in force it becomes its next version."""

    key = forms.SlugField(label=lazy("Key"), max_length=60, help_text=lazy("Small letters and hyphens."))
    language = forms.ChoiceField(label=lazy("Language"), choices=list(LANGUAGES.items()))
    title = forms.CharField(label=lazy("Question"), max_length=200)
    text = forms.CharField(
        label=lazy("Answer, as it is read out"), max_length=4000, widget=forms.Textarea(attrs={"rows": 5})
    )
    card = forms.ChoiceField(label=lazy("Card"), required=False)
    place = forms.CharField(
        label=lazy("Heading in the privacy statement"),
        max_length=200,
        required=False,
        help_text=lazy("Fill this in when the text is a passage of the privacy statement."),
    )
    edition = forms.CharField(label=lazy("Version of the privacy statement"), max_length=40, required=False)
    url = forms.URLField(label=lazy("Address where the customer reads it"), required=False, assume_scheme="https")
    review_by = forms.DateField(
        label=lazy("Look at it again by"), widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [("", "–"), *((key, card.title) for key, card in cards("nl").items())]
        self.fields["card"].choices = choices  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """Refuse a passage without the version of the statement in which it stands."""
        given = super().clean() or self.cleaned_data
        if bool(given.get("place")) != bool(given.get("edition")):
            self.add_error("edition", _("A passage has both a heading and the version of the statement."))
        return given

    @property
    def draft(self) -> Draft:
        """Give what was filled in."""
        source = Source.STATEMENT if self.cleaned_data["place"] else Source.ANSWER
        return Draft(**self.cleaned_data, source=source)


@require_safe
def show_answers(request: HttpRequest, organisation: str) -> HttpResponse:
    """Show what is in force; `?key=…&language=…` fills the form with one of them, to write its next version."""
    enter_answers(request.user, organisation)
    return _show(request, organisation_by_key(organisation), AnswerForm(initial=_initial(request, organisation)))


@require_POST
def approve(request: HttpRequest, organisation: str) -> HttpResponse:
    """Put an answer before a second person, who puts it in force."""
    account = enter_answers(request.user, organisation)
    of, form = organisation_by_key(organisation), AnswerForm(request.POST)
    if not form.is_valid():
        return _show(request, of, form, 422)
    draft = form.draft
    propose(
        organisation=of, kind=ANSWER, name=draft.key, language=draft.language, text=write_draft(draft),
        review_by=draft.review_by, writer=account.display_name, by=account.actor, at=datetime.now(UTC),
    )  # fmt: skip
    messages.success(request, _("The answer waits for a second person."))
    return redirect("wordings:text", organisation=organisation, kind=ANSWER, language=draft.language, name=draft.key)


@require_POST
def end(request: HttpRequest, organisation: str) -> HttpResponse:
    """Let an answer no longer be read out."""
    account = enter_answers(request.user, organisation)
    key, language = request.POST.get("key", ""), request.POST.get("language", "")
    of = organisation_by_key(organisation)
    end_answer(organisation=of, key=key, language=language, by=account.actor, at=datetime.now(UTC))
    messages.success(request, _("The answer is no longer read out."))
    return redirect("guide:answers", organisation=organisation)


def _show(request: HttpRequest, of: OrganisationFacts, form: AnswerForm, status: int = 200) -> HttpResponse:
    at = datetime.now(UTC)
    today = at.date()
    titles = {key: card.title for key, card in cards(language_of_page()).items()}
    context = {
        "organisation": of,
        "form": form,
        "rows": [(one, one.is_stale(today)) for one in answers_of(of)],
        "topics": [(titles.get(one.card, _("No card fits")), one) for one in unanswered([of], since=at - REPORTED)],
        "days": REPORTED.days,
    }
    return render(request, "guide/of.html", context, status=status)


def _initial(request: HttpRequest, organisation: str) -> dict[str, Any]:
    review_by: date = datetime.now(UTC).date() + USUAL_REVIEW
    key, language = request.GET.get("key", ""), request.GET.get("language", "nl")
    try:
        one = answer_by_key(organisation_by_key(organisation), key, language)
    except NoSuchAnswer:
        return {"review_by": review_by, "language": "nl"}
    names = ("key", "language", "title", "text", "card", "place", "edition", "url")
    return {name: getattr(one, name) for name in names} | {"review_by": review_by}
