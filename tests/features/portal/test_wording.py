"""The mails of the page: in four languages, easy to read, and without anything about anybody."""

import pytest

from houvast.engines.matching.identifiers import Identifier
from houvast.features.portal.wording import NAME, PACKAGE, code_message, page_address, told_message
from houvast.foundation.ui.wording import LANGUAGES, check_wording

MAIL, PHONE = Identifier("email", "vera@klant.example"), Identifier("phone_number", "+31612345678")


def test_the_four_languages_hold_the_same():
    check_wording(PACKAGE, NAME)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_code_and_a_message(language, settings):
    settings.HOUVAST_PUBLIC_URL = "https://privacy.example"
    for purpose in ("enter", "answer"):
        mail = code_message(MAIL, "123456", purpose, language, "Belhuis Noord")
        assert ("123456" in mail.text, "123456" in mail.subject) == (True, False)
        assert "10" in mail.text
    told = told_message(MAIL, language, "Belhuis Noord")
    assert "https://privacy.example/my/" in told.text
    assert not any("vera" in text for text in (mail.text, told.text, told.subject))


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_text_message_fits_in_one(language):
    assert len(code_message(PHONE, "123456", "enter", language, "Scaldis Verzekeringen").text) <= 160
    assert len(told_message(PHONE, language, "Scaldis Verzekeringen").text) <= 160


def test_the_address_of_the_page_holds_nothing(settings):
    settings.HOUVAST_PUBLIC_URL = ""
    assert page_address() == "/my/"
