"""What an agent mails a caller: the passage or the whole statement, over a real mail server."""

import json
from datetime import timedelta

import pytest

from houvast.features.guide.actions import NoAddressGiven, NothingToMail, mail_answer
from houvast.features.guide.queries import NoSuchAnswer
from houvast.features.rights.actions.registering import register_case
from houvast.features.rights.contracts import Channel, Right
from houvast.features.rights.queries import NoSuchCase
from houvast.foundation.evidence.models import Entry
from houvast.foundation.notifications.delivering import deliver_waiting
from houvast.foundation.notifications.jobs import POST_ROOM
from tests.cast import SETUP
from tests.features.guide.stage import AT, approved
from tests.features.rights.telling.conftest import post as post

CALLER = "vera@example.org"


def mailed(cast, post, **given):
    given = {"organisation": cast.zonneveld, "language": "nl", "by": cast.amira, "at": AT, **given}
    mail_answer(**given)
    deliver_waiting(by=POST_ROOM, at=AT + timedelta(minutes=1))
    return post.taken[-1]


def test_a_passage_goes_with_its_version_and_where_it_is_read(cast, post):
    approved(cast)
    _, (to,), mail = mailed(cast, post, key="bewaren", to=CALLER)
    text = mail.get_content()
    assert to == CALLER
    assert "Wij bewaren opnames van gesprekken dertig dagen." in text
    assert "versie 4, bij “Bewaren”" in text
    assert "https://zonneveld.example/privacy#bewaren" in text
    assert mail["From"].startswith("Zonneveld Energie")
    assert CALLER not in mail["Subject"]


def test_the_whole_statement_holds_every_passage_and_no_answer(cast, post):
    approved(cast)
    text = mailed(cast, post, to=CALLER)[2].get_content()
    assert "dertig dagen" in text
    assert "netbeheerder" not in text


def test_a_request_has_its_own_address(cast, post):
    approved(cast)
    case = register_case(
        organisation="zonneveld", right=Right.ACCESS, channel=Channel.PHONE, name="Vera", words="Wat?",
        keys=[("email", CALLER)], received_at=AT, by=SETUP, at=AT,
    ).number  # fmt: skip
    assert mailed(cast, post, key="bewaren", case=case)[1] == [CALLER]
    with pytest.raises(NoAddressGiven):
        mailed(cast, post, organisation=cast.own, key="bewaren", case=case)
    with pytest.raises(NoSuchCase):
        mailed(cast, post, key="bewaren", case=case, by=cast.noor)


def test_the_evidence_tells_what_was_mailed_and_not_to_whom(cast, post):
    approved(cast)
    mailed(cast, post, key="bewaren", to=CALLER)
    kept = [json.dumps([str(value) for value in row.__dict__.values()]) for row in Entry.objects.all()]
    assert any("guide.passage_mailed" in one for one in kept)
    assert not any(CALLER in one for one in kept)


def test_what_is_not_there_is_not_mailed(cast, post):
    with pytest.raises(NoSuchAnswer):
        mailed(cast, post, key="nothing", to=CALLER)
    with pytest.raises(NoAddressGiven):
        mailed(cast, post, key="bewaren")
    with pytest.raises(NothingToMail):
        mailed(cast, post, organisation=cast.scaldis, to=CALLER)


def test_one_form_beside_the_call_mails_it(cast, post, client):
    approved(cast)
    client.cookies["django_language"] = "en"
    client.force_login(cast.amira)
    page = client.get("/desk/guide/cards/retention/?for=zonneveld&lang=nl").content.decode()
    assert "Mail this to the caller" in page
    sent = {"key": "bewaren", "to": CALLER, "card": "retention"}
    answer = client.post("/desk/guide/mail/?for=zonneveld&lang=nl", sent)
    assert (answer.status_code, CALLER in answer.url) == (302, False)
    deliver_waiting(by=POST_ROOM, at=AT + timedelta(days=9000))
    assert post.taken[-1][1] == [CALLER]


def test_without_a_mail_server_nothing_is_offered(cast, client):
    approved(cast)
    client.cookies["django_language"] = "en"
    client.force_login(cast.amira)
    page = client.get("/desk/guide/cards/retention/?for=zonneveld&lang=nl").content.decode()
    assert "Mail this to the caller" not in page
