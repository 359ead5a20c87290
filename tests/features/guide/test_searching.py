"""Answers are found in other words and in spite of slips, with passage and version, of one organisation only."""

import pytest

from houvast.features.guide.actions import approve_answers, end_answer
from houvast.features.guide.queries import answers_to
from tests.cast import SETUP
from tests.features.guide.stage import AT, DRAFTS, approved


def keys(cast, said, organisation=None, language="nl"):
    return [hit.answer.key for hit in answers_to(said, organisation or cast.zonneveld, language)]


@pytest.mark.parametrize(
    ("said", "key"),
    [
        ("hoe lang bewaart u een opname", "bewaren"),
        ("bewaaren jullie opnamess", "bewaren"),
        ("wie kijkt naar mijn meterstnad", "meterstand"),
        ("meterst", "meterstand"),
        ("krijgt de drukker mijn adressen", "ontvangers"),
    ],
)
def test_an_answer_is_found_in_other_words(cast, said, key):
    approved(cast)
    assert keys(cast, said)[0] == key


def test_a_hit_brings_passage_version_and_where_to_read_it(cast):
    approved(cast)
    found = answers_to("opnames bewaren", cast.zonneveld, "nl")[0]
    assert found.score == 1.0
    assert (found.answer.place, found.answer.edition, found.answer.version) == ("Bewaren", "4", 1)
    assert found.answer.url == "https://zonneveld.example/privacy#bewaren"
    assert found.answer.approved_by == "Olga Meijer"


def test_no_answer_of_another_organisation_is_found(cast):
    approved(cast)
    for said in ("belhuis", "opnames tien dagen"):
        assert all(hit.answer.organisation == "zonneveld" for hit in answers_to(said, cast.zonneveld, "nl"))
    assert answers_to("opnames bewaren", cast.scaldis, "nl") == ()


def test_languages_are_apart(cast):
    approved(cast)
    assert keys(cast, "recordings", language="en") == ["retention"]
    assert keys(cast, "recordings kept", language="nl") == []


def test_words_that_nobody_wrote_find_nothing(cast):
    approved(cast)
    assert keys(cast, "xyzzyplugh") == []
    assert keys(cast, "") == []


def test_an_older_version_and_an_ended_answer_are_not_found(cast):
    approved(cast)
    newer = DRAFTS[2].__class__("meterstand", "nl", "Wie ziet uw standen?", "De beheerder.", DRAFTS[2].review_by)
    approve_answers(organisation=cast.zonneveld, drafts=[newer], approver="Olga Meijer", by=SETUP, at=AT)
    assert keys(cast, "netbeheerder") == []
    assert answers_to("standen", cast.zonneveld, "nl")[0].answer.version == 2
    end_answer(organisation=cast.zonneveld, key="meterstand", language="nl", by=SETUP, at=AT)
    assert keys(cast, "standen") == []


def test_a_long_story_is_searched_too(cast):
    approved(cast)
    assert keys(cast, "nou kijk " * 40 + "het gaat om die opnames") in (["bewaren"], [])
