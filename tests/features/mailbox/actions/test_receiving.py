"""What comes into a real mailbox is kept, sorted and put away, once, whatever breaks in between."""

from datetime import UTC, date, datetime, timedelta

import pytest

from houvast.features.mailbox.actions import receiving
from houvast.features.mailbox.contracts import LARGEST
from houvast.features.mailbox.jobs import mail_round
from houvast.features.mailbox.models import Mail, MailPlace
from houvast.features.mailbox.queries import rounds
from houvast.features.mailbox.server.line import MailServerTrouble
from houvast.features.rights.models import CaseRecord
from houvast.foundation.evidence.queries import timeline, verify
from houvast.foundation.files.disk import folder
from tests.features.mailbox.stage import AT, FATIMA, NOW, WISHES, cases, made, mail, sent, states

pytestmark = pytest.mark.django_db
_INSIDE = b"Content-Type: multipart/mixed; boundary=b%d\r\n\r\n--b%d\r\n"


@pytest.mark.parametrize("language", WISHES)
def test_a_request_in_own_words_is_registered_and_its_receipt_goes_out(cast, mailbox, post, language):
    mailbox.deliver(mail(*WISHES[language]))
    assert mailbox.read().taken == 1
    assert states() == [("registered", "recognised")]
    assert [right for right, _ in cases()] == ["access"]
    assert [one["To"] for one in sent(post)] == [FATIMA]
    assert (mailbox.count(), mailbox.count("Houvast")) == (0, 1)
    assert Mail.objects.get().language == language


def test_reading_marks_nothing_as_seen(cast, mailbox):
    mailbox.deliver(mail())
    mailbox.read()
    client = mailbox.client()
    client.select("Houvast", readonly=True)
    assert client.search(None, "UNSEEN")[1] == [b"1"]
    client.logout()


def test_nothing_of_a_mail_lies_in_clear(cast, mailbox, settings):
    mailbox.deliver(mail("Geheimwoordje", "Ik wil weten welke gegevens u over mij heeft. Geheimwoordje."))
    mailbox.read()
    row = Mail.objects.get()
    assert b"Geheimwoordje" not in bytes(row.head)
    stored = [path.read_bytes() for path in folder().iterdir()]
    assert stored
    assert not any(b"Geheimwoordje" in one or b"yildiz" in one for one in stored)
    assert "Geheimwoordje" not in str([entry.facts for entry in timeline(f"mail:{row.id}")])
    assert verify() is not None


def test_the_clock_runs_from_when_the_server_got_it(cast, mailbox):
    late = datetime(2026, 3, 31, 21, 59, 30, tzinfo=UTC)  # before midnight in Amsterdam
    mailbox.deliver(mail(), late)
    mailbox.read(late + timedelta(days=2))
    case = CaseRecord.objects.get()
    assert (case.received_on, case.received_at) == (date(2026, 3, 31), late)
    assert case.due_on == date(2026, 4, 30)


def test_a_principals_mailbox_makes_requests_about_its_data(cast, mailbox, settings):
    settings.HOUVAST_MAILBOX = f"zonneveld={mailbox.address()}"
    mailbox.deliver(mail())
    mailbox.read()
    assert CaseRecord.objects.get().organisation.key == "zonneveld"


def test_the_same_mail_twice_is_one_request(cast, mailbox):
    raw = mail()
    mailbox.deliver(raw)
    mailbox.read()
    mailbox.deliver(raw)
    mailbox.deliver(raw.replace(b"To: ", b"X-Also-To: x\nTo: "))
    mailbox.read()
    assert len(cases()) == 1
    assert states() == [("registered", "recognised"), ("joined", "copy")]
    assert mailbox.count() == 0


def test_a_mail_that_is_too_large_stays_and_is_shown(cast, mailbox):
    message = made("Mijn gegevens", "Wis mijn gegevens")
    message.add_attachment(bytes(LARGEST), maintype="application", subtype="zip", filename="groot.zip")
    mailbox.deliver(message.as_bytes())
    mailbox.read()
    assert states() == [("queued", "too_big")]
    assert mailbox.count() == 1
    assert mailbox.read().taken == 0
    assert Mail.objects.get().file is None


def test_a_bomb_stays_closed(cast, mailbox):
    message = made("Mijn gegevens", "Ik wil weten welke gegevens u over mij heeft.")
    bomb = b"PK\x03\x04" + b"\xff" * 2000
    message.add_attachment(bomb, maintype="application", subtype="zip", filename="bom.zip")
    mailbox.deliver(message.as_bytes())
    mailbox.read()
    assert states() == [("registered", "recognised")]


