"""Messages that bring a code or a warning."""

from datetime import timedelta

import pytest

from houvast.features.verification.actions.alerting import ERASURE, REASONS
from houvast.features.verification.wording import alert_message, code_message, in_words
from houvast.foundation.notifications.contracts import Channel
from houvast.foundation.notifications.rules import check_envelope
from tests.features.verification.stage import EMAIL, LATER, MOBILE, on_file

CHANNELS = {"email": Channel.MAIL, "phone_number": Channel.SMS}


@pytest.mark.parametrize("language", ["nl", "en", "fr", "de"])
@pytest.mark.parametrize("identifier", [EMAIL, MOBILE])
def test_every_message_can_be_sent_and_has_nothing_left_open(language, identifier):
    contact = on_file(identifier)
    told = [alert_message(contact, reason, language=language, sender_name="Belhuis Noord") for reason in REASONS]
    places = {"number": "2026-00001", "word": "ABCDEFGH", "until": in_words(LATER, language)}
    told.append(alert_message(contact, ERASURE, language=language, sender_name="Belhuis Noord", **places))
    assert all(place in told[-1].text for place in places.values())
    told.append(
        code_message(contact, "012345", language=language, sender_name="Belhuis Noord", lasts=timedelta(minutes=10))
    )
    for envelope in told:
        check_envelope(CHANNELS[identifier.kind], envelope)
        assert "{" not in envelope.text + envelope.subject
    assert "012345" in told[-1].text
    assert "10 minu" in told[-1].text.lower()
    assert "012345" not in told[-1].subject  # shown on a locked screen
