"""A real Request Tracker: what people wrote is found in it, erased from it, and not found again."""

import secrets
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from houvast.connectors.protocol import Address, Change, Comparison, Match, Refused, Unreachable
from houvast.connectors.rest.connector import open_connector
from houvast.connectors.rest.reading import SHIPPED
from houvast.connectors.rest.session import RestSession
from houvast.engines.datamap.fides import read_map
from houvast.engines.datamap.model import Collection, CollectionId
from houvast.engines.datamap.rows import RowKey
from houvast.features.datamap.actions import load_map
from houvast.features.datamap.queries import check_map
from houvast.features.erasure.contracts import PlanState
from houvast.features.rights.actions.carrying_out import approve_case_plan, execute_case, plan_case, read_case_back
from houvast.features.rights.actions.identifying import verify_identity
from houvast.features.rights.actions.locating import locate_person
from houvast.features.rights.actions.registering import register_case
from houvast.features.rights.contracts import Channel, Right
from houvast.features.systems.actions import add_system
from houvast.foundation.events.facts import Actor
from houvast.foundation.organisations.actions import add_organisation
from tests.services.request_tracker import RequestTracker

NOON = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)
WHO: dict[str, Any] = {"by": Actor("system", "test"), "at": NOON}
MAP = (SHIPPED / "request_tracker.map.yaml").read_text(encoding="utf-8")
BOTH = (SHIPPED / "request_tracker_database.map.yaml").read_text(encoding="utf-8")
COLLECTIONS: Mapping[str, Collection] = {c.id.name: c for c in read_map(MAP).systems[0].collections}


@dataclass(frozen=True)
class Story:
    """What one customer and another left behind; `word` stands in everything that is about the first."""

    email: str
    word: str
    phone: str
    ticket: str
    merged: str
    other: str


@pytest.fixture(scope="module")
def story(request_tracker: RequestTracker) -> Story:
    """What is only read."""
    return write_story(request_tracker)


@pytest.fixture
def passing(request_tracker: RequestTracker) -> Story:
    """What is written to."""
    return write_story(request_tracker)


def write_story(desk: RequestTracker) -> Story:
    word = f"zeilboot{secrets.token_hex(4)}"
    email, phone = f"{word}@example.org", f"06{secrets.randbelow(10**8):08}"
    desk.user_named(
        f"Klant-{word}", EmailAddress=email.title(), RealName=f"Vera {word}", MobilePhone=f"{phone[:2]}-{phone[2:]}"
    )
    ticket = desk.ticket(email, f"Vraag over {word}", f"Mijn {word} is stuk. Bel {phone[:4]} {phone[4:]}.")
    merged = desk.ticket(email, f"Nogmaals {word}", f"En mijn {word} lekt ook.")
    other = desk.ticket(f"bo-{word[8:]}@example.net", "Andere klant", f"Ik ben de buur van {email} en lees mee.")
    desk.comment(ticket, f"Klant belde over {word}", {f"{word}.txt": f"Foto van {word}\n".encode()})
    desk.merge(merged, into=ticket)
    return Story(email, word, phone, ticket, merged, other)


@pytest.fixture
def session(request_tracker: RequestTracker) -> Iterator[RestSession]:
    with open_connector(address(request_tracker)).session() as opened:
        yield opened


def address(desk: RequestTracker, **options: str) -> Address:
    given = {"pack": "request_tracker", "private": "yes", "user": desk.user, **options}
    return Address(desk.url, desk.secret, tuple(given.items()))


def found(session: RestSession, collection: str, field: str, how: Comparison, *values: str) -> list[Mapping[str, Any]]:
    return [row.values for row in session.find(COLLECTIONS[collection], [Match(field, how, values)])]


def test_it_says_what_it_is(session: RestSession) -> None:
    facts = session.describe(["users", "history"])
    assert facts.version.startswith("Request Tracker 5.")
    assert not facts.transactional
    assert [(c.name, c.may_update, c.may_delete) for c in facts.collections] == [
        ("history", False, False),
        ("users", False, False),
    ]


