"""A case with systems that people answer for: a cabinet of ours, and an external party behind a link."""

import json
from datetime import date, timedelta
from io import BytesIO
from typing import Any

import pytest
import pyzipper
from django.test import Client

from houvast.features.datamap.actions import load_map
from houvast.features.datamap.queries import check_map, current_map, reachable_map
from houvast.features.rights.actions.answering import NotReady, answer_case, preview
from houvast.features.rights.actions.carrying_out import plan_case, read_case_back
from houvast.features.rights.actions.closing import CannotClose, close_case, shred_case
from houvast.features.rights.actions.identifying import verify_identity
from houvast.features.rights.actions.locating import locate_person
from houvast.features.rights.actions.registering import give_keys
from houvast.features.rights.answer.page import write_page
from houvast.features.rights.contracts import Outcome, Reason, Right
from houvast.features.rights.queries import case_record
from houvast.features.systems.actions import add_system
from houvast.features.systems.queries import AnsweredByHand, open_connector
from houvast.features.tasks.actions.answering import answer_task
from houvast.features.tasks.actions.linking import make_link
from houvast.features.tasks.contracts import Given, TaskFacts, TaskKind, TaskState
from houvast.features.tasks.queries import asked_of, tasks_of
from houvast.foundation.evidence.queries import timeline, verify
from houvast.foundation.files.actions import open_file
from houvast.foundation.keys.sealing import KeyDestroyed
from tests.journeys.centre import NOON, SYSTEM, TODAY, Centre, open_centre, verified_case
from tests.journeys.steps import WHO, carried_out, left_untold, located

pytestmark = [pytest.mark.django_db]
PARTY = "Drukkerij Voorbeeld"
MAP = """
dataset:
  - fides_key: archive
    name: Papieren archief
    collections:
      - name: folders
        houvast: {scope: {organisation: energie}}
        fields:
          - name: name
            data_categories: [user.name]
"""


@pytest.fixture
def centre(tmp_path, db) -> Centre:
    opened = open_centre(tmp_path, people=40)
    cabinet = {"where": "Kast 3, kelder", "retention": "nl.tax.invoices"}
    add_system(key="archive", kind="manual", url="manual:archive", options=cabinet, **WHO)
    load_map(name="archive", text=MAP, **WHO)
    party = {"party": PARTY, "email": "privacy@drukkerij.example", "for": "energie", "language": "en"}
    add_system(key="printer", kind="manual", url="manual:printer", options=party, **WHO)
    return opened


def task(case: str, system: str, kind: TaskKind) -> TaskFacts:
    return next(one for one in tasks_of(case) if (one.system, one.kind) == (system, kind))


def say(case: str, system: str, kind: TaskKind, answer: TaskState, **more: object) -> TaskFacts:
    return answer_task(task=task(case, system, kind).id, answer=answer, on=TODAY, **more, **WHO)  # type: ignore[arg-type]


def by_link(found: TaskFacts, sent: dict[str, object]) -> str:
    """Answer as the party does, with a browser and its link."""
    address = f"/t/{make_link(task=found, **WHO)}"
    client = Client()
    assert "vera" not in client.get(address).content.decode().lower()
    assert "Vera" in client.post(address, {"open": "1"}, follow=True).content.decode()
    assert client.post(address, {"name": "Paula Proef", **sent}).status_code == 200
    return address


def test_an_erasure_from_the_first_question_to_the_letter(centre):
    case = located(centre, "vera", "energie")
    asked = {(one.system, one.kind, one.is_outside) for one in tasks_of(case)}
    assert asked == {("archive", TaskKind.LOCATE, False), ("printer", TaskKind.LOCATE, True)}
    assert dict(asked_of(task(case, "printer", TaskKind.LOCATE).id).look_for)["email"]
    legal = case_record(case).due_on
    assert all(TODAY < one.due_on < legal for one in tasks_of(case))

    say(case, "archive", TaskKind.LOCATE, TaskState.DONE)
    by_link(task(case, "printer", TaskKind.LOCATE), {"answer": "done"})
    carried_out(case)
    read_case_back(case=case, **WHO)
    assert {one.kind for one in tasks_of(case) if one.is_open} == {TaskKind.ERASE}
    with pytest.raises(NotReady, match="2 tasks wait"):
        answer_case(case=case, **WHO)

    say(
        case,
        "archive",
        TaskKind.ERASE,
        TaskState.EXCEPTION,
        ground="nl.tax.invoices",
        until=TODAY + timedelta(days=900),
    )
    until = TODAY + timedelta(days=400)
    exception = {"answer": "exception", "ground": "other", "until": until.isoformat(), "words": "Lopend geschil <b>"}
    by_link(task(case, "printer", TaskKind.ERASE), exception)
    page = write_page(preview(case=case, at=NOON))
    assert all(text in page for text in ("Papieren archief", "Lopend geschil &lt;b&gt;", "niet zelf nakijken", PARTY))
    answered = answer_case(case=case, **WHO)
    assert answered.outcome is Outcome.PARTLY
    left_untold(case)
    close_case(case=case, **WHO)
    assert [fact.kind for fact in timeline(case)].count("tasks.shown") == 2
    assert verify().ok
    is_told(json.loads(packed(answered)["gegevens.json"]), until)
    shred_case(case=case, **WHO)
    with pytest.raises(KeyDestroyed):
        asked_of(tasks_of(case)[0].id)


