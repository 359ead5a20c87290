"""A mail is shown as text, its files are fetched only, and each decision is taken once."""

import pytest

from houvast.features.mailbox.contracts import State
from houvast.features.mailbox.models import Mail
from houvast.features.mailbox.queries import mail_record
from houvast.features.rights.models import CaseRecord
from houvast.foundation.evidence.queries import timeline
from tests.features.mailbox.rooms import a_file, a_mail, a_mail_in_a_case, put
from tests.features.mailbox.stage import FATIMA, made, mail

pytestmark = pytest.mark.django_db


@pytest.fixture
def amira(cast, client):
    client.cookies["django_language"] = "en"
    client.force_login(cast.amira)
    return client


def url(found, more: str = "") -> str:
    return f"/desk/mail/{found['mail']}/{more}"


def state(found) -> State:
    return mail_record(found["mail"]).facts().state


def test_the_list_shows_what_waits_and_why(cast, amira):
    a_mail(cast)
    put("scaldis", mail("Geheim van Scaldis", "Hallo"))
    page = amira.get("/desk/mail/").content.decode()
    assert "Hallo" in page
    assert FATIMA in page
    assert "It isn’t clear what is asked" in page
    assert "Scaldis" not in page
    assert 'href="/desk/mail/"' in page


def test_nothing_in_a_mail_is_markup_for_the_browser(cast, amira):
    message = made("<b>Vet</b>", "x", Authentication_Results="mx.example; dmarc=fail")
    message.set_content("<img src=https://elders.example/x.png><script>alert(1)</script>Hallo daar", subtype="html")
    message.replace_header("From", '"<i>Wie" <wie@klant.example>')
    found = {"mail": put("own", message.as_bytes())}
    page = amira.get(url(found)).content.decode()
    assert "elders.example" not in page
    assert "<i>Wie" not in page
    assert "<b>Vet" not in page
    assert "alert(1)" not in page
    assert "Hallo daar" in page
    assert "The sender may be somebody else" in page
    assert "wie@klant" not in page.split("<title>")[1].split("</title>")[0]


@pytest.mark.parametrize("number", [0, 1])
def test_a_file_is_fetched_and_never_shown(cast, amira, number):
    found = a_file(cast)
    answer = amira.get(url(found, f"files/{number}/"))
    assert answer["Content-Disposition"].startswith("attachment")
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Content-Type"] == "application/octet-stream"
    assert "files.opened" in [entry.kind for entry in timeline(f"mail:{found['mail']}")]
    assert amira.get(url(found, "files/9/")).status_code == 404


def test_it_is_registered_once(cast, amira):
    found = a_mail(cast)
    asked = {"right": "erasure", "organisation": "zonneveld", "language": "nl"}
    assert amira.post(url(found, "register/"), asked).status_code == 302
    assert amira.post(url(found, "register/"), asked).status_code == 409
    assert CaseRecord.objects.get().right == "erasure"
    assert amira.post(url(found, "register/"), asked | {"organisation": "scaldis"}).status_code == 422


def test_it_is_added_to_a_request_that_one_may_see(cast, amira):
    a_mail_in_a_case(cast)
    number, found = CaseRecord.objects.get().number, a_mail(cast)
    assert amira.post(url(found, "join/"), {"number": "2026-99999"}).status_code == 422
    assert amira.post(url(found, "join/"), {"number": f" {number} "}).status_code == 302
    assert state(found) is State.JOINED
    page = amira.get(f"/desk/cases/{number}/").content.decode()
    assert page.count("/desk/mail/") >= 2
    told = amira.get(f"/desk/cases/{number}/timeline/").content.decode()
    assert "Mail of the person added" in told
    assert "Request came in by mail" in told


def test_it_is_put_aside_with_a_reason_and_taken_back(cast, amira):
    found = a_mail(cast)
    assert amira.post(url(found, "aside/"), {"decision": "spam"}).status_code == 422
    assert amira.post(url(found, "aside/"), {"decision": "spam", "reason": "fraud"}).status_code == 302
    assert state(found) is State.SPAM
    assert "Hallo" in amira.get("/desk/mail/?show=aside").content.decode()
    assert amira.post(url(found, "back/")).status_code == 302
    assert state(found) is State.QUEUED


def test_a_mail_that_was_added_by_itself_stands_there_until_somebody_opened_it(cast, amira):
    a_mail_in_a_case(cast)
    number = CaseRecord.objects.get().number
    found = {"mail": put("zonneveld", mail(f"Over {number}", "Nog iets."))}
    assert state(found) is State.JOINED
    assert "New in requests" in amira.get("/desk/mail/").content.decode()
    assert "It asks for something else as well" in amira.get(url(found)).content.decode()
    assert "New in requests" not in amira.get("/desk/mail/").content.decode()


def test_a_mail_that_was_destroyed_or_is_too_large_says_so(cast, amira):
    found = a_mail(cast)
    Mail.objects.update(file=None)
    assert "too large to be kept here" in amira.get(url(found)).content.decode()