def test_a_person_is_found_by_address_in_any_case(session: RestSession, story: Story) -> None:
    (user,) = found(session, "users", "EmailAddress", Comparison.FOLDED, f" {story.email.upper()} ")
    assert user["RealName"] == f"Vera {story.word}"
    assert found(session, "users", "EmailAddress", Comparison.FOLDED, "niemand@example.org") == []
    assert found(session, "users", "MobilePhone", Comparison.DIGITS, story.phone)


def test_the_tickets_of_a_person_come_with_what_was_merged_into_them(session: RestSession, story: Story) -> None:
    tickets = found(session, "tickets", "Requestor", Comparison.EXACT, f"Klant-{story.word}")
    assert [t["id"] for t in tickets] == [int(story.ticket)]
    history = found(session, "history", "ticket", Comparison.EXACT, story.ticket)
    assert [h["Type"] for h in history].count("Create") == 2
    steps = [str(h["id"]) for h in history]
    written = found(session, "attachments", "TransactionId", Comparison.EXACT, *steps)
    texts = [str(a["Content"]) for a in written]
    assert f"En mijn {story.word} lekt ook." in texts
    assert f"Foto van {story.word}\n" in texts
    assert {a["Filename"] for a in written} == {None, f"{story.word}.txt"}


def test_words_are_found_in_bodies_and_names_of_files(session: RestSession, story: Story) -> None:
    assert (
        len(found(session, "attachments", "Content", Comparison.CONTAINS, story.word.upper())) >= 5
    )  # with what RT mailed
    assert len(found(session, "attachments", "Filename", Comparison.CONTAINS, story.word)) == 1
    assert len(found(session, "tickets", "Subject", Comparison.CONTAINS, story.word)) == 1
    assert found(session, "attachments", "Content", Comparison.CONTAINS, "zo niet geschreven") == []


@pytest.mark.parametrize("text", ["O'Neill' OR id > 0 --", "100%", "a\\b", '"quoted"', "'"])
def test_what_means_something_to_the_system_is_only_text(session: RestSession, story: Story, text: str) -> None:
    assert found(session, "tickets", "Subject", Comparison.CONTAINS, text) == []
    assert found(session, "tickets", "Requestor", Comparison.EXACT, text) == []


def test_reading_gives_what_finding_gave(session: RestSession, story: Story) -> None:
    match = Match("Requestor", Comparison.EXACT, (f"Klant-{story.word}",))
    rows = {row.key: row for row in session.find(COLLECTIONS["tickets"], [match])}
    assert session.read(COLLECTIONS["tickets"], list(rows)) == rows
    assert session.read(COLLECTIONS["tickets"], [RowKey(COLLECTIONS["tickets"].id, (("id", 999_999),))]) == {}


def test_a_refused_login_is_said(request_tracker: RequestTracker) -> None:
    wrong = Address(request_tracker.url, "fout-wachtwoord", address(request_tracker).options)
    with pytest.raises(Unreachable, match="login") as caught, open_connector(wrong).session():
        pass
    assert "fout-wachtwoord" not in str(caught.value)


def test_what_the_history_would_keep_is_not_written(session: RestSession, story: Story) -> None:
    (row,) = session.find(COLLECTIONS["users"], [Match("EmailAddress", Comparison.FOLDED, (story.email,))])
    with pytest.raises(Refused, match="history"), session.transaction() as transaction:
        transaction.change(COLLECTIONS["users"], [Change(row.key, {"EmailAddress": None})])
    assert session.read(COLLECTIONS["users"], [row.key]) == {row.key: row}


def test_it_really_keeps_old_values(request_tracker: RequestTracker, passing: Story) -> None:
    users, match = COLLECTIONS["users"], Match("EmailAddress", Comparison.FOLDED, (passing.email,))
    with open_connector(address(request_tracker, history="elsewhere")).session() as session:
        (row,) = session.find(users, [match])
        with session.transaction() as transaction:
            transaction.lock(users, [row.key])
            transaction.change(users, [Change(row.key, {"EmailAddress": None, "RealName": None})])
        (after,) = session.read(users, [row.key]).values()
        assert (after.values["EmailAddress"], after.values["RealName"]) == (None, None)
        kept = found(session, "user_history", "user", Comparison.EXACT, str(row.values["id"]))
    assert passing.email.title() in [step["OldValue"] for step in kept]
    assert request_tracker.stored("SELECT count(*) FROM Transactions WHERE OldValue = ?", passing.email.title())[0][0]


