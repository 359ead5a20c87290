"""What the worker of an installation does beside its jobs."""

from datetime import UTC, datetime, timedelta

import pytest

from houvast.entrypoints.cli.worker import DUTIES, HOUSEKEEPING
from houvast.foundation.files.actions import store
from houvast.foundation.files.queries import file_of

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)


@pytest.mark.django_db
def test_the_worker_removes_files_whose_term_has_ended():
    day = timedelta(days=1)
    over, kept = (
        store(
            name="brief.pdf",
            media_type="application/pdf",
            data=b"%PDF",
            case="2026-00001",
            expires_at=NOON + days * day,
            by=HOUSEKEEPING,
            at=NOON,
        )
        for days in (1, 9)
    )
    for duty in DUTIES:
        duty.do(NOON + 2 * day)
    assert file_of(over.id).purged_at == NOON + 2 * day
    assert file_of(kept.id).purged_at is None
