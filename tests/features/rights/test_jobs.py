"""What cases have done in the background."""

from uuid import uuid4

import pytest

from houvast.features.rights import jobs
from houvast.features.rights.contracts import Status
from houvast.features.rights.queries import case_record
from houvast.foundation.jobs.runs import Run
from tests.features.rights.desk.stage import set_stage
from tests.journeys.centre import NOON


def test_work_without_a_case_is_refused():
    with pytest.raises(jobs.WithoutCase):
        jobs.locate.func(Run(uuid4(), 1, NOON), actor="x")


@pytest.mark.django_db
def test_carrying_out_from_its_beginning_again_changes_nothing(tmp_path):
    stage = set_stage(tmp_path)
    case = stage.proven()
    jobs.carry_out.func(Run(uuid4(), 2, NOON, case), actor=stage.people["olga"].actor.key)
    assert case_record(case).status == Status.READ_BACK
