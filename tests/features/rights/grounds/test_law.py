"""Each ground has its law, and every exception that a rule pack knows has its ground."""

import re

import pytest

from houvast.engines.rulepacks.shipped import COUNTRIES, shipped
from houvast.features.rights.answer.contracts import Right
from houvast.features.rights.desk.ground_words import GROUNDS
from houvast.features.rights.grounds.fields import FIELDS, Ground
from houvast.features.rights.grounds.law import (
    APPROVED,
    UNKNOWN_PERSON,
    duties_for,
    grounds_for,
    grounds_of_exception,
    law_of,
)


@pytest.mark.parametrize("language", ["nl", "en", "fr", "de"])
def test_every_ground_names_its_law(language):
    assert set(FIELDS) == set(GROUNDS) == set(Ground)
    assert all(re.search(r"\d", law_of(ground, language)) for ground in Ground)


def test_law_is_written_as_people_of_a_language_write_it():
    assert law_of(Ground.CLAIMS, "nl") == "AVG art. 17 lid 3 onder e"
    assert law_of(Ground.CLAIMS, "en") == "GDPR art. 17(3)(e)"
    assert law_of(Ground.CLAIMS, "fr") == "RGPD art. 17(3)(e)"
    assert law_of(Ground.CLAIMS, "de") == "DSGVO Art. 17 Abs. 3 Buchst. e"
    assert law_of(Ground.SHARED, "nl") == "AVG art. 15 lid 4, art. 17 lid 3"
    assert law_of(Ground.NL_OTHERS, "nl") == "UAVG art. 41 lid 1 onder i"
    assert law_of(Ground.BE_AUTHORITIES, "fr") == "loi du 30 juillet 2018 art. 11–17"


@pytest.mark.parametrize("country", COUNTRIES)
def test_every_exception_of_the_rule_packs_has_a_ground_that_can_be_chosen(country):
    exceptions = {rule.exception for rule in shipped(country).rules if rule.exception}
    assert exceptions
    for exception in exceptions:
        grounds = grounds_of_exception(exception)
        assert grounds, exception
        assert set(grounds) <= set(grounds_for(Right.ERASURE, country))
    assert {rule.key for rule in duties_for(country)} == {r.key for r in shipped(country).rules if r.exception}


def test_a_ground_is_offered_where_it_can_hold():
    for right in Right:
        for country in ("NL", "BE", "FR"):
            offered = grounds_for(right, country)
            assert set(UNKNOWN_PERSON) <= set(offered)
            assert not set(APPROVED) & set(offered)  # two colleagues, on a page of their own
            assert len(set(offered)) == len(offered)
    assert Ground.NL_CLAIMS not in grounds_for(Right.ACCESS, "BE")
    assert Ground.BE_AUTHORITIES not in grounds_for(Right.ACCESS, "NL")
    assert Ground.NL_REGISTER not in grounds_for(Right.ACCESS, "NL")
    assert Ground.COMPELLING not in grounds_for(Right.WITHDRAWAL, "NL")
    every = {one for right in Right for country in ("NL", "BE") for one in grounds_for(right, country)}
    assert every == set(Ground) - set(APPROVED)
