"""The words of a ground, filled in."""

from datetime import date

import pytest

from houvast.features.rights.answer.wording import text
from houvast.features.rights.grounds.fields import (
    FIELDS,
    About,
    AboutWhy,
    Claim,
    Duty,
    Given,
    Ground,
    Kept,
    Nothing,
    Why,
)
from houvast.features.rights.grounds.writing import (
    LANGUAGES,
    GroundTextWrong,
    check_grounds,
    law_told,
    part_of,
    write_bare,
    write_ground,
)

DUTY = Duty("Facturen bewaren wij 7 jaar.", "AWR 52(4)")
DAY = date(2033, 12, 31)
EXAMPLES: dict[type[Given], Given] = {
    Nothing: Nothing(),
    Why: Why("Daarom hier."),
    About: About("facturen van 2025."),
    AboutWhy: AboutWhy("facturen van 2025", "Daarom hier."),
    Kept: Kept("facturen van 2025", DUTY, DAY),
    Claim: Claim("facturen van 2025", "Daarom hier.", DAY),
}


def test_every_text_fits_its_fields():
    check_grounds()


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("ground", Ground)
def test_every_ground_says_what_was_given_in_every_language(ground, language):
    given = EXAMPLES[FIELDS[ground]]
    words = write_ground(ground, given, language)
    assert "{" not in words
    assert ("facturen van 2025" in words) is hasattr(given, "about")
    assert ("Daarom hier." in words) is hasattr(given, "why")
    assert ("2033" in words) is hasattr(given, "until")
    assert "{" not in write_bare(ground, language)
    assert len({text(one, part_of(ground)) for one in LANGUAGES}) == len(LANGUAGES)


def test_what_is_not_given_leaves_no_hole():
    words = write_ground(Ground.CLAIMS, Claim("", "", None), "nl")
    assert words == write_bare(Ground.CLAIMS, "nl")
    assert "\n\n\n" not in words
    assert not words.endswith("\n")


def test_the_law_of_the_rule_stands_before_that_of_the_ground():
    told = law_told(Ground.LEGAL_DUTY, Kept("", DUTY, None), "nl")
    assert told == "AWR 52(4); AVG art. 17 lid 3 onder b"


def test_what_another_ground_asks_for_is_refused():
    with pytest.raises(GroundTextWrong, match="takes Kept, not Nothing"):
        write_ground(Ground.LEGAL_DUTY, Nothing(), "nl")


def test_an_organisation_says_it_in_its_own_words():
    own = {part_of(Ground.OPINION): "Een mening.\n\n{about}"}
    assert write_ground(Ground.OPINION, About("de notitie"), "nl", own) == "Een mening.\n\nHet gaat om: de notitie."
