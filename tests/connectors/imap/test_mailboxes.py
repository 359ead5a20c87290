"""Messages in the mailboxes of a real server: found wherever they are, changed and erased wherever they are."""
# ruff: noqa: PT012  (what is refused at the end has to be undone from the start)

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from houvast.connectors.protocol import (
    Change,
    Comparison,
    Connector,
    Match,
    Refused,
    Session,
    Unreachable,
    Unreadable,
    Within,
)
from houvast.connectors.registry import open_connector
from houvast.engines.datamap.model import CollectionId, Field
from houvast.engines.datamap.rows import RowKey
from tests.connectors.imap.letters import DESK, JAN, MESSAGE, PIET, Box, in_parts, key_of, letter, part

FROM_JAN = Match("from", Comparison.FOLDED, (JAN,))
QUOTED, BASE64 = {"content_transfer_encoding": "quoted-printable"}, {"content_transfer_encoding": "base64"}
WIPED = {"body": "[gewist]\n"}
PLACED = replace(MESSAGE, fields=(*MESSAGE.fields, Field("mailbox")))


def jans(number: int = 1, **more: str) -> bytes:
    return letter(**{"from_": f"Jan <{JAN}>", "to": DESK, "message_id": f"<{number}@jan.example>"} | more)


def found(session: Session, *matches: Match, **more: object) -> list[RowKey]:
    return [row.key for row in session.find(MESSAGE, matches or (FROM_JAN,), **more)]  # type: ignore[arg-type]


def change(session: Session, key: RowKey, values: dict = WIPED) -> None:
    with session.transaction() as transaction:
        transaction.lock(MESSAGE, [key])
        assert transaction.change(MESSAGE, [Change(key, values)]) == 1


def erase(session: Session, *keys: RowKey) -> int:
    with session.transaction() as transaction:
        transaction.lock(MESSAGE, keys)
        return transaction.erase(MESSAGE, keys)


def test_copies_are_one_message_and_go_together(box: Box, session: Session) -> None:
    (key,) = {box.put(jans(), mailbox) for mailbox in ("INBOX", "INBOX", "Trash", "Sent")}
    assert found(session) == [key]
    assert erase(session, key) == 1
    assert [box.all(m) for m in ("INBOX", "Trash", "Sent")] == [[], [], []]
    assert found(session) == []
    assert erase(session, key) == 0


def test_a_mailbox_may_have_any_name(box: Box) -> None:
    for name in ('"Klachten &AOk-n"', '"met \\"tekens\\" \\\\"', '"Diep/er"', '"A&-B"'):
        box.make(name)
        box.put(jans(), name)
    with box.open().session() as session:
        places = next(iter(session.find(PLACED, [FROM_JAN]))).values["mailbox"]
        assert places == sorted(["Klachten én", 'met "tekens" \\', "Diep/er", "A&B"])
        assert erase(session, key_of(jans())) == 1
    with box.open(include="Diep*,A*", exclude="*er").session() as session:
        assert len(session.describe().collections) == 1
        box.put(jans(2), '"Diep/er"')
        assert found(session) == []
        box.put(jans(2), '"A&-B"')
        assert found(session) == [key_of(jans(2))]


def test_two_messages_with_one_identifier_are_two(box: Box, session: Session) -> None:
    one, two = box.put(jans(1, subject="een")), box.put(jans(1, subject="twee"))
    assert set(found(session)) == {one, two}
    erase(session, one)
    assert box.all() == [jans(1, subject="twee")]


def test_a_message_without_identifier_is_found_again(box: Box, session: Session) -> None:
    box.put(letter("een", from_=JAN))
    box.put(letter("twee", from_=JAN, message_id="zonder haken"))
    keys = found(session)
    assert set(session.read(MESSAGE, keys)) == set(keys)
    change(session, keys[0])
    assert session.read(MESSAGE, keys)[keys[0]].values["body"] == "[gewist]\n"
    assert erase(session, *keys) == 2
    assert box.all() == []


def test_a_changed_message_keeps_its_key_its_moment_and_its_marks(box: Box, session: Session) -> None:
    key = box.put(jans(), flags="\\Seen \\Answered Belangrijk")
    before = box.marks()
    box.make("Archief")
    change(session, key)
    assert box.marks() == before
    assert found(session) == [key]
    box.client.select("INBOX")
    box.client.uid("MOVE", "1:*", "Archief")
    with box.open().session() as again:
        assert again.read(MESSAGE, [key])[key].values["body"] == "[gewist]\n"
        change(again, key, {"subject": None, "from": None})
        assert again.read(MESSAGE, [key])[key].values["from"] is None
        assert erase(again, key) == 1
    assert box.all("Archief") == []


