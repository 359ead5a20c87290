"""What a person reads before a fee is asked."""

from datetime import UTC, date, datetime

import pytest

from houvast.features.rights.contracts import FeeCard, RefusalGround
from houvast.features.rights.notices.fee import FeeMail, amount, write_fee
from houvast.foundation.ui.wording import LANGUAGES

CARD = FeeCard(
    1, RefusalGround.EXCESSIVE, 1205, "Porto.", "Dit is de derde keer.", "", datetime.now(UTC), "", None, None
)
MAIL = FeeMail("2026-00007", "Vera", date(2026, 4, 1), "privacy@firma.example", "Firma", "AP", "https://ap.example")


@pytest.mark.parametrize("language", LANGUAGES)
def test_it_says_all_and_leaves_nothing_open(language):
    notice = write_fee(CARD, MAIL, language)
    assert "{" not in notice.subject + notice.text
    for part in (amount(1205, language), "Porto.", "Dit is de derde keer.", "2026-00007", "https://ap.example", "Vera"):
        assert part in notice.subject + notice.text


def test_amounts_are_said_as_people_do():
    assert [amount(1205, one) for one in ("nl", "en", "fr", "de")] == ["€ 12,05", "€12.05", "12,05 €", "12,05 €"]
