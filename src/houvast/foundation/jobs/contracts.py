"""What others may hold of a job."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from uuid import UUID


class State(StrEnum):
    """Where a job stands."""

    WAITING = "waiting"
    RUNNING = "running"
    DONE = "done"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class JobCard:
    """A job as a page or a terminal shows it; `total` is 0 as long as nobody knows it."""

    id: UUID
    key: str
    title: str
    case: str | None
    state: State
    done: int
    total: int
    message: str
    error: str
    attempt: int
    queued_at: datetime
    started_at: datetime | None
    finished_at: datetime | None

    @property
    def is_over(self) -> bool:
        """Tell whether nothing more will happen."""
        return self.state in {State.DONE, State.FAILED}

    @property
    def percent(self) -> int | None:
        """Give how far it is, 0 to 100, or None when nobody knows."""
        return min(100, 100 * self.done // self.total) if self.total else None
