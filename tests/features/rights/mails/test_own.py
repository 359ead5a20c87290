"""A mail in an organisation's own words arrives so, and its case tells with which version it was written."""

from datetime import UTC, datetime, timedelta

import pytest

from houvast.features.rights.actions.registering import register_case
from houvast.features.rights.contracts import Channel, Right
from houvast.features.rights.mails.examples import EXAMPLES
from houvast.features.rights.mails.fields import MailKind
from houvast.features.rights.mails.own import holds, write_for
from houvast.features.wordings.models import Wording
from houvast.foundation.evidence.queries import timeline
from houvast.foundation.notifications.delivering import deliver_waiting
from houvast.foundation.notifications.jobs import POST_ROOM
from tests.cast import SETUP
from tests.features.rights.telling.conftest import post as post
from tests.features.wordings.stage import approved

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)


def used(case):
    return [dict(one.facts) for one in timeline(case) if one.kind == "wordings.text_used"]


def receipt(post, organisation):
    given = {"channel": Channel.PHONE, "right": Right.ERASURE, "name": "Vera", "words": "Weg."}
    case = register_case(
        organisation=organisation, **given, keys=[("email", "vera@example.org")], received_at=NOW, by=SETUP, at=NOW
    )
    deliver_waiting(by=POST_ROOM, at=NOW + timedelta(minutes=1))
    return case.number, post.taken[-1][2].get_content()


def test_who_speaks_says_it_in_its_own_words(cast, post):
    approved(cast)
    case, text = receipt(post, "zonneveld")
    assert "Zonneveld rekent u hiervoor niets." in text
    assert case in text
    assert [(one["text"], one["version"], one["organisation"]) for one in used(case)] == [
        ("mail/receipt", 1, "zonneveld")
    ]
    other, text = receipt(post, "own")
    assert "Het kost u niets." in text
    assert [one["version"] for one in used(other)] == [0]


def test_a_text_that_no_longer_fits_gives_way_to_ours(cast):
    approved(cast)
    Wording.objects.update(text="# Ontvangen\n\n{a_field_of_before}")
    written, own = write_for(cast.zonneveld, EXAMPLES[MailKind.RECEIPT], "nl")
    assert own is None
    assert "Het kost u niets." in written.text


def test_the_legal_date_and_the_way_to_complain_are_fields_that_must_stay():
    assert {"due", "extended_due", "reasons", "complaint"} <= set(holds("extension"))
    assert "complaint" in holds("identity_failed")
