"""A message that is rewritten: what was asked is changed, and every other byte stays."""

import base64

import pytest

from houvast.connectors.imap.fields import Mail, read
from houvast.connectors.imap.rewriting import NotWritable, rewritten
from tests.connectors.imap.letters import DESK, JAN, PIET, in_parts, letter, part

KEY = "<1@x>#0123456789abcdef"
MARK = f"X-Houvast-Id: {KEY}\r\n".encode()
PICTURE = part(base64.encodebytes(bytes(range(256))), "image/png", content_transfer_encoding="base64")


def redacted(raw: bytes, name: str, *, break_seals: bool = False) -> bytes:
    text = str(read(Mail(raw), name)).replace(JAN, "[gewist]")
    return rewritten(Mail(raw), {name: text}, KEY, break_seals=break_seals)


def test_only_what_is_asked_changes():
    odd = {"X-Odd": " twee  spaties\r\n\ten een vouw", "FROM": f"  {DESK}"}
    text = part(f"Bel {JAN} nu", content_transfer_encoding="8bit")
    raw = in_parts(text, PICTURE, headers=odd, to=PIET)
    new = redacted(raw, "body")
    assert new == MARK + raw.replace(JAN.encode(), b"[gewist]")


@pytest.mark.parametrize(
    ("charset", "encoding", "text"),
    [
        ("windows-1252", "quoted-printable", f"€ voor {JAN}".encode("cp1252").replace(b"\x80", b"=80")),
        ("utf-8", "base64", base64.encodebytes(f"€ voor {JAN}".encode())),
        ("us-ascii", "7bit", f"voor {JAN}".encode()),
        ("x-onbekend", "8bit", f"€ voor {JAN}".encode()),
        ("utf-8", "8bit", b"lang " * 300 + f"voor {JAN}".encode()),
    ],
)
def test_a_text_is_written_in_its_own_charset_or_one_that_can_hold_it(charset, encoding, text):
    raw = letter(text, content_type=f"text/plain; charset={charset}", content_transfer_encoding=encoding)
    wanted = str(read(Mail(raw), "body")).replace(JAN, "Zoë [gewist]")
    new = rewritten(Mail(raw), {"body": wanted}, KEY, break_seals=False)
    assert read(Mail(new), "body") == wanted
    assert JAN.encode() not in new
    assert new.isascii() or encoding == "8bit"


def test_html_keeps_its_markup():
    link = f"<a href='mailto:{JAN}'>mail</a>"
    html = f"<p class='a'>Bel <b>jan.voor<i>beeld</i></b>&#64;example.org &amp; {link}</p>\n<p>Dag</p>"
    raw = in_parts(part(f"Bel {JAN}"), part(html, "text/html"), kind="alternative")
    new = redacted(raw, "body")
    assert b"<p class='a'>Bel <b>[gewist]<i></i></b> &amp; <a href='mailto:[gewist]'>mail</a></p>\r\n<p>Dag</p>" in new


def test_two_places_on_one_line_leave_what_is_between():
    html = f"<p>Van {JAN} <b>aan iedereen</b> en {JAN}!</p>"
    new = redacted(letter(html, content_type="text/html"), "body")
    assert b"<p>Van [gewist] <b>aan iedereen</b> en [gewist]!</p>" in new


def test_uneven_blanks_leave_markup_where_it_is():
    html = f"<p>  Bel&nbsp; <b>nu</b> \r\n <i> {JAN} </i>&nbsp;of<b>\xa0later </b></p>"
    new = redacted(letter(html, content_type="text/html; charset=utf-8", content_transfer_encoding="8bit"), "body")
    assert html.replace(JAN, "[gewist]").encode() in new


def test_a_message_that_was_passed_on_is_redacted_inside():
    inner = letter(f"Groet {JAN}", from_=f"Jan <{JAN}>", to=DESK)
    raw = in_parts(part("Zie onder"), part(inner, "message/rfc822"))
    new = redacted(raw, "body")
    assert new == MARK + raw.replace(f"Jan <{JAN}>".encode(), b"Jan <[gewist]>").replace(JAN.encode(), b"[gewist]")


@pytest.mark.parametrize(
    ("values", "gone", "stays"),
    [
        ({"from": None, "names": None}, [JAN, "Voorbeeld", "From:"], [PIET]),
        ({"names": None}, ["Voorbeeld"], [JAN, PIET]),
        ({"to": None, "cc": None}, [PIET, DESK], [JAN, "Voorbeeld"]),
        ({"subject": "Zoë [gewist]"}, ["Vraag"], [JAN]),
        ({"subject": None, "headers": None, "body": None}, ["Vraag", "X-Iets", "Hallo"], [JAN]),
        ({"from": "[gewist]"}, [JAN], [PIET]),
        ({"to": ["[gewist]", PIET]}, ["ander@"], [PIET]),
        ({"attachments": "[gewist]"}, ["cv van jan"], [JAN]),
        ({"attachments": None}, ["cv van jan"], [JAN]),
        ({"attached_text": None}, ["geheim"], [JAN]),
    ],
)
def test_fields_are_changed(values, gone, stays):
    named = {"content_disposition": 'attachment; filename="cv van jan.txt"'}
    file = part("geheim", 'text/plain; name="cv van jan.txt"', **named)
    head = {"from_": f"Jan Voorbeeld <{JAN}>", "to": f"ander@example.org, {PIET}", "cc": DESK}
    head |= {"subject": "Vraag", "x_iets": "1"}
    raw = in_parts(part("Hallo"), file, **head)
    new = rewritten(Mail(raw), values, KEY, break_seals=False)
    assert {name: read(Mail(new), name) for name in values} == values
    assert not [word for word in gone if word.encode() in new]
    assert all(word.encode() in new for word in stays)


def test_one_of_very_many_recipients_is_taken_out():
    many = [f"P{n} <p{n}@example.org>" for n in range(12)]
    raw = letter(from_=DESK, to=", ".join([*many, f"Jan Voorbeeld <{JAN}>"]))
    new = redacted(raw, "recipients")
    assert JAN.encode() not in new
    assert read(Mail(new), "recipients") == "\n".join([*many, "Jan Voorbeeld <[gewist]>"])


def test_what_is_signed_is_refused_unless_allowed():
    raw = in_parts(part(f"Bel {JAN}"), part("x", "application/pgp-signature"), kind="signed", subject=f"Over {JAN}")
    with pytest.raises(NotWritable, match="signed"):
        redacted(raw, "body")
    assert JAN.encode() not in redacted(redacted(raw, "body", break_seals=True), "subject")


@pytest.mark.parametrize("values", [{"message_id": "x"}, {"size": 1}, {"id": "x"}, {"headers": "a\nb"}])
def test_what_cannot_be_written_is_refused(values):
    with pytest.raises(NotWritable):
        rewritten(Mail(letter(from_=JAN)), values, KEY, break_seals=False)


@pytest.mark.parametrize("raw", [b"alleen tekst", b"\r\n\r\ntekst", b"From: x\r\n\r\ntekst", b"From: x"])
def test_a_message_without_a_proper_head_is_marked_too(raw):
    new = rewritten(Mail(raw), {"body": None}, KEY, break_seals=False)
    assert read(Mail(new), "body") is None
    assert new.startswith(MARK)
    again = rewritten(Mail(new), {"subject": "x"}, KEY, break_seals=False)
    assert again.count(b"X-Houvast-Id") == 1
