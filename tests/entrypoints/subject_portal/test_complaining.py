"""Where somebody may complain: in the country of who decides, in the language of the page."""

import pytest

from tests.entrypoints.subject_portal.stage import a_case, inside, text

pytestmark = pytest.mark.django_db(transaction=True)  # a worker is at work, in a thread with a connection of its own

SAID = {
    "nl": ("dien", "Gegevensbeschermingsautoriteit", "rechter", "https://www.gegevensbeschermingsautoriteit.be"),
    "en": ("complain", "Belgian Data Protection Authority", "court", "https://www.dataprotectionauthority.be"),
    "fr": ("porter plainte", "Autorité de protection des données", "juge", "https://www.autoriteprotectiondonnees.be"),
    "de": ("beschweren", "Datenschutzbehörde", "vor Gericht", "https://www.gegevensbeschermingsautoriteit.be"),
}


@pytest.mark.parametrize("language", SAID)
def test_a_belgian_organisation_leads_to_the_belgian_authority(cast, post, language):
    page = text(inside(post, a_case(organisation="scaldis"), language=language).get(f"/my/{language}/"))
    assert [one for one in SAID[language] if one not in page] == []
    assert "Drukpersstraat 35" in page
    assert "Autoriteit Persoonsgegevens" not in page


@pytest.mark.parametrize(
    ("language", "said"), [("nl", "rechtbank"), ("fr", "Pays-Bas"), ("de", "Niederlanden"), ("en", "district court")]
)
def test_a_dutch_organisation_leads_to_the_dutch_authority(cast, post, language, said):
    page = text(inside(post, a_case(organisation="zonneveld"), language=language).get(f"/my/{language}/"))
    assert said in page
    assert "Autoriteit Persoonsgegevens" in page
    assert 'href="https://www.autoriteitpersoonsgegevens.nl"' in page
    assert "Belgian Data Protection" not in page


@pytest.mark.parametrize("language", ["fr", "de"])
def test_nothing_is_left_in_english(cast, post, language):
    page = text(inside(post, a_case(organisation="scaldis"), language=language).get(f"/my/{language}/"))
    assert 'lang="en"' not in page.partition('<div class="sheet')[2]
    assert "You can" not in page
