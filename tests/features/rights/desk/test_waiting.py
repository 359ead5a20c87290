"""A case says that the data map waits for a review, as long as it may touch what changed."""

import sqlalchemy as sa

from houvast.features.discovery.actions.drifting import check_all, review_drift
from houvast.features.rights.actions.registering import register_case
from houvast.features.rights.contracts import Channel, Right
from tests.features.rights.desk.stage import Stage
from tests.journeys.centre import NOON, SYSTEM

SAYS = "The data map waits for a review"


def change(stage: Stage, system: str, statement: str) -> None:
    check_all(by=SYSTEM, at=NOON)
    engine = sa.create_engine(stage.centre.loaded.addresses[system])
    with engine.begin() as connection:
        connection.exec_driver_sql(statement)
    engine.dispose()
    check_all(by=SYSTEM, at=NOON)


def page(stage: Stage, who: str, number: str) -> str:
    return stage.client(who).get(f"/desk/cases/{number}/").content.decode()


def test_before_the_search_every_changed_system_counts(stage: Stage):
    number = stage.verified()
    assert SAYS not in page(stage, "thijs", number)
    change(stage, "billing", "ALTER TABLE dunning ADD COLUMN bsn VARCHAR(9)")
    assert SAYS in page(stage, "thijs", number)
    assert "/desk/map/drift/" in page(stage, "thijs", number)
    assert SAYS in page(stage, "amira", number)
    assert "/desk/map/drift/" not in page(stage, "amira", number)
    review_drift(system="billing", by=SYSTEM, at=NOON)
    assert SAYS not in page(stage, "thijs", number)


def test_after_the_search_only_where_the_person_was_found(stage: Stage):
    number = stage.located()
    change(stage, "crm", "ALTER TABLE customer ADD COLUMN bsn VARCHAR(9)")
    assert SAYS in page(stage, "thijs", number)
    assert "CRM" in page(stage, "thijs", number)


def test_a_case_that_was_only_registered_waits_for_nobody(stage: Stage):
    case = register_case(
        organisation="energie", right=Right.ERASURE, channel=Channel.PHONE, received_at=NOON, by=SYSTEM, at=NOON
    )
    change(stage, "crm", "ALTER TABLE customer ADD COLUMN bsn VARCHAR(9)")
    assert SAYS not in page(stage, "thijs", case.number)
