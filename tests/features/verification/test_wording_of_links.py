"""The message with a link: in four languages, with nothing of the case in it."""

from datetime import timedelta

import pytest

from houvast.features.verification.wording import alert_message, code_message, link_message
from houvast.foundation.ui.wording import LANGUAGES
from tests.features.verification.stage import EMAIL, MOBILE, on_file

HALF_AN_HOUR = timedelta(minutes=30)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("contact", [on_file(EMAIL), on_file(MOBILE)])
def test_it_holds_the_link_once_and_how_long_it_works(language, contact):
    told = link_message(contact, "https://p.example/i/x", language=language, sender_name="Noord", lasts=HALF_AN_HOUR)
    assert told.text.count("https://p.example/i/x") == 1
    assert "30" in told.text
    assert "Noord" in told.text
    assert "{" not in told.text


def test_every_language_has_its_own_texts():
    contact = on_file(EMAIL)
    for make in (
        lambda language: code_message(contact, "123456", language=language, sender_name="N", lasts=HALF_AN_HOUR),
        lambda language: alert_message(contact, "locked", language=language, sender_name="N"),
        lambda language: alert_message(contact, "contact_changed", language=language, sender_name="N"),
    ):
        assert len({make(language).text for language in LANGUAGES}) == len(LANGUAGES)
    assert alert_message(contact, "locked", language="xx", sender_name="N") == alert_message(
        contact, "locked", language="nl", sender_name="N"
    )
