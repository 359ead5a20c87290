"""On whose data the centre decides."""

from importlib.resources import files

import pytest

from houvast.features.activities.actions import load_activities
from houvast.features.rights.actions.passing_on import record_case_instruction
from houvast.features.rights.actions.registering import register_case
from houvast.features.rights.contracts import Channel, Right
from houvast.features.rights.deciding import decided_here, shared_with
from houvast.features.rights.queries import case_record
from tests.journeys.centre import NOON, SYSTEM, open_centre

pytestmark = [pytest.mark.django_db]


@pytest.fixture
def centre(tmp_path, db):
    return open_centre(tmp_path, people=40)


def of(organisation: str):
    given = {"right": Right.ERASURE, "channel": Channel.PHONE, "received_at": NOON, "by": SYSTEM, "at": NOON}
    return case_record(register_case(organisation=organisation, **given).number)


def joint(key: str) -> None:
    text = (files("houvast.entrypoints.demo") / "data" / "activities.yaml").read_text(encoding="utf-8")
    plain = f"  - key: {key}\n    organisation: scaldis\n    role: processor"
    load_activities(name="demo", text=text.replace(plain, plain.replace("processor", "controller")), by=SYSTEM, at=NOON)


def test_on_its_own_data_and_on_instruction_the_centre_decides_on_all(centre):
    assert decided_here(of("own")) is None
    assert decided_here(of("energie")) is None


def test_without_instruction_only_where_its_role_is_controller(centre):
    assert decided_here(of("scaldis")) == frozenset()
    assert shared_with() == frozenset()
    joint("marketing")
    assert decided_here(of("scaldis")) == {"marketing"}
    assert shared_with() == {"scaldis"}


def test_an_instruction_for_the_case_settles_it(centre):
    case = of("scaldis")
    record_case_instruction(case=case.number, reference="SV-1", by=SYSTEM, at=NOON)
    assert decided_here(case_record(case.number)) is None
