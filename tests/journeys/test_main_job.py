"""The main job from beginning to end, through the actions, on real source databases."""

from io import BytesIO

import pytest
import pyzipper

from houvast.engines.datamap.rows import Kind
from houvast.features.erasure.contracts import PlanState
from houvast.features.erasure.queries import latest_plan
from houvast.features.locating.contracts import LocatedSet
from houvast.features.rights.actions.answering import Answered, answer_case
from houvast.features.rights.actions.carrying_out import approve_case_plan, execute_case, plan_case, read_case_back
from houvast.features.rights.actions.closing import close_case
from houvast.features.rights.actions.locating import decide_on, locate_person
from houvast.features.rights.contracts import Outcome, Right, Status
from houvast.features.rights.queries import case_record
from houvast.foundation.evidence import queries as evidence
from houvast.foundation.files.actions import open_file
from tests.journeys.centre import NOON, SYSTEM, Centre, open_centre, verified_case
from tests.journeys.steps import left_untold

pytestmark = [pytest.mark.django_db]


DATABASES = ("crm", "tickets", "billing", "dialler")


@pytest.fixture(params=["sqlite", "postgresql", "mariadb"])
def centre(request, tmp_path, db) -> Centre:
    if request.param == "sqlite":
        return open_centre(tmp_path)
    server = request.getfixturevalue("postgres" if request.param == "postgresql" else "mariadb")
    return open_centre(tmp_path, urls={name: server.database(f"main_{name}") for name in DATABASES})


def locate_and_decide(centre: Centre, case: str, name: str, organisation: str) -> LocatedSet:
    found = locate_person(case=case, by=SYSTEM, at=NOON)
    person = centre.people[name]
    hers = centre.truth.theirs(person, organisation) | centre.truth.keys(person, organisation, Kind.MENTION)
    candidates = found.of_kind(Kind.CANDIDATE)
    for item in candidates:
        decide_on(case=case, key=item.row.key, accepted=item.row.key in hers, by=SYSTEM, at=NOON)
    return locate_person(case=case, by=SYSTEM, at=NOON) if candidates else found


def names_in(answer: Answered) -> list[str]:
    opened = open_file(answer.file.id, by=SYSTEM, at=NOON)
    archive = pyzipper.AESZipFile(BytesIO(b"".join(opened.pieces)))
    archive.setpassword(answer.code.encode())
    assert archive.testzip() is None
    return archive.namelist()


def test_an_erasure_leaves_nothing_without_a_ground(centre):
    case = verified_case(centre, "vera", "energie", Right.ERASURE)
    found = locate_and_decide(centre, case, "vera", "energie")
    own = {item.row.key for item in found.of_kind(Kind.OWN)}
    vera = centre.people["vera"]
    assert own >= centre.truth.theirs(vera, "energie")
    assert not own & centre.truth.never(vera, "energie")

    plan = plan_case(case=case, by=SYSTEM, at=NOON)
    assert plan.plan.errors == ()
    approve_case_plan(case=case, plan_hash=plan.hash, by=SYSTEM, at=NOON)
    done = execute_case(case=case, by=SYSTEM, at=NOON, clock=lambda: NOON)
    assert done.state is PlanState.EXECUTED, [w.trouble for w in done.work]
    proven = read_case_back(case=case, by=SYSTEM, at=NOON)
    assert [r for r in proven.residue if not r.explained] == []
    assert proven.state is PlanState.PROVEN

    kept = {rule for _, k in plan.plan.cells_kept() if (rule := k.rule)}
    assert kept == {"nl.tax.invoices"}
    answer = answer_case(case=case, by=SYSTEM, at=NOON)
    assert answer.outcome is Outcome.PARTLY
    left_untold(case)
    close_case(case=case, by=SYSTEM, at=NOON)
    assert case_record(case).status == Status.CLOSED
    assert evidence.verify().ok
    assert latest_plan(case).unexplained == 0


def test_an_access_shows_everything_and_nobody_else(centre):
    case = verified_case(centre, "bram", "energie", Right.ACCESS)
    found = locate_and_decide(centre, case, "bram", "energie")
    bram = centre.people["bram"]
    assert {i.row.key for i in found.of_kind(Kind.OWN)} >= centre.truth.keys(bram, "energie", Kind.OWN)
    answer = answer_case(case=case, by=SYSTEM, at=NOON)
    assert answer.outcome is Outcome.GRANTED
    recordings = [i for i in found.of_kind(Kind.OWN) if i.row.collection.system == "recordings"]
    assert len([n for n in names_in(answer) if n.endswith(".wav")]) == len(recordings) > 0
    left_untold(case)
    close_case(case=case, by=SYSTEM, at=NOON)
