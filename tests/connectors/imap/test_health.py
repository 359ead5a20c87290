"""A session tells how an account is reached and what in it cannot be erased, and gives a sample of its messages."""

from dataclasses import replace

import pytest

from houvast.connectors.imap.answers import said_in
from houvast.connectors.imap.line import Line as MailLine
from houvast.connectors.protocol import Address, CanSample, Checks, Comparison, Line, LoginRefused, Match, Unreadable
from houvast.connectors.registry import open_connector
from tests.connectors.imap.letters import JAN, MESSAGE, Box, letter


def test_an_account_tells_its_server_and_its_line(box: Box) -> None:
    with box.open().session() as session:
        assert isinstance(session, Checks)
        health = session.health()
        assert session.health() == health
    assert (health.line, health.clock, health.findings) == (Line.LOCAL, None, ())
    assert health.version.startswith("Dovecot")
    secured = Address(
        box.url.replace("imap://", "imaps://").replace(f":{box.server.port}", f":{box.server.tls_port}"),
        box.password,
        (("ca", str(box.server.certificate)), ("timeout", "20")),
    )
    with open_connector("imap", secured).session() as session:
        assert isinstance(session, Checks)
        assert session.health().line is Line.ENCRYPTED


def test_mailboxes_that_are_closed_or_left_out_are_counted(box: Box) -> None:
    box.make("Jan-Jansen")
    box.server.allow(box.user, "Jan-Jansen", "lr")
    with box.open(exclude="Trash").session() as session:
        assert isinstance(session, Checks)
        findings = {finding.code: finding.detail for finding in session.health().findings}
    assert findings.keys() == {"mailboxes_left_out", "no_right_to_delete"}
    assert findings["mailboxes_left_out"].startswith("1 of 4")
    assert findings["no_right_to_delete"].startswith("in 1 of 3")
    assert "Jansen" not in str(findings)


def test_a_server_that_cannot_remove_single_messages_is_told(box: Box, monkeypatch: pytest.MonkeyPatch) -> None:
    with box.open().session() as session:
        assert isinstance(session, Checks)
        line: MailLine = session._reader.line  # type: ignore[attr-defined]  # what the server said at the start
        monkeypatch.setattr(line, "abilities", line.abilities - {"UIDPLUS", "ID"})
        health = session.health()
    assert [finding.code for finding in health.findings] == ["no_uidplus"]
    assert health.version == "IMAP4rev1"


def test_a_server_may_call_itself_anything() -> None:
    assert said_in([b'("name" "Do\\"ve" "version" NIL)', None]) == {"name": 'Do"ve', "version": ""}
    assert said_in([b"NIL"]) == {}


def test_it_tells_which_questions_the_server_searches(box: Box) -> None:
    with box.open().session() as session:
        assert isinstance(session, Checks)
        assert session.rows_read(MESSAGE, Match("from", Comparison.FOLDED, (JAN,))) == 0
        assert session.rows_read(MESSAGE, Match("body", Comparison.DIGITS, ("+31600000000",))) is None


def test_a_sample_is_drawn_over_all_mailboxes_and_marks_nothing_as_seen(box: Box) -> None:
    for number in range(12):
        box.put(letter(f"Bericht {number}", from_=f"p{number}@example.org"), "INBOX" if number % 2 else "Sent")
    with box.open().session() as session:
        assert isinstance(session, CanSample)
        found = session.sample("message", ["from", "body", "mailbox"], 8, 3)
        assert found == session.sample("message", ["from", "body", "mailbox"], 8, 3)
        sent = session.sample("Sent.message", ["from"], 50, 3)
        for collection, column in (("message", "geheim"), ("Weg.message", "from"), ("iets", "from")):
            with pytest.raises(Unreadable):
                session.sample(collection, [column], 5, 1)
    assert len(set(found)) == 8
    assert {place for *_, place in found} == {'["INBOX"]', '["Sent"]'}
    assert all(str(body).strip() == f"Bericht {str(sender)[1:].partition('@')[0]}" for sender, body, _ in found)
    assert {sender for (sender,) in sent} == {f"p{n}@example.org" for n in range(0, 12, 2)}
    assert not any("Seen" in line for line in box.marks())


def test_of_a_large_message_only_the_beginning_is_read(box: Box) -> None:
    box.put(letter("Hallo Jan\n" * 40_000, from_=JAN, subject="Groot"))
    with box.open().session() as session:
        assert isinstance(session, CanSample)
        ((subject, size, body),) = session.sample("message", ["subject", "size", "body"], 5, 1)
    assert subject == "Groot"
    assert int(size or 0) == 64 * 1024
    assert str(body).startswith("Hallo Jan")


def test_a_refused_login_is_told_apart(box: Box) -> None:
    with pytest.raises(LoginRefused), open_connector("imap", replace(box.address, secret="fout")).session():
        pass
