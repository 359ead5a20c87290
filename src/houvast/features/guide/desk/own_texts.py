"""Offers cards and answers to be written by an organisation, and puts answers in force once a second person agreed."""

from collections.abc import Mapping
from datetime import UTC, datetime

from django.utils.translation import get_language

from houvast.engines.trouble import Trouble
from houvast.features.guide.actions import ANSWER, approve_answers, end_answer
from houvast.features.guide.contracts import LANGUAGES
from houvast.features.guide.own import KIND, check_card
from houvast.features.guide.reading import card_text, cards, read_card, steps
from houvast.features.guide.rules import PLACES, companion, refuse_draft
from houvast.features.guide.written import read_draft
from houvast.features.wordings.actions import offer_kind
from houvast.features.wordings.contracts import Approved, Kind, Reading, TextRefused


def offer_texts() -> None:
    """Offer both kinds; done once, when the app is ready."""
    offer_kind(
        Kind(
            key=KIND,
            languages=LANGUAGES,
            titles=_titles,
            ours=card_text,
            check=check_card,
            read=_read_card,
            holds=lambda _name: (),
        )
    )
    offer_kind(
        Kind(
            key=ANSWER,
            languages=LANGUAGES,
            titles=dict,
            ours=lambda _name, _language: "",
            check=_check_answer,
            read=_read_answer,
            holds=lambda _name: (),
            enacted=_enact,
            is_open=True,
        )
    )


def _titles() -> Mapping[str, str]:
    language = "nl" if (get_language() or "").startswith("nl") else "en"
    return {key: card.title for key, card in cards(language).items()}


def _read_card(text: str, name: str, language: str) -> Reading:
    card = read_card(text, name, language)
    lines = companion(card, steps(language), {place: f"‹{place}›" for place in PLACES})
    never = "\n".join(f"– {one}" for one in card.never)
    return Reading(card.title, "\n\n".join([*(f"{line.title}\n{line.say}" for line in lines), card.why, never]))


def _check_answer(text: str, name: str, language: str) -> None:
    try:
        refuse_draft(read_draft(text, name, language), datetime.now(UTC).date())
    except Trouble as wrong:
        raise TextRefused(str(wrong)) from wrong


def _read_answer(text: str, name: str, language: str) -> Reading:
    if not text:
        return Reading("", "–")
    draft = read_draft(text, name, language)
    return Reading(draft.title, draft.text)


def _enact(approved: Approved) -> None:
    one, of = approved.version, approved.organisation
    if not one.text:
        end_answer(organisation=of, key=one.name, language=one.language, by=approved.by, at=approved.at)
        return
    drafts = [read_draft(one.text, one.name, one.language)]
    approve_answers(organisation=of, drafts=drafts, approver=approved.approver, by=approved.by, at=approved.at)
