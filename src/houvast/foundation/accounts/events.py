"""What happens to accounts."""

from dataclasses import dataclass
from typing import ClassVar

from houvast.engines.ledger.facts import Code, Ref
from houvast.foundation.events.facts import Fact


@dataclass(frozen=True, slots=True)
class AccountAdded(Fact):
    """Somebody may come in from now on."""

    kind: ClassVar[str] = "accounts.added"
    account: Ref
    role: Code


@dataclass(frozen=True, slots=True)
class PasswordSet(Fact):
    """An account got another password, which ends its other sessions."""

    kind: ClassVar[str] = "accounts.password_set"
    account: Ref


@dataclass(frozen=True, slots=True)
class AccountAssigned(Fact):
    """An account may work for an organisation from now on."""

    kind: ClassVar[str] = "accounts.assigned"
    account: Ref
    organisation: Ref


@dataclass(frozen=True, slots=True)
class AssignmentWithdrawn(Fact):
    """An account no longer works for an organisation."""

    kind: ClassVar[str] = "accounts.assignment_withdrawn"
    account: Ref
    organisation: Ref


@dataclass(frozen=True, slots=True)
class AccountDeactivated(Fact):
    """Somebody can no longer come in."""

    kind: ClassVar[str] = "accounts.deactivated"
    account: Ref
