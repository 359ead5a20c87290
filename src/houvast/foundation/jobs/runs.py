"""What a job knows about itself while it runs, and how it tells how far it is."""

import time
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from houvast.engines.trouble import Trouble
from houvast.foundation.jobs.backport import RUNNING, Queue
from houvast.foundation.jobs.models import Job

_SECONDS_BETWEEN = 0.2
"""People see no more than this, and every write costs."""


class LostJob(Trouble):
    """The job was given to another worker, because this one showed no life for too long."""


@dataclass(slots=True)
class Run:
    """One attempt at a job; `attempt` counts from 1, `case` is the reference that was given to `enqueue`."""

    id: UUID
    attempt: int
    started_at: datetime
    case: str | None = None
    _told: float = field(default=0.0, repr=False)

    @property
    def is_ours(self) -> bool:
        """Tell whether this attempt may still go on."""
        return Queue.objects.filter(pk=self.id, status=RUNNING, started_at=self.started_at).exists()


def progress(run: Run, done: int, total: int, message: str = "") -> None:
    """Show how far a job is; often is fine, most calls cost nothing.

    Call it outside a transaction, or nobody sees it before its end. The message holds no personal data.

    :raises LostJob: when another worker took the job over, so that this one must stop.
    """
    now = time.monotonic()
    if done != total and now - run._told < _SECONDS_BETWEEN:
        return
    run._told = now
    if not run.is_ours:
        raise LostJob("This job was taken over by another worker; this one stops.")
    Job.objects.filter(id=run.id).update(done=done, total=total, message=message[:200])