def test_looking_marks_nothing_as_seen(box: Box, session: Session) -> None:
    box.put(jans())
    session.describe()
    list(session.find(MESSAGE, [Match("body", Comparison.CONTAINS, ("hallo",))]))
    session.read(MESSAGE, found(session))
    assert "\\Seen" not in box.marks()[0]


@pytest.mark.parametrize("search", ["server", "all"])
@pytest.mark.parametrize(
    "raw",
    [
        letter(f"Bel {JAN}", message_id="<w@x>"),
        letter(
            b"Bel jan.voor=\r\nbeeld=40example.org", content_transfer_encoding="quoted-printable", message_id="<w@x>"
        ),
        letter(b"QmVsIGphbi52b29yYmVlbGRAZXhhbXBsZS5vcmc=", content_transfer_encoding="base64", message_id="<w@x>"),
        letter("<p>jan.voorbeeld&#64;example.org</p>", content_type="text/html", message_id="<w@x>"),
        letter("<p>jan.voorbeeld&#x40;example.org</p>", content_type="text/html", message_id="<w@x>"),
        in_parts(part("x"), part(letter("x", from_=JAN), "message/rfc822"), message_id="<w@x>"),
    ],
)
def test_an_address_is_found_however_the_text_is_written(box: Box, raw: bytes, search: str) -> None:
    key = box.put(raw)
    box.put(letter("Iets anders", message_id="<o@x>"))
    with box.open(search=search).session() as session:
        assert found(session, Match("body", Comparison.CONTAINS, (JAN.upper(),))) == [key]


@pytest.mark.parametrize("search", ["server", "all"])
def test_names_and_numbers_are_found(box: Box, search: str) -> None:
    name = box.put(letter("x", subject="=?utf-8?Q?Over_Zo=C3=AB_Caf=C3=A9?=", message_id="<1@x>"))
    html = box.put(letter("Zo&euml; Caf&eacute;", content_type="text/html", message_id="<2@x>"))
    phone = box.put(letter("Bel 06 - 12 34 56 78", message_id="<3@x>"))
    with box.open(search=search).session() as session:
        assert found(session, Match("subject", Comparison.CONTAINS, ("zoë café",))) == [name]
        assert found(session, Match("body", Comparison.CONTAINS, ("Zoë Café",))) == [html]
        assert found(session, Match("body", Comparison.DIGITS_WITHIN, ("612345678",))) == [phone]


def test_what_was_cut_off_between_writing_and_removing_is_finished(box: Box, session: Session) -> None:
    key = box.put(jans())
    change(session, key)
    (rewritten,) = box.all()
    box.put(jans())
    box.put(jans(), "Trash")
    assert len(box.all()) == 2
    assert session.read(MESSAGE, [key])[key].values["body"] == "Hallo\n"
    assert [row.values["body"] for row in session.find(MESSAGE, [FROM_JAN])] == ["Hallo\n"]
    change(session, key)
    assert box.all() == box.all("Trash") == [rewritten]


def test_another_plan_takes_the_place_of_one_that_was_cut_off(box: Box, session: Session) -> None:
    key = box.put(jans())
    change(session, key, {"body": "anders\n"})
    box.put(jans())
    change(session, key)
    assert len(box.all()) == 1
    assert session.read(MESSAGE, [key])[key].values["body"] == "[gewist]\n"


@pytest.mark.parametrize("meanwhile", ["moved", "removed", "renumbered"])
def test_what_happens_meanwhile_stops_all(box: Box, session: Session, meanwhile: str) -> None:
    key, other = box.put(jans()), box.put(jans(2))
    with pytest.raises(Refused) as caught, session.transaction() as transaction:
        transaction.lock(MESSAGE, [key, other])
        transaction.erase(MESSAGE, [key, other])
        box.client.select("INBOX")
        if meanwhile == "moved":
            box.client.uid("MOVE", "1", "Trash")
        elif meanwhile == "removed":
            box.client.uid("STORE", "1", "+FLAGS", "\\Deleted")
            box.client.expunge()
        else:
            box.client.create("Kast")
            box.client.uid("MOVE", "1:*", "Kast")
    assert JAN not in str(caught.value)
    kept = [*box.all(), *box.all("Trash"), *(box.all("Kast") if meanwhile == "renumbered" else [])]
    assert len(kept) == (1 if meanwhile == "removed" else 2)
    with box.open().session() as again:
        assert erase(again, key, other) == len(kept)