def is_told(told: dict[str, Any], until: date) -> None:
    """Look whether the answer for machines says what stays, and that it is somebody's word."""
    assert {one["proof"] for one in told["statements"]} == {"statement"}
    assert [(one["system"], one["until"]) for one in told["kept"] if one["count"] is None] == [
        ("Papieren archief", (TODAY + timedelta(days=900)).isoformat()),
        ("printer", until.isoformat()),
    ]


def packed(answered) -> dict[str, bytes]:
    """Open the answer pack."""
    content = b"".join(open_file(answered.file.id, by=SYSTEM, at=NOON).pieces)
    with pyzipper.AESZipFile(BytesIO(content)) as archive:
        archive.setpassword(answered.code.encode())
        return {name: archive.read(name) for name in archive.namelist()}


def test_nothing_held_asks_no_more(centre):
    case = located(centre, "vera", "energie")
    say(case, "archive", TaskKind.LOCATE, TaskState.NOT_FOUND)
    say(case, "printer", TaskKind.LOCATE, TaskState.NOT_FOUND)
    carried_out(case)
    read_case_back(case=case, **WHO)
    assert all(one.kind is TaskKind.LOCATE for one in tasks_of(case))
    answer_case(case=case, **WHO)
    left_untold(case)
    close_case(case=case, **WHO)


def test_carrying_out_takes_back_an_open_question(centre):
    case = located(centre, "vera", "energie")
    carried_out(case)
    assert {(one.system, one.kind) for one in tasks_of(case)} == {
        ("archive", TaskKind.ERASE),
        ("printer", TaskKind.ERASE),
    }


def test_a_case_of_which_only_the_cabinet_holds_something_is_not_answered_as_nothing_found(centre):
    case = verified_case(centre, "vera", "energie", Right.ERASURE)
    give_keys(case=case, keys=[("email", "niemand@example.org")], name="Vera", **WHO)
    verify_identity(case=case, level=2, method="call_back", proven=("email",), passed=True, **WHO)
    assert locate_person(case=case, **WHO).located == ()
    say(case, "archive", TaskKind.LOCATE, TaskState.DONE)
    say(case, "printer", TaskKind.LOCATE, TaskState.NOT_FOUND)
    with pytest.raises(NotReady, match="make the plan and carry it out"):
        answer_case(case=case, **WHO)
    carried_out(case)
    read_case_back(case=case, **WHO)
    say(case, "archive", TaskKind.ERASE, TaskState.DONE)
    assert answer_case(case=case, **WHO).outcome is Outcome.GRANTED


def test_an_access_gives_the_copies_that_were_handed_in(centre):
    case = located(centre, "vera", "energie", Right.ACCESS)
    copy = Given("kopie.pdf", b"%PDF-1.7 alles")
    say(case, "archive", TaskKind.LOCATE, TaskState.DONE, files=[copy])
    say(case, "printer", TaskKind.LOCATE, TaskState.NOT_FOUND)
    files = packed(answer_case(case=case, **WHO))
    assert files["kopie-01.pdf"] == copy.data
    assert json.loads(files["gegevens.json"])["copies"] == [
        {"file": "kopie-01.pdf", "description": "Papieren archief, kopie 1"}
    ]


def test_a_system_that_was_added_after_the_search_is_asked_first(centre):
    case = located(centre, "vera", "energie", Right.ACCESS)
    for system in ("archive", "printer"):
        say(case, system, TaskKind.LOCATE, TaskState.NOT_FOUND)
    add_system(key="attic", kind="manual", url="manual:attic", options={"for": "energie"}, **WHO)
    with pytest.raises(NotReady, match="nobody was asked about the system attic"):
        answer_case(case=case, **WHO)
    locate_person(case=case, **WHO)
    assert [one.system for one in tasks_of(case) if one.is_open] == ["attic"]


def test_an_open_task_keeps_a_case_that_was_refused_from_closing(centre):
    case = located(centre, "vera", "energie")
    answer_case(case=case, outcome=Outcome.REFUSED, reasons=[Reason("Kennelijk ongegrond.", "AVG art. 15(4)")], **WHO)
    with pytest.raises(CannotClose, match="2 tasks wait"):
        close_case(case=case, **WHO)


def test_another_principal_is_asked_nothing(centre):
    case = located(centre, "mieke", "scaldis")
    assert tasks_of(case) == ()


def test_a_mapped_system_by_hand_is_never_opened(centre):
    assert "archive" in {system.key for system in current_map().systems}
    assert "archive" not in {system.key for system in reachable_map().systems}
    with pytest.raises(AnsweredByHand):
        open_connector("archive")
    assert [problem for problem in check_map(["archive", "printer"]) if problem.severity == "error"] == []
    case = located(centre, "vera", "energie")
    assert plan_case(case=case, **WHO).plan.errors == ()
