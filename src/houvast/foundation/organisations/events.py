"""What happens to organisations."""

from dataclasses import dataclass
from typing import ClassVar

from houvast.engines.ledger.facts import Code, Ref
from houvast.foundation.events.facts import Fact


@dataclass(frozen=True, slots=True)
class OrganisationAdded(Fact):
    """An organisation was entered."""

    kind: ClassVar[str] = "organisations.added"
    organisation: Ref
    sort: Code


@dataclass(frozen=True, slots=True)
class InstructionRecorded(Fact):
    """A principal instructed the centre to carry out requests on its data."""

    kind: ClassVar[str] = "organisations.instruction_recorded"
    organisation: Ref
    reference: Ref


@dataclass(frozen=True, slots=True)
class InstructionWithdrawn(Fact):
    """A principal wants its requests forwarded from now on."""

    kind: ClassVar[str] = "organisations.instruction_withdrawn"
    organisation: Ref


@dataclass(frozen=True, slots=True)
class PublicPageSet(Fact):
    """What the public pages of an organisation look like, or what they link to, was changed."""

    kind: ClassVar[str] = "organisations.public_page_set"
    organisation: Ref
    changed: tuple[Code, ...]
