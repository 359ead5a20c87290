"""What happens to plans."""

from dataclasses import dataclass
from typing import ClassVar

from houvast.engines.ledger.facts import Code, Digest, Ref, Tally
from houvast.foundation.events.facts import Fact


@dataclass(frozen=True, slots=True)
class PlanMade(Fact):
    """A plan was made; it can be looked at, and approved when it has no errors.

    `rows` counts what is written by system, `forwarded` what is passed on to the principal for its decision.
    """

    kind: ClassVar[str] = "erasure.plan_made"
    right: Code
    plan: Digest
    rows: Tally
    errors: int
    forwarded: Tally = ()


@dataclass(frozen=True, slots=True)
class PlanApproved(Fact):
    """A person approved the plan with this hash."""

    kind: ClassVar[str] = "erasure.plan_approved"
    plan: Digest


@dataclass(frozen=True, slots=True)
class ExecutionIntended(Fact):
    """What will be written was put down, before the first write."""

    kind: ClassVar[str] = "erasure.execution_intended"
    plan: Digest
    rows: Tally


@dataclass(frozen=True, slots=True)
class SystemCarriedOut(Fact):
    """The plan was carried out in one system."""

    kind: ClassVar[str] = "erasure.system_carried_out"
    plan: Digest
    system: Ref
    written: int
    already: int


@dataclass(frozen=True, slots=True)
class SystemStopped(Fact):
    """The plan could not be carried out in one system; nothing was written there, or it can be run again."""

    kind: ClassVar[str] = "erasure.system_stopped"
    plan: Digest
    system: Ref
    trouble: Code


@dataclass(frozen=True, slots=True)
class PlanExecuted(Fact):
    """The plan was carried out in every system."""

    kind: ClassVar[str] = "erasure.plan_executed"
    plan: Digest


@dataclass(frozen=True, slots=True)
class SystemsReadBack(Fact):
    """Every system was read again with the person's keys and old values."""

    kind: ClassVar[str] = "erasure.systems_read_back"
    plan: Digest
    explained: int
    unexplained: int


@dataclass(frozen=True, slots=True)
class ErasureReapplied(Fact):
    """An old erasure was applied again to a system."""

    kind: ClassVar[str] = "erasure.reapplied"
    plan: Digest
    system: Ref
    erased_again: int
    gone_already: int
    differing: int


@dataclass(frozen=True, slots=True)
class PlanWithdrawn(Fact):
    """A plan was withdrawn; what it carried out stays, another plan takes up the rest."""

    kind: ClassVar[str] = "erasure.plan_withdrawn"
    plan: Digest
