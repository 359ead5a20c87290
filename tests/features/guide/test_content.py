"""Every card can be read out to a caller: complete in both languages, lawful, and in short sentences."""

from dataclasses import replace
from datetime import date

import pytest

from houvast.features.guide.contracts import INFORMATION, LANGUAGES, Card, StepKey, Theme
from houvast.features.guide.reading import CardUnreadable, NoSuchCard, card_by_key, cards, read_card, steps
from houvast.features.guide.rules import PLACES, PlaceUnknown, companion, faults, fill
from houvast.features.rights.contracts import Right

EVERY = [(language, key) for language in LANGUAGES for key in cards(language)]
ASKED_FOR = {
    "recording", "number_from", "who_saw", "bsn", "third_party", "journalist", "police", "supervisor",
    "angry_erasure", "deceased", "child", "data_leak", "portability", "id_copy", "hear_recording", "abroad", "selling",
    "automated", "stop_marketing", "correction", "restriction", "withdraw_consent", "works_for", "dpo", "complaint",
    "authority", "withdraw_request", "lawyer", "invoice", "employee", "social_media", "cookies", "camera",
}  # fmt: skip
VALUES = dict.fromkeys(PLACES, "x")


def one(language: str = "nl", **changes: object) -> Card:
    return replace(card_by_key("erasure", language), **changes)


def found(card: Card) -> list[str]:
    return list(faults(card, steps(card.language)))


@pytest.mark.parametrize(("language", "key"), EVERY)
def test_a_card_can_be_read_out(language, key):
    card = card_by_key(key, language)
    assert found(card) == []
    assert card.reviewed_on <= date(2026, 12, 31)
    assert card.right in {INFORMATION, *Right}


def test_both_languages_have_the_same_cards_with_the_same_bones():
    bones = [
        {card.key: (card.theme, card.right, card.version, set(card.said), len(card.never)) for card in every.values()}
        for every in map(cards, LANGUAGES)
    ]
    assert bones[0] == bones[1]
    assert len(bones[0]) >= 40
    assert set(bones[0]) >= ASKED_FOR


def test_every_right_and_every_theme_has_a_card():
    assert {card.right for card in cards("nl").values()} == {INFORMATION, *Right}
    assert {card.theme for card in cards("nl").values()} == set(Theme)


def test_the_steps_are_five_and_sayable():
    for language in LANGUAGES:
        assert [step.key for step in steps(language)] == list(StepKey)
        assert all(step.never and step.next and step.why and step.title for step in steps(language))
        assert found(one(language, said={StepKey.KNOWLEDGE: "x.", StepKey.REFERRAL: "y."})) == []


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("nl", "Ik kan u garanderen dat alles weg is."),
        ("nl", "Weet u het zeker?"),
        ("nl", "U moet het formulier op de website invullen."),
        ("nl", "Binnen 4 weken hoort u iets."),
        ("nl", "Ik kan u een korting geven."),
        ("nl", "Dat kan alleen schriftelijk."),
        ("en", "I guarantee that it is gone."),
        ("en", "Are you sure?"),
        ("en", "You must fill in the form."),
        ("en", "We never sell data."),
    ],
)
def test_a_red_line_is_seen(language, words):
    said = one(language).said | {StepKey.KNOWLEDGE: words}
    assert any("says" in fault for fault in found(one(language, said=said)))


def test_a_motive_is_asked_only_after_the_wish_is_registered():
    said = one().said | {StepKey.TRUST: "Wat is de aanleiding? Dat hoeft niet."}
    assert any("before the wish" in fault for fault in found(one(said=said)))


def test_a_motive_is_never_asked_as_if_it_were_needed():
    said = one().said | {StepKey.CONTEXT: "Ik leg uw verzoek vast. Wat is de reden?"}
    assert any("as if it were needed" in fault for fault in found(one(said=said)))


def test_a_sentence_that_nobody_reads_in_one_breath_is_seen():
    said = one().said | {StepKey.KNOWLEDGE: "woord " * 26}
    assert any("more than 25 words" in fault for fault in found(one(said=said)))


def test_a_card_without_its_own_words_is_seen():
    assert "has no words of its own for knowledge" in found(one(said={StepKey.REFERRAL: "Ik leg het vast."}))
    assert any("lacks" in fault for fault in found(one(never=())))


def test_the_words_of_the_card_lie_over_those_of_every_question():
    lines = companion(one(), steps("nl"), VALUES)
    assert [line.is_own for line in lines] == [False, False, True, True, True]
    assert lines[1].say == steps("nl")[1].say
    asks = companion(one(right=INFORMATION), steps("nl"), VALUES)
    assert asks[1].say == steps("nl")[1].question
    assert companion(None, steps("nl"), VALUES)[2].say.startswith("In onze privacyverklaring")


def test_what_is_filled_in_is_not_read_for_places_again():
    assert fill("Bij {organisation}.", {"organisation": "{dpo}"}) == "Bij {dpo}."
    with pytest.raises(PlaceUnknown):
        fill("{agent}", VALUES)


def test_a_card_that_is_not_there_or_not_whole_is_said_in_one_line():
    with pytest.raises(NoSuchCard):
        card_by_key("weather", "nl")
    for text in ("# no head", "---\ntitle: x\n---\n## why\n\nx\n", "---\n- x\n---\n"):
        with pytest.raises(CardUnreadable):
            read_card(text, "weather", "nl")
