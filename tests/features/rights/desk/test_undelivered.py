"""A message that did not arrive: everybody sees it, the address is mended, and it is sent again or told otherwise."""

from datetime import timedelta

import pytest

from houvast.features.rights.actions.registering import give_keys
from houvast.features.rights.actions.retrying import CannotRetry, retry
from houvast.features.rights.mails.fields import MailKind
from houvast.foundation.evidence.queries import timeline
from houvast.foundation.notifications.actions import note_returned
from houvast.foundation.notifications.delivering import deliver_waiting
from houvast.foundation.notifications.jobs import POST_ROOM
from houvast.foundation.notifications.models import Message
from houvast.foundation.notifications.queries import messages_of
from tests.features.rights.telling.conftest import post as post
from tests.features.rights.telling.test_telling import VERA, WHO, extend, prove, register

pytestmark = pytest.mark.django_db
BETTER = "vera.zonderland@example.org"


@pytest.fixture
def amira(cast, client):
    client.cookies["django_language"] = "en"
    client.force_login(cast.amira)
    return client


def came_back(case: str, purpose: str = "receipt"):
    """Have the messages of a case sent, and one come back; give its id."""
    Message.objects.update(try_at=WHO["at"])
    deliver_waiting(by=POST_ROOM, at=WHO["at"] + timedelta(minutes=1))
    lost = next(one for one in messages_of(case) if one.purpose == purpose and not one.is_lost)
    assert note_returned(message=lost.id, reason="returned", **WHO)
    return lost.id


@pytest.fixture(autouse=True)
def recent(monkeypatch):
    """The pages look back from the day of the tests."""
    monkeypatch.setattr("houvast.features.rights.desk.undelivered.now", lambda: WHO["at"] + timedelta(days=1))


def test_what_came_back_waits_on_one_page_until_it_was_sent_again(cast, post, amira):
    case = register(VERA)
    message = came_back(case)
    listed = amira.get("/desk/undelivered/").content.decode()
    assert f"/desk/cases/{case}/messages/" in listed
    assert VERA not in listed
    page = amira.get(f"/desk/cases/{case}/messages/").content.decode()
    assert "Write down another address" in page
    assert "Send it again" not in page
    amira.post(f"/desk/cases/{case}/messages/{message}/again/")
    assert len(messages_of(case)) == 1  # the same address would fail again
    give_keys(case=case, keys=[("email", BETTER)], name="Vera", **WHO)
    assert "Send it again" in amira.get(f"/desk/cases/{case}/messages/").content.decode()
    amira.post(f"/desk/cases/{case}/messages/{message}/again/")
    amira.post(f"/desk/cases/{case}/messages/{message}/again/")  # pressed twice
    assert len(messages_of(case)) == 2
    Message.objects.update(try_at=WHO["at"])
    deliver_waiting(by=POST_ROOM, at=WHO["at"] + timedelta(days=3))
    assert [to for _, (to,), _ in post.taken] == [VERA, BETTER]
    assert "Every message arrived" in amira.get("/desk/undelivered/").content.decode()
    told = amira.get(f"/desk/cases/{case}/timeline/").content.decode()
    assert "Message sent again" in told
    assert "to another address" in told


def test_the_person_was_told_by_phone_instead(cast, post, amira):
    case = register(VERA)
    message = came_back(case)
    amira.post(f"/desk/cases/{case}/messages/{message}/told/", {"how": "by pigeon"})
    assert "Not received" in amira.get(f"/desk/cases/{case}/messages/").content.decode()
    amira.post(f"/desk/cases/{case}/messages/{message}/told/", {"how": "phone"})
    assert case not in amira.get("/desk/undelivered/").content.decode()
    assert "notifications.told_otherwise" in [one.kind for one in timeline(case)]
    assert "By phone" in amira.get(f"/desk/cases/{case}/timeline/").content.decode()


def test_a_mail_that_names_the_person_goes_to_a_proven_address_only(cast, post):
    case = register(VERA)
    prove(case)
    extend(case)
    message = came_back(case, MailKind.EXTENSION)
    give_keys(case=case, keys=[("email", BETTER)], name="Vera", **WHO)
    with pytest.raises(CannotRetry, match="no address"):
        retry(case=case, message=message, **WHO)
    prove(case, BETTER)
    retry(case=case, message=message, **WHO)
    assert [one.purpose for one in messages_of(case)].count("extension") == 2


def test_a_message_of_another_request_is_not_sent_from_this_one(cast, post):
    message, other = came_back(register(VERA)), register(BETTER)
    with pytest.raises(CannotRetry):
        retry(case=other, message=message, **WHO)


def test_nobody_sees_what_is_lost_of_an_organisation_not_theirs(cast, post, client):
    came_back(case := register(VERA, organisation="zonneveld"))
    client.force_login(cast.noor)
    assert case not in client.get("/desk/undelivered/").content.decode()
