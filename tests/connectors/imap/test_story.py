"""A case from beginning to end in which the only system is a mailbox."""

from datetime import UTC, datetime, timedelta

import pytest

from houvast.engines.datamap.rows import Kind, RowKey
from houvast.features.datamap.actions import load_map
from houvast.features.erasure.contracts import PlanState
from houvast.features.rights.actions.carrying_out import approve_case_plan, execute_case, plan_case, read_case_back
from houvast.features.rights.actions.identifying import verify_identity
from houvast.features.rights.actions.locating import decide_on, locate_person
from houvast.features.rights.actions.registering import register_case
from houvast.features.rights.contracts import Channel, Right
from houvast.features.systems.actions import add_system
from houvast.foundation.events.facts import Actor
from houvast.foundation.organisations.actions import add_organisation, record_instruction
from tests.connectors.imap.letters import DESK, JAN, MAP_TEXT, PIET, Box, in_parts, letter, part

pytestmark = [pytest.mark.django_db]

NOON = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)
SYSTEM = Actor("system", "test")
LATIN = "text/plain; charset=windows-1252"
HTML = "<p>Bel <b>jan.voor</b>beeld&#64;example.org <a href='mailto:jan.voorbeeld@example.org'>terug</a></p>"


@pytest.fixture
def mailbox(box: Box, tmp_path, db) -> Box:
    secret = tmp_path / "secret"
    secret.write_text(box.password)
    secret.chmod(0o600)
    contact = {"email": "privacy@example.org", "phone": "+31 20 000 00 00", "address": ("Kade 1", "1000 AA Stad")}
    for key, kind in (("own", "own"), ("energie", "principal")):
        add_organisation(key=key, name=key.title(), kind=kind, country="NL", by=SYSTEM, at=NOON, **contact)
    record_instruction(organisation_key="energie", reference="VWO-2026-014", by=SYSTEM, at=NOON)
    add_system(key="mail", url=box.url, secret_ref=f"file:{secret}", by=SYSTEM, at=NOON)
    scoped = MAP_TEXT.replace(
        "          subject: event\n", "          subject: event\n          scope: {organisation: energie}\n"
    )
    load_map(name="mail", text=scoped, by=SYSTEM, at=NOON)
    return box


@pytest.fixture
def hers(mailbox: Box) -> dict[str, RowKey]:
    """Letters of one person, and of others: with her in it, in her conversation, and without her."""
    put, root = mailbox.put, "<1@jan.example>"
    asked = letter("Waar blijft hij?", from_=f"Jan Voorbeeld <{JAN}>", to=DESK, message_id=root)
    put(asked, "Trash")
    text = part("Bel jan.voorbeeld=40example.org; caf=E9", LATIN, content_transfer_encoding="quoted-printable")
    two = in_parts(
        text, part(HTML, "text/html"), kind="alternative", from_=DESK, to=PIET, message_id="<4@mail.example>"
    )
    answer = letter("Morgen.", from_=DESK, to=f"{PIET}, {JAN}", message_id="<2@mail.example>", references=root)
    inside = letter("Wie pakt dit op?", from_=DESK, to=PIET, message_id="<3@mail.example>", references=root)
    return {
        "asked": put(asked),
        "answered": put(answer, "Sent"),
        "inside": put(inside, "Sent"),
        "mention": put(two, flags="\\Seen \\Flagged"),
        "other": put(letter("Iets anders", from_=PIET, to=DESK, message_id="<5@mail.example>")),
    }


def verified() -> str:
    keys = [("email", JAN)]
    case = register_case(
        organisation="energie", right=Right.ERASURE, channel=Channel.PHONE, received_at=NOON - timedelta(days=2),
        name="Jan Voorbeeld", keys=keys, by=SYSTEM, at=NOON,
    )  # fmt: skip
    verify_identity(case=case.number, level=2, method="call_back", proven=("email",), passed=True, by=SYSTEM, at=NOON)
    return case.number


def test_a_person_is_found_erased_and_stays_gone(mailbox, hers):
    others = [raw for raw in mailbox.all() if b"<5@mail" in raw]
    inside = [raw for raw in mailbox.all("Sent") if b"<3@mail" in raw]
    marks = mailbox.marks()
    case = verified()
    found = locate_person(case=case, by=SYSTEM, at=NOON)
    kinds = {item.row.key: item.kind for item in found.located}
    assert kinds == {
        hers["asked"]: Kind.OWN,
        hers["answered"]: Kind.OWN,
        hers["inside"]: Kind.CANDIDATE,
        hers["mention"]: Kind.MENTION,
    }
    assert mailbox.marks() == marks
    decide_on(case=case, key=hers["inside"], accepted=False, by=SYSTEM, at=NOON)
    locate_person(case=case, by=SYSTEM, at=NOON)

    plan = plan_case(case=case, by=SYSTEM, at=NOON)
    assert plan.plan.errors == ()
    verbs = {row.key: row.verb.value for row in plan.plan.rows}
    assert verbs == {hers["asked"]: "delete", hers["answered"]: "delete", hers["mention"]: "change"}
    approve_case_plan(case=case, plan_hash=plan.hash, by=SYSTEM, at=NOON)
    done = execute_case(case=case, by=SYSTEM, at=NOON, clock=lambda: NOON)
    assert done.state is PlanState.EXECUTED, [w.trouble for w in done.work]
    proven = read_case_back(case=case, by=SYSTEM, at=NOON)
    assert proven.residue == ()
    assert proven.state is PlanState.PROVEN

    assert mailbox.all("Trash") == []
    assert mailbox.all("Sent") == inside
    kept, changed = mailbox.all()
    assert [kept] == others
    assert b"Bel [gewist]; caf=E9" in changed
    assert b"Bel <b>[gewist]</b>" in changed
    assert b"mailto:[gewist]" in changed
    files = [
        p for p in mailbox.server.folder(mailbox.user).rglob("*") if p.is_file() and b"voorbeeld" in p.read_bytes()
    ]
    assert {p.name for p in files} <= {"dovecot.index.cache"}  # the server's own, which it cleans in its own time