def test_a_change_that_is_answered_with_ok_and_not_made_is_refused(
    request_tracker: RequestTracker, story: Story
) -> None:
    users = COLLECTIONS["users"]
    nobody = RowKey(CollectionId("request_tracker", "users"), (("id", 6),))  # RT's own user, that it never changes
    with (
        open_connector(address(request_tracker, history="elsewhere")).session() as session,
        pytest.raises(Refused, match="does not hold it"),
        session.transaction() as transaction,
    ):
        transaction.change(users, [Change(nobody, {"RealName": "iemand"})])


def connect(desk: RequestTracker, folder: Path, monkeypatch: pytest.MonkeyPatch, text: str) -> None:
    monkeypatch.setenv("DESK_SECRET", desk.secret)
    contact = {"email": "privacy@example.org", "phone": "+31 20 000 00 00", "address": ("Proefkade 1", "Proefstad")}
    add_organisation(key="own", name="Belhuis Noord", kind="own", country="NL", **contact, **WHO)
    options = {"pack": "request_tracker", "private": "yes", "user": desk.user}
    add_system(key="request_tracker", kind="rest", url=desk.url, secret_ref="env:DESK_SECRET", options=options, **WHO)
    if "request_tracker_database" in text:
        add_system(key="request_tracker_database", url=f"sqlite:///{desk.database}", **WHO)
    load_map(name="desk", text=text, **WHO)


def located_case(story: Story) -> str:
    case = register_case(
        organisation="own", right=Right.ERASURE, channel=Channel.PHONE, received_at=NOON, name="Vera Voorbeeld",
        keys=[("email", story.email)], **WHO,
    ).number  # fmt: skip
    verify_identity(case=case, level=2, method="call_back", proven=("email",), passed=True, **WHO)
    locate_person(case=case, **WHO)
    return case


@pytest.mark.django_db(transaction=True)
def test_an_erasure_through_the_interface_alone_is_an_error_of_the_plan(
    request_tracker: RequestTracker, story: Story, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    connect(request_tracker, tmp_path, monkeypatch, MAP)
    plan = plan_case(case=located_case(story), **WHO)
    assert {"read_only"} == {error.code for error in plan.plan.errors}
    assert "request_tracker:attachments.Content" in {error.where for error in plan.plan.errors}


@pytest.mark.django_db(transaction=True)
def test_found_by_the_interface_and_erased_in_the_database(
    request_tracker: RequestTracker,
    passing: Story,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    session: RestSession,
) -> None:
    assert request_tracker.holds(passing.word)
    connect(request_tracker, tmp_path, monkeypatch, BOTH)
    assert [p for p in check_map() if p.severity == "error"] == []
    case = located_case(passing)
    plan = plan_case(case=case, **WHO)
    assert plan.plan.errors == ()
    approve_case_plan(case=case, plan_hash=plan.hash, **WHO)
    done = execute_case(case=case, clock=lambda: NOON, **WHO)
    assert done.state is PlanState.EXECUTED, [work.trouble for work in done.work]
    assert [r for r in read_case_back(case=case, **WHO).residue if not r.explained] == []
    assert not request_tracker.holds(passing.word)
    assert found(session, "users", "EmailAddress", Comparison.FOLDED, passing.email) == []
    assert found(session, "attachments", "Content", Comparison.CONTAINS, passing.word) == []
    (neighbour,) = found(session, "tickets", "id", Comparison.EXACT, passing.other)
    assert neighbour["Subject"] == "Andere klant"
    assert found(session, "attachments", "Content", Comparison.CONTAINS, "Ik ben de buur van [gewist]")
