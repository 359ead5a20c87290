"""Whatever a stranger sends is a mail: broken, huge, nested or of no known charset."""

import time
from email.message import EmailMessage

import pytest

from houvast.features.mailbox.rules.parsing import letter_of
from tests.features.mailbox.stage import FATIMA, mail

HEAD = b"From: Fatima <fatima@klant.example>\r\nSubject: Gegevens\r\nMessage-ID: <a@b>\r\n"


def test_a_mail_is_taken_apart():
    found = letter_of(mail("Mijn gegevens", "Wis mij.\n\n-- \nFatima", In_Reply_To="<x@y>", References="<v@w> <x@y>"))
    assert found.head.subject == "Mijn gegevens"
    assert (found.head.from_name, found.head.from_address) == ("Fatima Yildiz", FATIMA)
    assert found.answers == ("x@y", "v@w")
    assert found.own == "Wis mij."
    assert "-- \nFatima" in found.text
    assert found.senders == (FATIMA,)


def test_a_mail_in_html_only_is_read():
    message = EmailMessage()
    message["From"] = FATIMA
    message.set_content("<p>Wis mij</p><blockquote>oud</blockquote>", subtype="html")
    assert letter_of(message.as_bytes()).own == "Wis mij"


@pytest.mark.parametrize(
    ("kind", "body", "said"),
    [
        (b"text/plain; charset=nonsense-9", "Wis é".encode(), "Wis é"),
        (b"text/plain; charset=utf-8", "Wis é".encode("cp1252"), "Wis é"),
        (b'text/plain; charset="\x00"', b"Wis", "Wis"),
        (b"text/plain", b"W\x00is\x07 mij\x1b[31m", "Wis mij[31m"),
        (b"text/plain; charset=utf-16", b"W", "W"),
        (b"text/html", b"<p>Wis", "Wis"),
        (b"", b"Wis", "Wis"),
        (b"multipart/mixed", b"Wis", ""),
        (b'multipart/mixed; boundary=""', b"Wis", ""),
    ],
)
def test_a_charset_or_type_that_is_wrong_loses_nothing(kind, body, said):
    assert letter_of(HEAD + b"Content-Type: " + kind + b"\r\n\r\n" + body).text.strip() == said


def nested(depth: int) -> bytes:
    parts = b"".join(b"Content-Type: multipart/mixed; boundary=b%d\r\n\r\n--b%d\r\n" % (n, n) for n in range(depth))
    return HEAD + parts + b"Content-Type: text/plain\r\n\r\nWis mij"


@pytest.mark.parametrize("depth", [10, 1000, 5000])
def test_a_mail_that_is_nested_without_end_is_still_a_mail(depth):
    found = letter_of(nested(depth))
    assert found.head.subject == "Gegevens"
    assert found.is_whole is (depth == 10)


@pytest.mark.parametrize(
    "header",
    [
        b"To: " + b"a@b.example, " * 100_000,
        b"From: " + b'"' * 200_000,
        b"From: " + b"(" * 200_000,
        b"Subject: " + b"=?utf-8?q?x?= " * 80_000,
        b"Content-Type: text/plain" + b"; a*0=b" * 60_000,
        b"Content-Disposition: attachment" + b"; filename*0=b" * 60_000,
        b"References: " + b"<" * 400_000,
        b"Authentication-Results: mx.example; " + b"(" * 400_000,
        b"X: " + b"y" * 3_000_000,
    ],
)
def test_a_huge_header_takes_no_time(header):
    start = time.perf_counter()
    found = letter_of(header + b"\r\n" + HEAD + b"\r\nWis mij", "mx.example")
    assert time.perf_counter() - start < 5
    assert isinstance(found.text, str)
