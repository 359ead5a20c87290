"""What is read from a message, however it was written."""

import base64
from datetime import UTC, datetime

import pytest

from houvast.connectors.imap.fields import Mail, read
from tests.connectors.imap.letters import DESK, JAN, PIET, in_parts, letter, part

CAFE = "Café de Zoën, € 5"


def value(raw: bytes, name: str, **more: object) -> object:
    return read(Mail(raw, **more), name)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("charset", "encoding", "written"),
    [
        ("utf-8", "8bit", CAFE.encode()),
        ("windows-1252", "8bit", CAFE.encode("cp1252")),
        ("iso-8859-1", "8bit", CAFE.encode("cp1252")),  # what it is called in many a mailer
        ("utf-8", "base64", base64.encodebytes(CAFE.encode())),
        ("windows-1252", "quoted-printable", b"Caf=E9 de Zo=EBn,=\r\n =80 5"),
        ("x-onbekend", "8bit", CAFE.encode()),
        ("us-ascii", "7bit", CAFE.encode()),
        ("utf-8", "8bit", CAFE.encode("cp1252")),
    ],
)
def test_a_body_is_read_in_any_charset_and_encoding(charset, encoding, written):
    raw = letter(written, content_type=f"text/plain; charset={charset}", content_transfer_encoding=encoding)
    assert str(value(raw, "body")).strip() == CAFE


@pytest.mark.parametrize(
    ("header", "name", "address"),
    [
        (JAN, None, JAN),
        (f"Jan Voorbeeld <{JAN}>", "Jan Voorbeeld", JAN),
        (f'"Voorbeeld, Jan \\"J\\"" <{JAN}>', 'Voorbeeld, Jan "J"', JAN),
        (f"=?utf-8?B?Wm/D?=\r\n =?utf-8?B?q24=?= <{JAN}>", "Zoën", JAN),
        (f"=?windows-1252?Q?Zo=EBn_V=2E?= <{JAN}>", "Zoën V.", JAN),
        (f"{JAN} (Jan Voorbeeld)", "Jan Voorbeeld", JAN),
        (f'"{PIET}" <{JAN}>', PIET, JAN),
        ("Jan <jan@xn--bcher-kva.example>", "Jan", "jan@bücher.example"),
        (f"Jan <{JAN}", None, f"Jan <{JAN}"),
        ("Jan", None, "Jan"),
    ],
)
def test_a_sender_is_read_however_it_is_written(header, name, address):
    raw = letter(headers={"From": header})
    assert value(raw, "from") == address
    assert value(raw, "names") == name


def test_every_recipient_is_read():
    raw = letter(to=f"{PIET}, Jan <{JAN}>", cc=f"Groep: {DESK}, x@example.org;", reply_to=JAN, sender=DESK)
    assert value(raw, "to") == [PIET, JAN]
    assert value(raw, "cc") == [DESK, "x@example.org"]
    assert value(raw, "reply_to") == [JAN]
    assert value(raw, "sender") == [DESK]
    assert value(raw, "bcc") is None


def test_a_message_to_very_many_is_a_letter_to_none_of_them():
    raw = letter(from_=DESK, to=", ".join(f"P{n} <p{n}@example.org>" for n in range(11)))
    assert value(raw, "to") is None
    assert str(value(raw, "recipients")).split("\n")[3] == "P3 <p3@example.org>"
    assert value(raw, "recipients", many=11) is None
    assert len(value(raw, "to", many=11)) == 11  # type: ignore[arg-type]


def test_html_is_read_as_people_see_it():
    html = (
        "<html><head><style>p{color:red}</style></head><body><!-- van jan --><p>Beste <b>Jan</b>,<br>mail "
        "jan.voor<span>beeld</span>&#64;example.org&nbsp;of "
        "<a href='mailto:x@example.org?a=1&amp;b=2'>hier</a></p></body>"
    )
    raw = letter(html, content_type="text/html; charset=utf-8")
    assert str(value(raw, "body")).split("\n") == [
        "van jan", "Beste Jan,", "mailto:x@example.org?a=1&b=2", f"mail {JAN} of hier",
    ]  # fmt: skip


