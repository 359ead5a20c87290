"""What the worker does about checks of identity by itself."""

from datetime import timedelta

import pytest

from houvast.entrypoints.cli.worker import DUTIES
from houvast.features.verification.actions.copying import note_copy
from houvast.features.verification.jobs import copies_round
from houvast.features.verification.queries import copies_of
from houvast.foundation.evidence.queries import timeline
from tests.features.verification.actions.test_copying import sent
from tests.features.verification.stage import AMIRA, CASE, NOON

pytestmark = [pytest.mark.django_db, pytest.mark.own_database]


def test_copies_are_destroyed_by_the_worker_and_it_says_so():
    assert copies_round in [duty.do for duty in DUTIES]
    note_copy(case=CASE, reason="sensitive", files=[sent()], by=AMIRA, at=NOON)
    copies_round(NOON + timedelta(days=4))
    assert copies_of(CASE)[0].destroyed_at == NOON + timedelta(days=4)
    told = timeline(CASE)[-1]
    assert (told.kind, told.facts["in_time"]) == ("verification.copy_destroyed", False)
