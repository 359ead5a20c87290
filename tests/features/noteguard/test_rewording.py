"""What a note becomes: as proposed, or as the reviewer wrote; numbers leave what they were."""

import pytest

from houvast.engines.scanner.scanning import scan
from houvast.features.noteguard.models import NoteFinding
from houvast.features.noteguard.rewording import better
from houvast.features.noteguard.storing import seal_words
from houvast.foundation.organisations.models import Organisation
from tests.cast import ZONNEVELD

pytestmark = [pytest.mark.django_db, pytest.mark.own_database]
NOTE = "Mevrouw heeft diabetes. Rekening NL91ABNA0417164300 klopt niet."


@pytest.fixture
def rows(cast) -> dict[str, NoteFinding]:
    owner = Organisation.objects.get(key=ZONNEVELD)
    return {
        one.category: NoteFinding(
            organisation=owner,
            system="desk",
            collection="ticket",
            field="note",
            category=one.category,
            start=one.start,
            end=one.end,
            severity=one.severity,
            confidence=one.confidence,
            rule=one.rule,
            ruleset=one.ruleset,
        )
        for one in scan(NOTE)
    }


@pytest.mark.parametrize(("language", "word"), [("nl", "[Rekeningnummer]"), ("fr", "[Numéro de compte]")])
def test_a_number_leaves_what_it_was_in_the_language_of_the_centre(rows, settings, language, word):
    settings.LANGUAGE_CODE = language
    assert better(NOTE, [rows["iban"]]) == f"Mevrouw heeft diabetes. Rekening {word} klopt niet."


def test_what_was_not_accepted_stays(rows):
    assert "diabetes" in better(NOTE, [rows["iban"]])
    assert "NL91" in better(NOTE, [rows["health"]])
    assert better(NOTE, []) == NOTE


def test_the_words_of_the_reviewer_go_before_what_was_proposed(rows):
    row = rows["health"]
    row.replacement = seal_words(row, "wil na 10 uur gebeld worden")
    assert "wil na 10 uur gebeld worden" in better(NOTE, list(rows.values()))
    assert "diabetes" not in better(NOTE, list(rows.values()))
