"""The person hears of it through a channel on file."""

import pytest

from houvast.features.verification.actions.alerting import REASONS, alert_person
from houvast.foundation.evidence.queries import timeline
from tests.features.verification.stage import ADDRESS, AMIRA, CASE, EMAIL, NOON, about, on_file

pytestmark = [pytest.mark.django_db, pytest.mark.own_database]


@pytest.mark.parametrize("reason", REASONS)
@pytest.mark.parametrize("language", ["nl", "en"])
def test_a_warning_goes_to_what_is_on_file_and_can_be_reached(phone, reason, language):
    contacts = [on_file(), on_file(), on_file(EMAIL), ADDRESS]
    told = alert_person(about=about(language=language), reason=reason, contacts=contacts, by=AMIRA, at=NOON)
    [text] = phone.texts()
    assert told == 1
    assert text["to"] == "+31610000001"
    assert "Belhuis Noord" in text["text"]
    assert "{" not in text["text"]
    [entry] = [e for e in timeline(CASE) if e.kind == "verification.person_alerted"]
    assert dict(entry.facts) == {"reason": reason, "channel": "sms"}
