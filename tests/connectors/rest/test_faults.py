"""What goes wrong between a help desk and us is handled or said, in time, and nothing is half done unseen."""

import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from houvast.connectors.protocol import Address, Change, Comparison, Refused, Unreachable, Unreadable
from houvast.connectors.rest.connector import open_connector
from houvast.connectors.rest.network import Forbidden, allowed_address
from houvast.connectors.rest.session import RestSession
from houvast.engines.datamap.rows import RowKey
from tests.connectors.rest.desks import PACK, collection, found, session_on
from tests.services.help_desk import Asked, Reply, Tickets

TICKETS = collection(str(PACK), "tickets")
EMAIL, TEXT, CONTAINS, FOLDED = "email", "text", Comparison.CONTAINS, Comparison.FOLDED
JAN = "jan@example.org"


@pytest.fixture
def desk() -> Iterator[Tickets]:
    with Tickets() as desk:
        assert isinstance(desk, Tickets)
        for number in range(25):
            desk.put(JAN if number % 5 == 0 else f"ander{number}@example.net", f"bericht {number}")
        yield desk


@pytest.fixture
def session(desk: Tickets) -> Iterator[RestSession]:
    with session_on(desk) as opened:
        yield opened


def everything(session: RestSession) -> int:
    return len(found(session, TICKETS, TEXT, CONTAINS, "bericht"))


def key(number: int) -> RowKey:
    return RowKey(TICKETS.id, (("id", number),))


def test_too_many_requests_are_waited_for_as_long_as_the_desk_says(desk: Tickets, session: RestSession) -> None:
    desk.fail("GET /api/tickets", Reply(429, None, {"Retry-After": "1"}), times=1)
    started = time.monotonic()
    assert everything(session) == 25
    assert 0.9 < time.monotonic() - started < 8


def test_a_wait_that_is_too_long_is_said_at_once(desk: Tickets, session: RestSession) -> None:
    desk.fail("GET /api/tickets", Reply(429, None, {"Retry-After": "3600"}))
    started = time.monotonic()
    with pytest.raises(Unreachable, match="no more requests"):
        everything(session)
    assert time.monotonic() - started < 5


@pytest.mark.parametrize(
    "hiccup",
    [
        Reply(500),
        Reply(503, None, {"Retry-After": "0"}),
        Reply(502, b"<html>Bad gateway</html>"),
        Reply(200, b'{"tickets": [{"id": 1, "em'),
        Reply(200, b'{"tickets": [', length=500),
    ],
    ids=["500", "503", "502", "half JSON", "broken off"],
)
def test_a_hiccup_in_the_middle_of_a_listing_is_got_over(desk: Tickets, session: RestSession, hiccup: Reply) -> None:
    desk.fail("GET /api/tickets", lambda asked: hiccup if asked.query.get("page") == "2" else None, times=3)
    assert everything(session) == 25


@pytest.mark.parametrize(
    ("lasting", "error"),
    [
        (Reply(500), Unreachable),
        (Reply(200, b'{"tickets": [{"id"'), Unreadable),
        (Reply(200, b"<html>Log in</html>"), Unreadable),
        (Reply(200, b"[" * 100_000), Unreadable),
        (Reply(200, {"error": "no rows here"}), Unreadable),
        (Reply(200, {"tickets": [1, 2]}), Unreadable),
        (Reply(404), Unreadable),
        (Reply(403), Unreadable),
        (Reply(400, {"error": JAN}), Unreadable),
        (Reply(401), Unreachable),
    ],
)
def test_what_stays_wrong_is_said(desk: Tickets, session: RestSession, lasting: Reply, error: type[Exception]) -> None:
    desk.fail("GET /api/tickets", lambda asked: lasting if asked.query.get("page") == "2" else None)
    with pytest.raises(error) as caught:
        everything(session)
    assert JAN not in str(caught.value)
    assert "127.0.0.1" not in str(caught.value)


def test_fewer_rows_than_the_desk_says_are_not_taken_for_all(desk: Tickets, session: RestSession) -> None:
    def shorter(asked: Asked) -> Reply:
        reply = desk.answer(asked)
        return Reply(200, {**reply.body, "tickets": reply.body["tickets"][:7]})

    desk.fail("GET /api/tickets", shorter)
    with pytest.raises(Unreadable, match="25 rows and gives 19"):
        everything(session)