def test_all_parts_are_looked_into():
    passed_on = letter("Oud bericht", from_=f"Jan <{JAN}>", subject="=?utf-8?Q?caf=C3=A9?=", message_id="<0@x>")
    raw = in_parts(
        part("Zie onder"),
        part("a;b\n1;2", "text/csv", content_disposition='attachment; filename="lijst van jan.csv"'),
        part(b"JVBERg==", 'application/pdf; name="=?utf-8?Q?caf=C3=A9=2Epdf?="', content_transfer_encoding="base64"),
        part(b"x", "image/png", content_disposition="attachment; filename*=utf-8''zo%C3%AB.png"),
        part(passed_on, "message/rfc822"),
        from_=DESK,
    )
    body = [text.strip() for text in str(value(raw, "body")).split("\f")]
    assert body == [
        "Zie onder",
        f"From: Jan <{JAN}>\nSubject: café",
        "Oud bericht",
    ]
    assert str(value(raw, "attached_text")) == "a;b\n1;2"
    assert value(raw, "attachments") == "lijst van jan.csv\ncafé.pdf\nzoë.png"
    assert value(raw, "from") == DESK


def test_signed_and_encrypted_are_said():
    signed = in_parts(part("Hallo"), part("x", "application/pgp-signature"), kind="signed")
    sealed = in_parts(
        part("Version: 1", "application/pgp-encrypted"), part("x", "application/octet-stream"), kind="encrypted"
    )
    assert (value(signed, "sealed"), value(sealed, "sealed"), value(letter(), "sealed")) == (
        "signed",
        "encrypted",
        None,
    )
    assert value(sealed, "body") is None


def test_a_conversation_has_one_name():
    first = letter(message_id="<1@x>")
    second = letter(message_id="<2@x>", in_reply_to="<1@x>")
    third = letter(message_id="<3@x>", in_reply_to="<2@x>", references="<1@x>\r\n <2@x>")
    assert {value(raw, "thread") for raw in (first, second, third)} == {"<1@x>"}
    assert value(letter(), "thread") is None


def test_other_headers_are_text():
    raw = letter(from_=DESK, delivered_to=JAN, received=f"from a by b\r\n for <{JAN}>; Mon", content_type="text/plain")
    assert value(raw, "headers") == f"Delivered-To: {JAN}\nReceived: from a by b for <{JAN}>; Mon"


def test_dates():
    assert value(letter(date="Sun, 22 Nov 2026 13:00:00 +0100"), "date") == datetime(2026, 11, 22, 12, tzinfo=UTC)
    assert value(letter(date="gisteren"), "date") is None


@pytest.mark.parametrize(
    "raw",
    [
        b"",
        b"\r\n",
        b"alleen tekst zonder kop",
        b"From: x",
        b"Content-Type: multipart/mixed\r\n\r\nzonder grens",
        b"Content-Type: multipart/mixed; boundary=a\r\n\r\n--a\r\n\r\nnooit gesloten",
        b"Content-Type: text/plain; charset=\xff\xfe\r\nContent-Transfer-Encoding: base64\r\n\r\n!!!!A",
        b"Content-Type: text/html\r\n\r\n<a <b \"' <!-- <p title='",
        b"\x00\xff: \x00\r\n\xff\r\n",
        b"Content-Type: message/rfc822\r\n\r\n" * 50,
    ],
)
def test_what_is_broken_is_read_as_far_as_it_goes(raw):
    for name in ("from", "names", "body", "attachments", "attached_text", "headers", "thread", "date", "sealed"):
        value(raw, name)


@pytest.mark.parametrize("piece", ["<a '", '<a "', "<!--", "<p title=x", "&#6", "<!", "<style>"])
def test_a_hostile_body_takes_no_longer(piece):
    raw = letter(piece * 20_000, content_type="text/html")
    assert value(raw, "body") is None or value(raw, "body")
