"""The ways to complain and to go to court, in every language of a letter."""

from datetime import date

import pytest

from houvast.features.rights.composing.remedies import remedies_in

ON = date(2026, 11, 22)


@pytest.mark.parametrize("country", ["NL", "BE"])
def test_each_language_says_it_in_its_own_words(country):
    said = [remedies_in(country, language, ON) for language in ("nl", "en", "fr", "de")]
    assert all(one.authority and one.complaint and one.court for one in said)
    assert len({one.complaint for one in said}) == len({one.court for one in said}) == 4
    assert len({(one.address, one.phone, one.url) for one in said}) == 1


def test_the_dutch_court_has_its_term_of_six_weeks_in_every_language():
    terms = {"nl": "zes weken", "en": "six weeks", "fr": "six semaines", "de": "sechs Wochen"}
    assert all(term in remedies_in("NL", language, ON).court for language, term in terms.items())