def test_a_row_that_is_deleted_while_pages_are_read_is_noticed(desk: Tickets, session: RestSession) -> None:
    def vanishing(asked: Asked) -> None:
        if asked.query.get("page") == "2":
            desk.tickets.pop(1, None)

    desk.fail("GET /api/tickets", vanishing)
    with pytest.raises(Unreadable, match="shrank"):
        everything(session)


def test_paging_without_an_end_is_stopped(desk: Tickets, session: RestSession) -> None:
    same = Reply(200, {"tickets": [{"id": 1, "email": JAN, "text": "bericht", "tags": []}], "total": 10**9})
    desk.fail("GET /api/tickets", same)
    with pytest.raises(Unreadable, match="again and again"):
        everything(session)


def test_paging_that_goes_on_and_on_is_stopped(desk: Tickets, session: RestSession) -> None:
    def more(asked: Asked) -> Reply:
        row = {"id": int(asked.query["page"]), "email": JAN, "text": "bericht", "tags": []}
        return Reply(200, {"tickets": [row], "total": 10**9})

    desk.fail("GET /api/tickets", more)
    with pytest.raises(Unreadable, match="no end after 60 pages"):
        everything(session)


def test_an_answer_of_200_mb_is_not_taken_in(desk: Tickets, session: RestSession) -> None:
    desk.fail("GET /api/tickets", Reply(200, b" " * 2**20, chunks=200))
    started = time.monotonic()
    with pytest.raises(Unreadable, match="larger than"):
        everything(session)
    assert time.monotonic() - started < 10


def test_an_answer_that_drips_is_given_up(desk: Tickets) -> None:
    with session_on(desk, timeout="1") as session:
        desk.fail("GET /api/tickets", Reply(200, b" ", chunks=100, pause=0.3))
        started = time.monotonic()
        with pytest.raises(Unreachable, match="too long"):
            everything(session)
    assert time.monotonic() - started < 10


def test_a_packed_answer_is_not_unfolded(desk: Tickets, session: RestSession) -> None:
    desk.fail("GET /api/tickets", Reply(200, b"anything", {"Content-Encoding": "gzip"}))
    with pytest.raises(Unreadable, match="packs its answers"):
        everything(session)


@pytest.mark.parametrize("status", [301, 302, 307, 308])
def test_a_redirect_is_not_followed(desk: Tickets, session: RestSession, status: int) -> None:
    with Tickets() as elsewhere:
        desk.fail("GET /api/tickets", Reply(status, None, {"Location": f"{elsewhere.url}/api/tickets"}))
        with pytest.raises(Unreachable, match="elsewhere"):
            everything(session)
        assert elsewhere.asked == []


def test_a_ticket_that_vanished_between_finding_and_writing_is_refused(desk: Tickets, session: RestSession) -> None:
    with pytest.raises(Refused, match="nothing was changed"), session.transaction() as transaction:  # noqa: PT012
        transaction.lock(TICKETS, [key(1), key(2)])
        transaction.change(TICKETS, [Change(key(1), {TEXT: "[gewist]"}), Change(key(2), {TEXT: "[gewist]"})])
        desk.tickets.pop(2)
    assert desk.tickets[1]["text"] == "bericht 0"


def test_a_ticket_that_vanished_before_it_is_erased_is_no_error(desk: Tickets, session: RestSession) -> None:
    with session.transaction() as transaction:
        transaction.lock(TICKETS, [key(1), key(2)])
        assert transaction.erase(TICKETS, [key(1), key(2)]) == 2
        desk.tickets.pop(2)
    assert not {1, 2} & {*desk.tickets, *desk.trash}


def test_a_ticket_that_vanishes_while_it_is_written_is_refused(desk: Tickets, session: RestSession) -> None:
    desk.fail("PATCH /api/tickets/1", Reply(404))
    with pytest.raises(Refused, match="vanished"), session.transaction() as transaction:
        transaction.change(TICKETS, [Change(key(1), {TEXT: "[gewist]"})])


@pytest.mark.parametrize("status", [409, 412, 422, 403])
def test_a_refused_change_is_said(desk: Tickets, session: RestSession, status: int) -> None:
    desk.fail("PATCH /api/tickets/1", Reply(status, {"why": JAN}))
    with pytest.raises(Refused) as caught, session.transaction() as transaction:
        transaction.change(TICKETS, [Change(key(1), {TEXT: "[gewist]"})])
    assert JAN not in str(caught.value)


def test_a_change_that_is_only_said_to_be_made_is_refused(desk: Tickets, session: RestSession) -> None:
    desk.fail("PATCH /api/tickets/1", Reply(200, {"ticket": {"text": "[gewist]"}}))
    with pytest.raises(Refused, match="does not hold it"), session.transaction() as transaction:
        transaction.change(TICKETS, [Change(key(1), {TEXT: "[gewist]"})])


