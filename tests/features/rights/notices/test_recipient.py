"""What a recipient is mailed: the same in four languages, and no line that could pass for another part of the mail."""

from datetime import date

import pytest

from houvast.engines.datamap.model import Field
from houvast.engines.matching.identifiers import Identifier
from houvast.features.rights.mails.fields import Done
from houvast.features.rights.notices.recipient import PACKAGE, write_notice
from houvast.foundation.ui.wording import LANGUAGES, check_wording


@pytest.mark.parametrize("name", ["recipient", "fee"])
def test_the_four_languages_say_the_same(name):
    check_wording(PACKAGE, name)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("done", Done)
def test_it_says_who_what_and_when_and_nothing_is_left_open(language, done):
    field = Field(name="email", data_type="string", label_nl="E-mailadres", label_en="E-mail address")
    notice = write_notice(
        language=language,
        number="2026-00007",
        done=done,
        day=date(2026, 3, 1),
        who=[Identifier("customer_number", "K100"), Identifier("odd_kind", "X9")],
        fields=[field, field],
        corrections=[(field, "nieuw@\nklant.example")] if done is Done.CORRECTED else [],
        contact="privacy@firma.example",
        organisation="Firma",
    )
    assert "{" not in notice.subject + notice.text
    for part in ("K100", "X9", "2026-00007", "privacy@firma.example", "2026", "Firma"):
        assert part in notice.subject + notice.text
    assert ("nieuw@ klant.example" in notice.text) is (done is Done.CORRECTED)
