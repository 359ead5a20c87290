"""What was found can ask for a stronger check than the request did, before the answer goes out."""

from datetime import date

import pytest
from sqlalchemy import create_engine, text

from houvast.engines.datamap.model import Collection, CollectionId, DataMap, Field, SystemMap
from houvast.engines.datamap.rows import Row, RowKey
from houvast.features.rights.actions.answering import answer_case, preview
from houvast.features.rights.actions.identifying import verify_identity
from houvast.features.rights.contracts import Right, Status
from houvast.features.rights.delivery import StepUpNeeded, _sort_of, delivery_level
from houvast.features.rights.queries import case_record, facts_for
from houvast.features.verification.contracts import Sensitivity
from tests.features.rights.desk.stage import Stage, set_stage
from tests.journeys.centre import NOON, SYSTEM

OF = CollectionId("crm", "customer")
FIELDS = (
    Field(name="id", primary_key=True),
    Field(name="born", categories=("user.demographic.date_of_birth",)),
    Field(name="allergy", categories=("user.health_and_medical",)),
)
MAP = DataMap(systems=(SystemMap(key="crm", collections=(Collection(id=OF, fields=FIELDS),)),))
TODAY = date(2026, 3, 2)


def sort_of(**values):
    return _sort_of([Row(RowKey(OF, (("id", 1),)), {"id": 1} | values)], MAP, TODAY)


@pytest.mark.parametrize(
    ("values", "sort"),
    [
        ({"born": date(1980, 1, 1)}, Sensitivity.ORDINARY),
        ({"born": date(2008, 3, 2)}, Sensitivity.ORDINARY),
        ({"born": date(2008, 3, 3)}, Sensitivity.MINOR),
        ({"born": "2015-01-01"}, Sensitivity.MINOR),
        ({"allergy": "nuts"}, Sensitivity.SPECIAL),
        ({"allergy": ""}, Sensitivity.ORDINARY),
        ({"allergy": None, "born": None}, Sensitivity.ORDINARY),
        ({"allergy": "nuts", "born": date(2015, 1, 1)}, Sensitivity.SPECIAL),
    ],
)
def test_what_makes_more_needed(values, sort):
    assert sort_of(**values) is sort


@pytest.fixture
def stage(db, tmp_path) -> Stage:
    return set_stage(tmp_path)


def make_minor(stage: Stage) -> None:
    number = dict(stage.centre.keys_of("vera", "energie"))["customer_number"]
    engine = create_engine(stage.centre.loaded.addresses["crm"])
    with engine.begin() as connection:
        change = text("update customer set birth_date = '2015-06-01' where customer_number = :number")
        assert connection.execute(change, {"number": number}).rowcount == 1
    engine.dispose()


@pytest.mark.own_database
def test_the_data_of_a_minor_go_out_after_a_strong_check_alone(stage: Stage):
    make_minor(stage)
    case = stage.located(right=Right.ACCESS)
    assert delivery_level(case_record(case), NOON) == (3, Sensitivity.MINOR)
    with pytest.raises(StepUpNeeded, match="check the identity again"):
        preview(case=case, at=NOON)
    with pytest.raises(StepUpNeeded, match="check the identity again"):
        answer_case(case=case, by=SYSTEM, at=NOON)
    assert facts_for(stage.people["olga"], case).status is not Status.ANSWERED
    verify_identity(case=case, level=3, method="in_person", proven=("email",), passed=True, by=SYSTEM, at=NOON)
    assert preview(case=case, at=NOON)
    assert answer_case(case=case, by=SYSTEM, at=NOON).code


@pytest.mark.own_database
def test_ordinary_data_ask_no_more_than_the_request_did(stage: Stage):
    case = stage.located(right=Right.ACCESS)
    assert delivery_level(case_record(case), NOON) == (2, Sensitivity.ORDINARY)