def test_an_erasure_that_is_only_hidden_is_refused(desk: Tickets, session: RestSession) -> None:
    desk.fail("DELETE /api/trash", Reply(204))
    with pytest.raises(Refused, match="does not hold it"), session.transaction() as transaction:
        transaction.erase(TICKETS, [key(1)])
    assert 1 in desk.trash


def test_a_failure_while_erasing_stops_and_can_be_run_again(desk: Tickets, session: RestSession) -> None:
    desk.fail("DELETE /api/trash/2", Reply(500), times=4)
    keys = [key(number) for number in (1, 2, 3)]
    with pytest.raises(Unreachable), session.transaction() as transaction:
        transaction.erase(TICKETS, keys)
    assert 2 in desk.trash
    with session.transaction() as transaction:
        assert set(transaction.lock(TICKETS, keys)) == {key(2), key(3)}
        transaction.erase(TICKETS, keys)
    assert not {1, 2, 3} & {*desk.tickets, *desk.trash}


@pytest.mark.parametrize(
    "url", ["http://desk.example", "https://user@desk.example", "ftp://desk.example", "https://", "https://a/../b", "x"]
)
def test_an_address_that_is_not_safe_is_refused(url: str) -> None:
    with pytest.raises(Unreachable) as caught:
        open_connector(Address(url, "geheim", (("pack", "zendesk"),)))
    assert "geheim" not in str(caught.value)


@pytest.mark.parametrize(
    "host",
    [
        "127.0.0.1",
        "localhost",
        "10.0.0.1",
        "192.168.1.1",
        "169.254.169.254",
        "2130706433",
        "::1",
        "::ffff:10.0.0.1",
        "64:ff9b::a00:1",
    ],
)
def test_a_private_address_is_not_connected_to(host: str) -> None:
    with pytest.raises(Forbidden):
        allowed_address(host, 443, private=False)


@pytest.mark.parametrize("host", ["169.254.169.254", "0.0.0.0", "224.0.0.1", "fe80::1"])
def test_some_addresses_are_never_connected_to(host: str) -> None:
    with pytest.raises(Forbidden):
        allowed_address(host, 443, private=True)


def test_a_name_that_leads_into_a_private_network_is_said_without_it(desk: Tickets) -> None:
    address = Address(desk.url.replace("http:", "https:"), "geheim", (("pack", str(PACK)),))
    with pytest.raises(Unreachable, match="private") as caught, open_connector(address).session():
        pass
    assert "127.0.0.1" not in str(caught.value)
    assert desk.asked == []


def test_a_name_is_resolved_once_and_connected_to_at_that_address(
    desk: Tickets, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A name that points at a good address when it is looked at, and at another a moment later, leads nowhere else."""
    asked: list[str] = []

    def resolve(host: str, port: int, *_: object, **__: object) -> list[tuple[int, int, int, str, tuple[str, int]]]:
        asked.append(host)
        return [(2, 1, 6, "", ("127.0.0.1" if host == "127.0.0.1" or len(asked) == 1 else "10.11.12.13", port))]

    monkeypatch.setattr("houvast.connectors.door.socket.getaddrinfo", resolve)
    at = Address(desk.url.replace("127.0.0.1", "desk.example"), desk.secret, (("pack", str(PACK)), ("private", "yes")))
    with open_connector(at).session() as session:
        assert everything(session) == 25
    assert asked == ["desk.example", "127.0.0.1"]


@pytest.mark.parametrize(
    "next_page", ["https://elsewhere.example/api/tickets?page=2", "http://127.0.0.1:1/api/tickets", "/etc"]
)
def test_a_next_page_elsewhere_is_not_followed(desk: Tickets, tmp_path: Path, next_page: str) -> None:
    pack = tmp_path / "linked.yaml"
    text = PACK.read_text().replace(
        "{kind: page, parameter: page, start: 1, size: {per_page: 10}, total: total}", "{kind: url, next: next}"
    )
    pack.write_text(text)
    desk.fail("GET /api/tickets", Reply(200, {"tickets": [], "next": next_page}))
    with session_on(desk, str(pack)) as session, pytest.raises(Unreadable, match="not followed"):
        everything(session)


def test_nothing_of_what_is_asked_is_logged(session: RestSession, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(0)
    assert len(found(session, TICKETS, EMAIL, FOLDED, JAN)) == 5
    assert JAN.partition("@")[0] not in caplog.text