@pytest.mark.parametrize(
    "raw",
    [
        b"From: x@klant.example\r\n" + b"".join(_INSIDE % (n, n) for n in range(1000)),
        b"no headers at all",
        b"\r\n\r\n",
        b"From: =?x?=\r\nSubject: \xff\xfe\r\nContent-Type: text/plain; charset=x-none\r\n\r\n\xff\xfe\x01",
        b"X: " + b"y" * 3_000_000 + b"\r\n\r\nWis mijn gegevens",
    ],
)  # fmt: skip
def test_a_hostile_mail_is_kept_for_a_person_and_stops_nothing(cast, mailbox, raw):
    mailbox.deliver(raw, AT - timedelta(minutes=1))
    mailbox.deliver(mail())
    assert mailbox.read().taken == 2
    assert [state for state, _ in states()] == ["queued", "registered"]
    assert mailbox.count() == 0


def test_where_moving_is_not_allowed_mails_are_marked_and_not_read_again(cast, mailbox):
    mailbox.deliver(mail())
    mailbox.server.allow(mailbox.user, "INBOX", "lrws")
    mailbox.read()
    mailbox.read()
    assert (mailbox.count(), len(cases())) == (1, 1)
    client = mailbox.client()
    client.select("INBOX", readonly=True)
    assert client.search(None, "KEYWORD", "Houvast")[1] == [b"1"]
    client.logout()


def test_in_a_mailbox_that_may_only_be_read_each_mail_is_read_once(cast, mailbox):
    mailbox.deliver(mail())
    mailbox.server.allow(mailbox.user, "INBOX", "lr")
    mailbox.read()
    assert mailbox.read().taken == 0
    assert (mailbox.count(), len(cases())) == (1, 1)


def test_a_mailbox_that_was_numbered_anew_makes_no_request_twice(cast, mailbox):
    mailbox.deliver(mail())
    mailbox.server.allow(mailbox.user, "INBOX", "lri")
    mailbox.read()
    before = MailPlace.objects.get().validity
    for file in mailbox.server.folder(mailbox.user).glob("dovecot-uidlist*"):
        uids = file.read_text()
        file.write_text(uids.replace(f"V{before}", f"V{before + 7}"))
    for file in mailbox.server.folder(mailbox.user).glob("dovecot.index*"):
        file.unlink()
    mailbox.deliver(mail("Nog iets", "Stop met mij te bellen."))
    assert mailbox.read().taken == 2
    assert MailPlace.objects.values("validity").distinct().count() == 2
    assert sorted(right for right, _ in cases()) == ["access", "objection"]


@pytest.mark.parametrize("wrong", ["password", "down", "no_folder", "no_secret"])
def test_a_server_that_cannot_be_read_is_told_in_one_line_and_shown(cast, mailbox, settings, wrong, caplog):
    address, right = mailbox.address(), mailbox.password
    if wrong == "password":
        (mailbox.home / "mail-password").write_text("fout")
    elif wrong == "down":
        address = address.replace(str(mailbox.server.tls_port), "1")
    elif wrong == "no_folder":
        address = address.replace("/INBOX", "/Weg")
    else:
        (mailbox.home / "mail-password").unlink()
    settings.HOUVAST_MAILBOX = address
    assert mail_round(NOW) == 0
    (noted,) = rounds()
    expected = {"password": "login_refused", "down": "no_connection", "no_folder": "no_folder", "no_secret": "set_up"}
    assert (noted.trouble, noted.read_at) == (expected[wrong], None)
    assert mailbox.user not in caplog.text
    assert right not in caplog.text
    settings.HOUVAST_MAILBOX = mailbox.address()
    mailbox.deliver(mail())
    assert mail_round(NOW) == 1
    assert rounds()[0].trouble == ""


@pytest.mark.parametrize("step", ["sort_mail", "_put_away", "_fill"])
def test_a_line_or_database_that_breaks_between_two_steps_loses_and_doubles_nothing(
    cast, mailbox, monkeypatch, step, post
):
    mailbox.deliver(mail())
    real = getattr(receiving, step)

    def breaks(*args, **named):
        if step == "_put_away":
            args[0]._client.shutdown()  # the server is gone
            return real(*args, **named)
        raise ConnectionError

    with monkeypatch.context() as patched:
        patched.setattr(receiving, step, breaks)
        with pytest.raises((ConnectionError, MailServerTrouble)):
            mailbox.read()
    assert mailbox.count() == 1
    mailbox.read()
    mailbox.read()
    assert (mailbox.count(), mailbox.count("Houvast")) == (0, 1)
    assert len(cases()) == 1
    assert len(sent(post)) == 1


def test_a_mail_whose_sorting_fails_waits_for_a_person(cast, mailbox, monkeypatch):
    mailbox.deliver(mail())
    mailbox.read(most=0)
    monkeypatch.setattr("houvast.features.mailbox.actions.sorting.LONGEST_WORDS", "no number")
    mailbox.read()
    assert states() == [("queued", "trouble")]
    assert cases() == []


def test_a_request_of_the_future_is_of_now(cast, mailbox):
    mailbox.deliver(mail(), NOW + timedelta(days=3))
    mailbox.read()
    assert CaseRecord.objects.get().received_at == NOW


def test_a_mail_of_long_ago_waits_for_a_person(cast, mailbox):
    mailbox.deliver(mail(), NOW - timedelta(days=60))
    mailbox.read()
    assert states() == [("queued", "old")]
