"""What happens to proposals and to the schemas of systems."""

from dataclasses import dataclass
from typing import ClassVar

from houvast.engines.ledger.facts import Code, Digest, Ref
from houvast.foundation.events.facts import Fact


@dataclass(frozen=True, slots=True)
class SystemDiscovered(Fact):
    """What a system holds was looked at; proposals wait for a decision."""

    kind: ClassVar[str] = "discovery.discovered"
    system: Ref
    collections: int
    fields: int
    personal: int


@dataclass(frozen=True, slots=True)
class ProposalDecided(Fact):
    """A person decided what a field holds; `field` is its name as a reference, `category` empty as `none`."""

    kind: ClassVar[str] = "discovery.decided"
    system: Ref
    proposal: int
    field: Ref
    verdict: Code
    proposed: Code
    category: Code


@dataclass(frozen=True, slots=True)
class ProposalsApplied(Fact):
    """What was decided stands in the map."""

    kind: ClassVar[str] = "discovery.applied"
    system: Ref
    file: Ref
    fields: int


@dataclass(frozen=True, slots=True)
class DriftFound(Fact):
    """A system holds something else than was reviewed; `schema` is the digest of what it holds now.

    Announced once for each state of a collection: who looks after the system can be given a task.
    """

    kind: ClassVar[str] = "discovery.drift_found"
    system: Ref
    collection: Ref
    changes: int
    schema: Digest


@dataclass(frozen=True, slots=True)
class SchemaReviewed(Fact):
    """A person looked at what changed in a collection, and the map is held to be right again."""

    kind: ClassVar[str] = "discovery.schema_reviewed"
    system: Ref
    collection: Ref
    changes: int
    schema: Digest
