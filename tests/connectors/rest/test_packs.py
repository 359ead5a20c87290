"""The packs that come along, against answers as the services' public documentation has them."""

from collections.abc import Iterator
from dataclasses import dataclass

import pytest

from houvast.connectors.protocol import Change, Comparison, Match, Refused, Unreachable
from houvast.connectors.rest.reading import SHIPPED, pack_named, shipped
from houvast.connectors.rest.session import RestSession
from houvast.connectors.rest.shaping import WIPED, table_of
from houvast.engines.datamap.checks import check
from houvast.engines.datamap.fides import read_map
from houvast.engines.datamap.model import Collection
from tests.connectors.rest.desks import found, session_on
from tests.connectors.rest.documented import HANNA, SECRET, TEXT, Chatwoot, Documented, Freshdesk, Zammad, Zendesk

FOLDED, EXACT, CONTAINS, WITHIN = Comparison.FOLDED, Comparison.EXACT, Comparison.CONTAINS, Comparison.DIGITS_WITHIN


@dataclass(frozen=True)
class Kind:
    """A kind of help desk: its pack, options, and where people, tickets and what they wrote stand."""

    pack: str
    desk: type[Documented]
    people: str
    tickets: str
    texts: tuple[str, str]
    written: int
    options: tuple[tuple[str, str], ...] = ()


AGENT = (("user", "agent@example.org"),)
KINDS = (
    Kind(
        "zendesk", Zendesk, "users", "tickets.requester_id", ("comments", "body"), 2, (("user", "agent@example.org"),)
    ),
    Kind("zammad", Zammad, "users", "tickets.customer_id", ("articles", "body"), 1),
    Kind("freshdesk", Freshdesk, "contacts", "tickets.requester_id", ("conversations", "body_text"), 3),
    Kind("chatwoot", Chatwoot, "contacts", "conversations.contact", ("messages", "content"), 5, (("account", "3"),)),
)


@dataclass
class Opened:
    """A session on a help desk, with its map."""

    kind: Kind
    desk: Documented
    session: RestSession
    collections: dict[str, Collection]

    def erase(self, name: str, field: str, how: Comparison, value: str) -> int:
        rows = list(self.session.find(self.collections[name], [match_of(field, how, value)]))
        with self.session.transaction() as transaction:
            transaction.lock(self.collections[name], [row.key for row in rows])
            return transaction.erase(self.collections[name], [row.key for row in rows])


@pytest.fixture(params=KINDS, ids=[kind.pack for kind in KINDS])
def opened(request: pytest.FixtureRequest) -> Iterator[Opened]:
    yield from _open(request.param)


@pytest.fixture
def zendesk() -> Iterator[Opened]:
    yield from _open(KINDS[0])


def _open(kind: Kind) -> Iterator[Opened]:
    desk = kind.desk()
    try:
        with session_on(desk, kind.pack, SECRET, **dict(kind.options)) as session:
            yield Opened(kind, desk, session, collections_of(kind.pack))
    finally:
        desk.stop()


def collections_of(pack: str) -> dict[str, Collection]:
    (system,) = read_map((SHIPPED / f"{pack}.map.yaml").read_text(encoding="utf-8")).systems
    return {c.id.name: c for c in system.collections}


def match_of(field: str, how: Comparison, *values: str) -> Match:
    return Match(field, how, values)


def test_every_pack_has_its_map_and_says_against_what_it_was_tried() -> None:
    assert set(shipped()) == {"request_tracker", *(kind.pack for kind in KINDS)}
    for name in shipped():
        pack = pack_named(name)
        assert "real" in pack.tested
        for collection in collections_of(name).values():
            assert set(collection.key) == set(table_of(pack, collection).key)


def test_the_map_fits_what_the_pack_says(opened: Opened) -> None:
    whole = read_map((SHIPPED / f"{opened.kind.pack}.map.yaml").read_text(encoding="utf-8"))
    problems = check(whole.systems[0], opened.session.describe(), whole, frozenset())
    codes = {p.code for p in problems if p.severity == "error"}
    assert codes <= {"no_right_to_update", "read_only"}


def test_a_person_is_found_by_address_in_any_case(opened: Opened) -> None:
    people = opened.collections[opened.kind.people]
    (person,) = found(opened.session, people, "email", FOLDED, f" {HANNA} ")
    assert person["id"] == 7
    assert found(opened.session, people, "email", FOLDED, "niemand@example.org") == []
    assert len(list(opened.session.find(people, [match_of("email", CONTAINS, "@example")]))) >= 2


