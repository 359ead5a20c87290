"""The messages of a case on its pages: what went wrong stands out, and nothing is sent unseen."""

from datetime import UTC, datetime, timedelta

import pytest

from houvast.features.rights.actions.identifying import verify_identity
from houvast.features.rights.actions.registering import give_keys
from houvast.features.rights.desk.mail_words import MAILS, QUESTIONS, STATE_TONES, STATES
from houvast.features.rights.desk.mails import shown
from houvast.features.rights.desk.story import sentence, tone
from houvast.features.rights.mails.fields import MailKind, Question
from houvast.foundation.evidence.queries import timeline
from houvast.foundation.notifications.actions import note_returned
from houvast.foundation.notifications.contracts import State
from houvast.foundation.notifications.delivering import deliver_waiting
from houvast.foundation.notifications.jobs import POST_ROOM
from houvast.foundation.notifications.queries import messages_of
from tests.cast import SETUP, Cast
from tests.features.rights.desk.test_today import register
from tests.services import mail_server

THEIRS = "geheim@example.org"


@pytest.fixture
def post(settings, tmp_path):
    """A mail server, and Houvast set up to send through it."""
    with mail_server.running() as running:
        settings.EMAIL_HOST, settings.EMAIL_PORT, settings.EMAIL_USE_TLS = running.host, running.port, False
        settings.DEFAULT_FROM_EMAIL = "Privacy <privacy@belhuis.example>"
        settings.HOUVAST_HOME = tmp_path
        yield running


@pytest.fixture
def amira(client, cast: Cast):
    client.force_login(cast.amira)
    return client


def send_all(at=None) -> None:
    deliver_waiting(by=POST_ROOM, at=at or datetime.now(UTC) + timedelta(minutes=1))


def page(client, number: str, **sent):
    address = f"/desk/cases/{number}/messages/"
    return client.post(address, {"language": "nl", **sent}) if sent else client.get(address)


def test_every_mail_question_and_state_has_words():
    assert (set(MAILS), set(QUESTIONS)) == (set(MailKind), set(Question))
    assert set(STATES) == set(STATE_TONES) == set(State)


def test_a_mail_is_shown_before_it_is_sent(amira, post):
    number = register()
    send_all()
    reads = page(amira, number, kind="identity_needed")
    assert THEIRS in reads.content.decode()
    assert f"Uw verzoek {number}: wij moeten nog weten dat u het bent" in reads.content.decode()
    assert len(messages_of(number)) == 1
    assert page(amira, number, kind="identity_needed", send="1").status_code == 302
    send_all()
    assert [receivers for _, receivers, _ in post.taken] == [[THEIRS], [THEIRS]]
    assert [str(one.state) for one in shown(number)] == ["Sent", "Sent"]


def test_the_page_of_the_receipt_says_whether_it_was_mailed(amira, post, settings):
    assert "on its way by mail" in amira.get(f"/desk/cases/{register()}/receipt/").content.decode()
    settings.EMAIL_HOST = ""
    assert "read the number out, or print it" in amira.get(f"/desk/cases/{register()}/receipt/").content.decode()


def test_questions_stay_with_the_mail_that_is_sent(amira, post):
    number = register()
    reads = page(amira, number, kind="clarification", questions=["which_data", "which_period"]).content.decode()
    assert reads.count('name="questions" value="which_') == 4 + 2  # four to choose from, two to send
    page(amira, number, kind="clarification", questions=["which_data"], send="1")
    assert {one.purpose for one in messages_of(number)} == {"receipt", "clarification"}


def test_what_was_not_received_stands_out_until_it_was_sent_again(amira, post):
    post.refuses[THEIRS] = "550 No such user"
    number = register()
    send_all()
    for address in (f"/desk/cases/{number}/", f"/desk/cases/{number}/messages/"):
        html = amira.get(address).content.decode()
        assert "Not received: Confirm the receipt" in html
        assert "The other mail server refused it" in html
    give_keys(case=number, keys=[("email", "beter@example.org")], by=SETUP, at=datetime.now(UTC))
    page(amira, number, kind="receipt", send="1")
    assert "Not received" not in page(amira, number).content.decode()


def test_what_came_back_stands_out_too(amira, post):
    number = register()
    send_all()
    (card,) = messages_of(number)
    note_returned(message=card.id, reason="no_such_user", by=POST_ROOM, at=datetime.now(UTC))
    html = amira.get(f"/desk/cases/{number}/").content.decode()
    assert "Not received" in html
    assert "Nobody has this address." in html
    assert [str(sentence(one)[0]) for one in timeline(number)][-3:] == [
        "Mail on its way: Confirm the receipt",
        "Message sent: Confirm the receipt",
        "Message came back: Confirm the receipt",
    ]
    assert tone(timeline(number)[-1]) == "danger"


def test_without_a_mail_server_the_page_says_to_print_it(amira):
    number = register()
    assert "print what the person must hear" in amira.get(f"/desk/cases/{number}/").content.decode()
    html = page(amira, number, kind="receipt").content.decode()
    assert "No mail server is set up" in html
    assert "Op " in html
    assert 'name="send"' not in html
    refused = page(amira, number, kind="receipt", send="1")
    assert (refused.status_code, messages_of(number)) == (422, ())


def test_what_may_go_nowhere_is_shown_to_be_printed(client, cast: Cast, post):
    client.force_login(cast.olga)
    number = register()
    sent = datetime.now(UTC).strftime("%Y-%m-%dT%H:%M")
    client.post(f"/desk/cases/{number}/extend/", {"reasons": ["complexity"], "letter_sent_at": sent})
    html = page(client, number, kind="extension").content.decode()
    assert "This can’t be mailed" in html
    assert 'name="send"' not in html
    verify_identity(
        case=number, level=2, method="call_back", proven=("email",), passed=True, by=SETUP, at=datetime.now(UTC)
    )
    assert "geheim@example.org" in page(client, number, kind="extension").content.decode()
    assert page(client, number, kind="extension", send="1").status_code == 302


def test_who_may_send_what(client, cast: Cast, post):
    number = register()
    client.force_login(cast.amira)
    kinds = {kind for kind, _ in page(client, number).context["form"].fields["kind"].choices}
    assert "extension" not in kinds
    assert page(client, number, kind="extension").status_code == 422
    client.force_login(cast.iris)
    assert page(client, number, kind="receipt", send="1").status_code in (403, 404)
    assert page(client, number).context["may_send"] is False


def test_a_mail_out_of_its_time_is_refused_in_words(client, cast: Cast, post):
    client.force_login(cast.olga)
    answer = page(client, register(), kind="answer_ready")
    assert answer.status_code == 422
    assert "has no answer yet" in answer.content.decode()
