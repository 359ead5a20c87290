"""What happens to the data map."""

from dataclasses import dataclass
from typing import ClassVar

from houvast.engines.ledger.facts import Code, Digest, Ref
from houvast.foundation.events.facts import Fact


@dataclass(frozen=True, slots=True)
class MapLoaded(Fact):
    """A file describes what systems hold from now on; `digest` is the SHA-256 of its text."""

    kind: ClassVar[str] = "datamap.loaded"
    file: Ref
    digest: Digest
    systems: tuple[Ref, ...]
    collections: int


@dataclass(frozen=True, slots=True)
class MapUnloaded(Fact):
    """A file no longer counts."""

    kind: ClassVar[str] = "datamap.unloaded"
    file: Ref
    digest: Digest


@dataclass(frozen=True, slots=True)
class SystemChecked(Fact):
    """Somebody had a system checked; `state` is the worst of its points."""

    kind: ClassVar[str] = "datamap.system_checked"
    system: Ref
    state: Code
    errors: int
    warnings: int
