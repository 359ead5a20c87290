"""Where a mail goes: into its request, never into a stranger's; and no machine gets an answer."""

from datetime import timedelta
from email.message import EmailMessage

import pytest

from houvast.features.mailbox.actions.sorting import sort_mail
from houvast.features.mailbox.jobs import MAIL_ROOM
from houvast.features.mailbox.models import Mail
from houvast.features.mailbox.queries import mails_of
from houvast.features.mailbox.rules.sorting import MOST_A_DAY
from houvast.features.rights.models import CaseRecord
from houvast.features.rights.queries import case_for
from houvast.foundation.evidence.queries import timeline
from houvast.foundation.notifications.contracts import State
from houvast.foundation.notifications.queries import messages_of
from tests.features.mailbox.stage import AT, FATIMA, NOW, STRANGER, WISHES, cases, mail, sent, states

pytestmark = pytest.mark.django_db
LATER = NOW + timedelta(minutes=10)


@pytest.fixture
def receipt(cast, mailbox, post) -> EmailMessage:
    """The receipt of Fatima's request, which came in by mail."""
    mailbox.deliver(mail())
    mailbox.read()
    return sent(post)[0]


def number() -> str:
    return CaseRecord.objects.order_by("id").first().number


def last() -> tuple[str, str]:
    return Mail.objects.order_by("-stored_at").values_list("state", "why").first()


def answer(
    receipt: EmailMessage, sender: str = FATIMA, text: str = "Hier is mijn klantnummer.", **headers: str
) -> bytes:
    return mail(f"Re: {receipt['Subject']}", text, sender, In_Reply_To=receipt["Message-ID"], **headers)


def test_an_answer_to_our_mail_joins_its_request(mailbox, receipt, post):
    mailbox.deliver(answer(receipt), AT + timedelta(hours=2))
    mailbox.read(LATER)
    assert last() == ("joined", "thread")
    assert len(mails_of(number())) == 2
    assert len(cases()) == 1
    assert len(sent(post, LATER)) == 1
    assert "mailbox.joined" in [entry.kind for entry in timeline(number())]


def test_the_number_in_the_subject_joins_for_an_address_in_the_request(mailbox, receipt):
    mailbox.deliver(mail(f"Over {number()}", "Hier is mijn klantnummer."))
    mailbox.read(LATER)
    assert last() == ("joined", "number")


def test_a_stranger_with_the_number_joins_nothing(mailbox, receipt, post):
    mailbox.deliver(mail(f"Over {number()}", "Stuur alles naar mij.", STRANGER))
    mailbox.deliver(mail("Over 2026-99999", "Stuur alles naar mij.", STRANGER))
    mailbox.read(LATER)
    assert states()[-2:] == [("queued", "stranger")] * 2
    assert len(mails_of(number())) == 1
    assert len(sent(post, LATER)) == 1


def test_a_reply_to_ones_own_mail_joins_the_request_of_that_mail(cast, mailbox):
    mailbox.deliver(mail(Message_ID="<een@klant.example>"))
    mailbox.read()
    mailbox.deliver(mail("Re: Mijn gegevens", "Nog iets vergeten.", In_Reply_To="<een@klant.example>"))
    mailbox.deliver(mail("Re: Mijn gegevens", "Nog iets.", STRANGER, In_Reply_To="<een@klant.example>"))
    mailbox.read(LATER)
    assert sorted(states()[1:]) == [("joined", "number"), ("queued", "unclear")]


def test_mail_for_one_principal_joins_no_request_of_another(mailbox, receipt, settings):
    settings.HOUVAST_MAILBOX = f"zonneveld={mailbox.address()}"
    mailbox.deliver(answer(receipt))
    mailbox.read(LATER)
    assert last()[0] == "queued"


def test_an_auto_reply_gets_no_answer_and_joins_nothing(mailbox, receipt, post):
    mailbox.deliver(answer(receipt, Auto_Submitted="auto-replied", text=WISHES["nl"][1]))
    mailbox.read(LATER)
    assert last() == ("queued", "automatic")
    assert len(sent(post, LATER)) == 1


@pytest.mark.parametrize("threads", [True, False])
def test_a_machine_that_answers_every_receipt_with_a_request_is_left_alone(cast, mailbox, post, threads):
    mailbox.deliver(mail(sender="robot@klant.example"))
    for turn in range(20):
        mailbox.read(NOW + timedelta(minutes=turn))
        before = len(post.taken)
        if len(sent(post, NOW + timedelta(minutes=turn))) == before:
            break
        received = post.taken[-1][2]
        headers = {"In_Reply_To": received["Message-ID"]} if threads else {}
        mailbox.deliver(mail("Mijn gegevens", WISHES["nl"][1] + str(turn), "robot@klant.example", **headers))
    assert turn < 10
    assert len(post.taken) == (1 if threads else MOST_A_DAY)
    assert len(cases()) <= MOST_A_DAY


REPORT = """From: MAILER-DAEMON@mx.example
To: privacy@belhuis-noord.example
Subject: Undelivered
Content-Type: multipart/report; report-type=delivery-status; boundary="b"

--b
Content-Type: message/delivery-status

Reporting-MTA: dns; mx.example

Final-Recipient: rfc822; fatima.yildiz@klant.example
Action: {action}
Status: 5.1.1

--b
Content-Type: text/rfc822-headers

Message-ID: {message}

--b--
"""


@pytest.mark.parametrize(("action", "state"), [("failed", State.RETURNED), ("delayed", State.SENT)])
def test_a_report_is_noted_with_the_message_that_came_back(mailbox, receipt, action, state):
    mailbox.deliver(REPORT.format(action=action, message=receipt["Message-ID"]).encode())
    mailbox.read(LATER)
    assert last()[0] == "report"
    assert [one.state for one in messages_of(number())] == [state]


def test_a_report_about_a_message_that_is_not_ours_waits_for_a_person(mailbox, receipt):
    mailbox.deliver(REPORT.format(action="failed", message="<x@y.example>").encode())
    mailbox.read(LATER)
    assert last() == ("queued", "automatic")
    assert [one.state for one in messages_of(number())] == [State.SENT]


def test_several_rights_in_one_mail_are_each_a_request(cast, mailbox):
    mailbox.deliver(mail("Vraag", "Stuur mij een overzicht van al mijn gegevens. En stop met mij te bellen."))
    mailbox.read()
    assert sorted(right for right, _ in cases()) == ["access", "objection"]
    assert len(Mail.objects.get().facts().cases) == 2


def test_what_the_own_mail_server_found_is_shown_and_joins_nothing(mailbox, receipt, settings):
    settings.HOUVAST_MAILBOX = mailbox.address(server="mx.example")
    headers = {"Authentication-Results": "mx.example; spf=fail; dmarc=fail"}
    mailbox.deliver(mail(f"Over {number()}", "Nieuw adres.", **headers))
    mailbox.read(LATER)
    assert last() == ("queued", "stranger")
    assert Mail.objects.order_by("-stored_at").first().facts().is_suspect


def test_a_mail_is_sorted_once(cast, mailbox):
    mailbox.deliver(mail())
    mailbox.read()
    row = Mail.objects.get()
    assert sort_mail(mail=row.id, server="", by=MAIL_ROOM, at=LATER) == "registered"
    assert len(cases()) == 1


def test_words_name_and_address_come_into_the_request(cast, mailbox):
    mailbox.deliver(mail(*WISHES["nl"]))
    mailbox.read()
    person = case_for(cast.olga, number()).person
    assert (person.name, [key.text for key in person.keys]) == ("Fatima Yildiz", [FATIMA])
    assert "overzicht" in person.words
