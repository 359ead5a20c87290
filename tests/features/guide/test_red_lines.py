"""The red lines of a conversation, read in every card by other eyes than the rules that refuse a card.

What an agent reads out (the five steps, with the words of the card over them) and what it tells the agent to do is read
here as text, in both languages, with lists that are not those of the rules.

Law: GDPR art. 12(2), 12(3), 21(2).
"""

import re

import pytest

from houvast.features.guide.contracts import LANGUAGES, Card, StepKey
from houvast.features.guide.reading import card_by_key, cards, steps
from houvast.features.guide.rules import PLACES, companion, sentences

EVERY = [(language, key) for language in LANGUAGES for key in cards(language)]
VALUES = dict.fromkeys(PLACES, "Voorbeeld")

PROMISES = {
    "nl": r"garand|garantie|(?:ik|wij) belo(?:of|ven)|100 ?%|staat vast dat|altijd veilig|volledig veilig",
    "en": r"guarant|(?:I|we) promise|100 ?%|for sure|rest assured|always safe|completely safe|absolutely",
}
DISSUADING = {
    "nl": (
        r"weet u (?:het )?(?:wel |heel )?zeker", r"zou u (?:niet|dat wel)", r"denk er nog", r"nog eens over na",
        r"wilt u niet liever", r"is dat (?:echt |wel )?nodig", r"\b(?:jammer|zonde)\b", r"dan verliest u",
        r"u raakt .* kwijt",
        r"korting|tegoed|cadeau|aanbieding voor u", r"als u blijft", r"niet aan te raden", r"afraden",
        r"veel werk voor ons", r"duurt (?:erg |heel )?lang", r"heeft geen zin",
    ),
    "en": (
        r"are you (?:quite |really )?sure", r"would you not", r"think (?:it over|again|twice)", r"would you not rather",
        r"is that (?:really )?necessary", r"pity|a shame", r"you will lose", r"discount|voucher|gift|special offer",
        r"if you stay", r"advise against", r"lot of work for us", r"takes (?:very|a) long", r"no point",
    ),
}  # fmt: skip
WEEKS = {"nl": r"\b\w+ weken\b|\b30 dagen\b|\bvier weken\b", "en": r"\b\w+ weeks\b|\b30 days\b|\bfour weeks\b"}
KNOWING = {
    "nl": r"niemand (?:heeft|keek|kan)|er is niets (?:gebeurd|gelekt)|wij verkopen (?:niets|nooit)|alles is veilig",
    "en": r"nobody (?:has|looked|can)|nothing (?:happened|leaked)|we (?:do not|never) sell|your data (?:is|are) safe",
}
FORM = {"nl": r"formulier|invullen|\bonline\b", "en": r"\bforms?\b|fill (?:in|out)|\bonline\b"}
OFFERED = {"nl": r"\bmag\b|\bkunt\b|\bkan\b|hoeft|niet nodig|niet als", "en": r"\bmay\b|\bcan\b|need not|no need"}
REGISTERS = {
    "nl": r"leg .{0,60}vast|vastgelegd|ligt vast|noteer|genoteerd|schrijf .{0,40}op|maak er .{0,40}(?:van|melding)",
    "en": r"regist|\bnote|noted|write .{0,40}down|written down|make .{0,20}(?:report|request|task|order)",
}
MOTIVE = {"nl": r"waarom|aanleiding|reden|wat er gebeurd|hoezo", "en": r"\bwhy\b|reason|what led|what happened"}
FREE = {"nl": r"hoeft niet|niet nodig", "en": r"need not|no need"}
FORBIDS = {
    "nl": r"niet|geen|nooit|nergens|hoogstens|eerst|noteer feiten|\blaat\b",
    "en": r"\bnot\b|\bno\b|never|nothing|nowhere|first|facts",
}
OUTSIDERS = ("journalist", "police", "third_party")
GIVES_NOTHING = {"nl": r"\bniet\b|\bniets\b|\bgeen\b|nooit", "en": r"not\b|nothing|\bno\b|never"}


def said(card: Card) -> str:
    """Give all that is read out with a card, the words of every conversation with it."""
    return "\n".join(line.say for line in companion(card, steps(card.language), VALUES))


@pytest.fixture(params=EVERY, ids="-".join)
def card(request) -> Card:
    language, key = request.param
    return card_by_key(key, language)


def test_there_are_enough_cards_in_both_languages():
    assert all(len(cards(language)) >= 30 for language in LANGUAGES)
    assert len(EVERY) == len(LANGUAGES) * len(cards("nl"))


def test_nothing_is_promised(card):
    assert re.findall(PROMISES[card.language], said(card), re.I) == []


def test_nobody_is_talked_out_of_it(card):
    told = f"{said(card)}\n{card.why}"
    assert [one for one in DISSUADING[card.language] if re.search(one, told, re.I)] == []


def test_the_term_is_a_month_and_not_weeks(card):
    assert re.findall(WEEKS[card.language], said(card), re.I) == []


def test_nothing_is_claimed_that_nobody_looked_up(card):
    assert re.findall(KNOWING[card.language], said(card), re.I) == []


def test_a_form_is_an_offer(card):
    told = [one for one in sentences(said(card)) if re.search(FORM[card.language], one, re.I)]
    assert [one for one in told if not re.search(OFFERED[card.language], one, re.I)] == []


def test_a_wish_is_written_down_before_anybody_asks_why(card):
    """In the order of the five steps; and a question for the reason says that it need not be answered."""
    language, written = card.language, False
    for line in companion(card, steps(language), VALUES):
        for sentence in sentences(line.say):
            if sentence.endswith("?") and re.search(MOTIVE[language], sentence, re.I):
                assert written, sentence
                assert re.search(FREE[language], line.say, re.I), sentence
            written = written or bool(re.search(REGISTERS[language], sentence, re.I))
    assert written or not card.is_request


def test_a_request_is_registered_by_whoever_is_on_the_phone(card):
    """The next step is done by the agent, at the latest where the caller would else be sent elsewhere."""
    if card.is_request:
        early = (StepKey.TRUST, StepKey.CONTEXT, StepKey.KNOWLEDGE, StepKey.REFERRAL)
        told = "\n".join(one.say for one in companion(card, steps(card.language), VALUES) if one.key in early)
        assert re.search(REGISTERS[card.language], told, re.I)


def test_every_red_line_forbids_something(card):
    assert [one for one in card.never if not re.search(FORBIDS[card.language], one, re.I)] == []


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("key", OUTSIDERS)
def test_who_asks_about_somebody_else_gets_no_data(language, key):
    found = card_by_key(key, language)
    assert re.search(GIVES_NOTHING[language], found.said[StepKey.KNOWLEDGE], re.I)


@pytest.mark.parametrize("language", LANGUAGES)
def test_after_an_objection_to_offers_nothing_is_offered_or_asked(language):
    found = card_by_key("stop_marketing", language)
    own = "\n".join(found.said.values())
    assert not re.search(MOTIVE[language], own, re.I)
    assert "?" not in own


@pytest.mark.parametrize(
    ("language", "words", "list_of"),
    [
        ("nl", "Ik beloof u dat het weg is.", PROMISES),
        ("en", "I promise that it is gone.", PROMISES),
        ("nl", "Dat duurt drie weken.", WEEKS),
        ("en", "That takes 30 days.", WEEKS),
        ("nl", "Niemand heeft uw dossier bekeken.", KNOWING),
        ("en", "We never sell data.", KNOWING),
    ],
)
def test_these_eyes_see_a_red_line(language, words, list_of):
    assert re.search(list_of[language], words, re.I)
