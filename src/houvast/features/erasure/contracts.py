"""What others may hold of a plan and its execution."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from houvast.engines.planner.plan import Plan
from houvast.engines.proof.residue import Residue


class PlanState(StrEnum):
    """Where a plan is."""

    DRAFT = "draft"
    REPLACED = "replaced"
    APPROVED = "approved"
    RUNNING = "running"
    STOPPED = "stopped"
    EXECUTED = "executed"
    PROVEN = "proven"


class WorkState(StrEnum):
    """Where the work in one system is."""

    WAITING = "waiting"
    WRITING = "writing"
    DONE = "done"
    STOPPED = "stopped"


@dataclass(frozen=True, slots=True)
class SystemWork:
    """The work in one system; `trouble` is one line where it stopped."""

    system: str
    state: WorkState
    rows: int
    written: int
    attempts: int
    trouble: str


@dataclass(frozen=True)
class StoredPlan:
    """A plan with its fate. `unexplained` is None until the systems were read back."""

    case: str
    plan: Plan
    state: PlanState
    made_by: str
    made_at: datetime
    approved_by: str
    approved_at: datetime | None
    work: tuple[SystemWork, ...]
    read_back_at: datetime | None
    residue: tuple[Residue, ...]
    unexplained: int | None

    @property
    def hash(self) -> str:
        """Return the hash of the plan."""
        return self.plan.hash


@dataclass(frozen=True, slots=True)
class Reapplied:
    """What applying old erasures again did in one system. `differing` rows need a human."""

    system: str
    case: str
    rows: int
    erased_again: int
    gone_already: int
    differing: int
    trouble: str = ""
