"""What a caller wants, from the caller's own words."""

import json
import time

import pytest

from bench.intents import HERE, LANGUAGES, scored
from houvast.engines.intents.model import RIGHTS, Proposal, Span, Wanted
from houvast.engines.intents.recognising import LONGEST, languages_of, recognise
from houvast.features.rights.contracts import Right


def wanted(text):
    return {one.wanted for one in recognise(text)}


@pytest.mark.parametrize(
    ("said", "wants"),
    [
        ("wat weten jullie van mij", {Wanted.ACCESS}),
        ("haal me eruit", {Wanted.ERASURE}),
        ("stop met bellen", {Wanted.OBJECTION}),
        ("klopt niet wat er over mij staat", {Wanted.RECTIFICATION}),
        ("neem mijn gegevens mee", {Wanted.PORTABILITY}),
        ("wat weten jullie van mij en haal het dan weg", {Wanted.ACCESS, Wanted.ERASURE}),
        ("verwijder dat pakket uit mijn bestelling", {Wanted.NONE}),
        ("zeg mijn abonnement op", {Wanted.NONE}),
        ("zeg mijn abonnement op en wis mijn gegevens", {Wanted.ERASURE}),
        ("Wis mijn gegevens niet!", {Wanted.NONE}),
        ("supprimez mes données et ne m’appelez plus", {Wanted.ERASURE, Wanted.OBJECTION}),
        ("DELETE MY DATA", {Wanted.ERASURE}),
        ("ich widerrufe meine Einwilligung", {Wanted.WITHDRAWAL}),
        ("mijn moeder is overleden, kunnen haar gegevens weg", {Wanted.THIRD_PARTY, Wanted.ERASURE}),
        ("ik kreeg de brief van iemand anders", {Wanted.BREACH}),
        ("hoe lang bewaren jullie dit", {Wanted.INFORMATION}),
        ("¡hola! ¿qué tal?", {Wanted.NONE}),
        ("12345", {Wanted.NONE}),
    ],
)
def test_a_wish_is_recognised(said, wants):
    assert wanted(said) == wants


@pytest.mark.parametrize("text", ["", "   \n "])
def test_silence_wants_nothing(text):
    assert recognise(text) == []


def test_the_words_that_say_so_are_shown():
    text = "Goeiedag. Wat WETEN jullie van mij? Haal het weg."
    first, second = recognise(text)
    assert (first.wanted, first.words(text)) == (Wanted.ACCESS, ("Wat WETEN jullie van mij",))
    assert (second.wanted, second.words(text)) == (Wanted.ERASURE, ("Haal het weg",))


def test_words_are_counted_in_code_points():
    text = "😀 wis mijn gegevens"
    assert recognise(text)[0].words(text) == ("wis mijn gegevens",)


def test_what_nothing_speaks_for_is_unsure():
    assert recognise("goedemorgen") == [Proposal(Wanted.NONE, 0.5, ())]


def test_the_codes_of_rights_are_those_of_cases():
    assert {str(one) for one in RIGHTS} == {str(one) for one in Right}


def test_spans_lie_in_the_text_and_apart():
    for file in HERE.glob("*.jsonl"):
        for line in file.read_text(encoding="utf-8").splitlines():
            text = json.loads(line)["text"]
            for one in recognise(text):
                ends = [0, *(edge for span in one.spans for edge in (span.start, span.end)), len(text)]
                assert ends == sorted(ends), text
                assert 0 < one.confidence < 1


@pytest.mark.parametrize("text", ["niet ", "mijn gegevens wissen ", "a", "''''", "wis, ", "\n", "art. 15 "])
def test_a_long_text_takes_no_long_time(text):
    began = time.perf_counter()
    recognise(text * (2 * LONGEST // len(text)))
    assert time.perf_counter() - began < 2


def test_what_stands_past_the_end_is_not_read():
    assert wanted("la " * LONGEST + "wis mijn gegevens") == {Wanted.NONE}


@pytest.mark.parametrize(
    ("text", "language"),
    [("ik wil dat niet", "nl"), ("je ne veux pas ça", "fr"), ("please stop this", "en"), ("ich will das nicht", "de")],
)
def test_the_language_is_seen(text, language):
    assert language in languages_of(text)


def test_what_was_learnt_stays_known():
    score = scored("development")
    assert score.exact["all"] >= 0.97 * score.texts["all"]
    assert set(LANGUAGES) <= set(score.texts)


@pytest.mark.parametrize(
    ("said", "wants"),
    [
        ("at weten jullie van mij", "access"),
        ("erwijder al mijn gegevens", "erasure"),
        ("elete all my data", "erasure"),
        ("öschen sie meine daten", "erasure"),
        ("mijn adres klpot niet", "rectification"),
    ],
)
def test_a_slip_of_the_hand_is_read_over(said, wants):
    assert [one.wanted for one in recognise(said)] == [wants]


def test_a_right_is_seldom_proposed_where_none_is_asked():
    scores = [scored(name) for name in ("held_out", "unseen", "fresh")]
    wrong = sum(score.wrong["all", right] for score in scores for right in RIGHTS)
    hit = sum(score.hit["all", right] for score in scores for right in RIGHTS)
    assert hit / (hit + wrong) >= 0.95


def test_a_span_is_ordered_by_place():
    assert sorted([Span(5, 6), Span(1, 9)]) == [Span(1, 9), Span(5, 6)]