def test_tickets_and_what_was_written_are_found_by_reference(opened: Opened) -> None:
    name, field = opened.kind.tickets.split(".")
    (ticket,) = found(opened.session, opened.collections[name], field, EXACT, "7")
    texts, text = opened.kind.texts
    parent = next(f.name for f in opened.collections[texts].fields if f.references)
    written = found(opened.session, opened.collections[texts], parent, EXACT, str(ticket["id"]))
    assert all(TEXT in str(row[text]) for row in written)
    assert written


def test_words_and_numbers_are_found_in_what_was_written(opened: Opened) -> None:
    name, text = opened.kind.texts
    assert len(found(opened.session, opened.collections[name], text, CONTAINS, HANNA.upper())) == opened.kind.written
    assert found(opened.session, opened.collections[name], text, WITHIN, "612345678")
    assert found(opened.session, opened.collections[name], text, CONTAINS, "iets heel anders") == []


def test_reading_gives_what_finding_gave(opened: Opened) -> None:
    name, text = opened.kind.texts
    rows = {r.key: r for r in opened.session.find(opened.collections[name], [match_of(text, CONTAINS, "Hanna")])}
    assert opened.session.read(opened.collections[name], list(rows)) == rows


def test_a_person_is_changed_and_then_erased(opened: Opened) -> None:
    people = opened.collections[opened.kind.people]
    field = "phone_number" if "phone_number" in people.by_name else "phone"
    (row,) = opened.session.find(people, [match_of("email", FOLDED, HANNA)])
    with opened.session.transaction() as transaction:
        assert transaction.change(people, [Change(row.key, {field: None})]) == 1
    assert opened.session.read(people, [row.key])[row.key].values[field] is None
    assert opened.erase(people.id.name, "email", FOLDED, HANNA) == 1
    assert opened.session.read(people, [row.key]) == {}
    assert 7 not in opened.desk.rows[opened.kind.people]
    assert not opened.desk.rows.get("deleted_users")


def test_what_was_written_is_erased_where_the_interface_can(opened: Opened) -> None:
    name, text = opened.kind.texts
    if not pack_named(opened.kind.pack).collections[name].erase:
        with pytest.raises(Refused, match="cannot erase"):
            opened.erase(name, text, CONTAINS, TEXT)
        return
    assert opened.erase(name, text, CONTAINS, TEXT) == opened.kind.written
    assert found(opened.session, opened.collections[name], text, CONTAINS, HANNA) == []
    assert HANNA not in str({n: r for n, r in opened.desk.rows.items() if n.endswith(("messages", "conversations"))})


def test_a_wrong_secret_is_refused(opened: Opened) -> None:
    options = dict(opened.kind.options)
    with pytest.raises(Unreachable, match="login"), session_on(opened.desk, opened.kind.pack, "fout", **options):
        pass


def test_words_are_redacted_in_a_comment_of_zendesk(zendesk: Opened) -> None:
    comments = zendesk.collections["comments"]
    (row,) = zendesk.session.find(comments, [match_of("body", CONTAINS, "Mijn buur")])
    new = f"Mijn buur is {WIPED}."
    with zendesk.session.transaction() as transaction:
        transaction.lock(comments, [row.key])
        assert transaction.change(comments, [Change(row.key, {"body": new})]) == 1
    assert zendesk.session.read(comments, [row.key])[row.key].values["body"] == new
    assert zendesk.desk.rows["comments"][1001]["body"] == f"Mijn buur is {'▇' * len(HANNA)}."


def test_a_comment_of_zendesk_takes_no_other_words(zendesk: Opened) -> None:
    comments = zendesk.collections["comments"]
    (row,) = zendesk.session.find(comments, [match_of("body", CONTAINS, "Mijn buur")])
    with pytest.raises(Refused, match="taken out"), zendesk.session.transaction() as transaction:
        transaction.change(comments, [Change(row.key, {"body": "Iets anders."})])


def test_a_ticket_of_zendesk_goes_with_its_trash(zendesk: Opened) -> None:
    assert zendesk.erase("tickets", "requester_id", EXACT, "7") == 1
    assert 100 not in zendesk.desk.rows["tickets"]
    assert zendesk.desk.rows["deleted_tickets"] == {}


def test_what_lies_in_the_trash_of_zendesk_is_found(zendesk: Opened) -> None:
    rows = zendesk.desk.rows
    rows["deleted_tickets"][100] = rows["tickets"].pop(100) | {"deleted_at": "2026-11-01T00:00:00Z"}
    assert found(zendesk.session, zendesk.collections["deleted_tickets"], "description", CONTAINS, HANNA)
    assert zendesk.erase("deleted_tickets", "description", CONTAINS, HANNA) == 1
    assert rows["deleted_tickets"] == {}