def test_what_others_marked_as_deleted_stays(box: Box, session: Session) -> None:
    key = box.put(jans())
    box.put(letter(from_=PIET, message_id="<9@x>"), flags="\\Deleted")
    erase(session, key)
    assert len(box.all()) == 1


def test_a_server_without_single_removal_is_used_safely(box: Box, session: Session, monkeypatch) -> None:
    key = box.put(jans())
    box.put(letter(from_=PIET, message_id="<9@x>"), flags="\\Deleted")
    line = session._reader.line  # type: ignore[attr-defined]
    monkeypatch.setattr(line, "abilities", line.abilities - {"UIDPLUS"})
    with pytest.raises(Refused, match="marked as deleted"):
        erase(session, key)
    assert len(box.all()) == 2
    box.client.select("INBOX")
    box.client.store("2", "-FLAGS", "\\Deleted")
    assert erase(session, key) == 1
    assert len(box.all()) == 1


def test_rights_are_seen_beforehand_and_held_to(box: Box, session: Session) -> None:
    key = box.put(jans(), "Trash")
    (facts,) = session.describe().collections
    assert (facts.may_delete, facts.may_update) == (True, True)
    box.server.allow(box.user, "Trash", "lr")
    with box.open().session() as again:
        (facts,) = again.describe().collections
        assert (facts.may_delete, facts.may_update) == (False, False)
        with pytest.raises(Refused, match="no right"):
            erase(again, key)
    assert len(box.all("Trash")) == 1


def test_a_fence_of_mailboxes_keeps_what_stands_on_both_sides(box: Box, session: Session) -> None:
    box.put(jans(1), "Sent")
    inside = box.put(jans(2), "Trash")
    box.put(jans(3), "Trash")
    box.put(jans(3), "Sent")
    rows = session.find(MESSAGE, [FROM_JAN], Within("mailbox", ("Trash",)))
    assert next(rows).key == inside
    with pytest.raises(Unreadable, match="1 messages stand in mailboxes"):
        next(rows)


def test_a_collection_may_be_a_mailbox_and_what_is_below(box: Box) -> None:
    for name in ("Energie", "Energie/Oud", "Energiek"):
        box.make(name)
        box.put(jans(), name)
    below = replace(MESSAGE, id=CollectionId("mail", "energie"), schema="Energie")
    key = key_of(jans(), below)
    with box.open().session() as session:
        assert [row.key for row in session.find(below, [FROM_JAN])] == [key]
        assert session.describe(["Energie.energie", "Niets.energie"]).collections[0].name == "Energie.energie"
        with session.transaction() as transaction:
            assert transaction.erase(below, [key]) == 1
    assert (box.all("Energie"), box.all('"Energie/Oud"'), len(box.all("Energiek"))) == ([], [], 1)


def test_the_moment_of_arrival_is_kept(box: Box, session: Session) -> None:
    box.client.append("INBOX", "", '"01-Feb-2020 10:00:00 +0100"', jans())
    (row,) = session.find(MESSAGE, [FROM_JAN])
    assert row.values["received"] == datetime(2020, 2, 1, 9, tzinfo=UTC)
    change(session, row.key)
    assert session.read(MESSAGE, [row.key])[row.key].values["received"] == row.values["received"]


def use(connector: Connector) -> int:
    with connector.session() as session:
        return len(found(session))


def test_a_certificate_is_looked_at(box: Box) -> None:
    box.put(jans())
    safe = box.url.replace("imap://", "imaps://").replace(str(box.server.port), str(box.server.tls_port))
    assert use(replace_url(box, safe, ca=str(box.server.certificate))) == 1
    assert use(replace_url(box, box.url, tls="starttls", ca=str(box.server.certificate))) == 1
    with pytest.raises(Unreachable, match="certificate"):
        use(replace_url(box, safe))


def replace_url(box: Box, url: str, **options: str) -> Connector:
    return open_connector("imap", replace(box.address, url=url, options=tuple(options.items())))
