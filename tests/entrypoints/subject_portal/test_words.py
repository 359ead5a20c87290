"""The words of the pages: the same in four languages, and easy to read in Dutch."""

import re

import pytest

from houvast.engines.readability.model import Address, Limits
from houvast.engines.readability.reading import hindrances, read
from houvast.entrypoints.subject_portal.pages import PACKAGE, words_in
from houvast.foundation.ui.wording import LANGUAGES, check_wording
from tests.architecture.house import SOURCE

PAGES = SOURCE / "entrypoints" / "subject_portal"


def test_the_four_languages_hold_the_same():
    check_wording(PACKAGE, "page")


def test_every_key_of_a_template_is_there():
    asked = {key for path in PAGES.rglob("*.html") for key in re.findall(r'{% say "(\w+)"', path.read_text())}
    assert len(asked) > 60
    assert sorted(asked - set(words_in("nl").words)) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_said_reads_easily(language):
    words = words_in(language).words
    said = [re.sub(r"\{\w+\}", "5", one) for one in words.values() if one.endswith(".") and len(one) > 40]
    reading = read("\n\n".join(said), language)
    assert hindrances(reading, Limits(score=60)) == frozenset(), (reading.score, reading.longest, reading.jargon)
    assert Address.INFORMAL not in reading.address
