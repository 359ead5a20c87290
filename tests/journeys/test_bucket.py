"""Recordings in a bucket with versions: erased, purged and proven, also when the process dies between the steps."""

from pathlib import Path

import pytest

from houvast.engines.planner.plan import Verb
from houvast.features.erasure.actions.execution import execute_plan
from houvast.features.erasure.contracts import PlanState
from houvast.features.erasure.queries import latest_record, stored_plan
from houvast.features.rights.actions.carrying_out import execute_case, read_case_back
from houvast.features.systems.actions import add_system, remove_system
from tests.journeys.centre import NOON, Centre, open_centre
from tests.journeys.steps import WHO, approved
from tests.services.s3 import Bucket, Store

pytestmark = [pytest.mark.django_db]


@pytest.fixture
def bucket(s3: Store) -> Bucket:
    return s3.bucket()


@pytest.fixture
def centre(tmp_path, db, bucket) -> Centre:
    opened = open_centre(tmp_path, people=40)
    root = Path(opened.loaded.addresses["recordings"])
    for path in root.rglob("*"):
        if path.is_file():
            bucket.put(f"calls/{path.relative_to(root)}", path.read_bytes())
    address = bucket.address("calls")
    (tmp_path / "s3.secret").write_text(address.secret)
    remove_system(key="recordings", **WHO)
    secret = f"file:{tmp_path / 's3.secret'}"
    add_system(key="recordings", url=address.url, secret_ref=secret, options=dict(address.options), **WHO)
    return opened


def erased_keys(case: str) -> list[str]:
    rows = stored_plan(latest_record(case)).plan.of_system("recordings")
    return [str(row.key.values[0][1]) for row in rows if row.verb is Verb.DELETE]


def test_a_recording_is_erased_purged_and_proven(centre, bucket):
    case = approved(centre)
    keys = erased_keys(case)
    assert keys

    def dies(step: str) -> None:
        if step == "recordings committed":
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        execute_plan(case=case, clock=lambda: NOON, reached=dies, **WHO)
    stored = bucket.everything().decode(errors="replace")
    assert all(key in stored for key in keys)
    assert execute_case(case=case, clock=lambda: NOON, **WHO).state is PlanState.EXECUTED
    stored = bucket.everything().decode(errors="replace")
    assert not [key for key in keys if key in stored]
    assert read_case_back(case=case, **WHO).state is PlanState.PROVEN


def test_an_old_version_that_stays_is_residue(centre, bucket, monkeypatch):
    case = approved(centre)
    with monkeypatch.context() as patch:
        patch.setattr("houvast.features.erasure.carrying_out.purge", lambda *_: False)
        assert execute_case(case=case, clock=lambda: NOON, **WHO).state is PlanState.EXECUTED
    read = read_case_back(case=case, **WHO)
    assert read.state is PlanState.EXECUTED
    assert {r.why for r in read.residue if not r.explained} == {"old_version"}
