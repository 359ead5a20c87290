"""What happens to activities."""

from dataclasses import dataclass
from typing import ClassVar

from houvast.engines.ledger.facts import Digest, Ref, Tally
from houvast.foundation.events.facts import Fact


@dataclass(frozen=True, slots=True)
class ActivitiesLoaded(Fact):
    """A file says what is done with data from now on; `by_organisation` counts its activities."""

    kind: ClassVar[str] = "activities.loaded"
    file: Ref
    digest: Digest
    by_organisation: Tally


@dataclass(frozen=True, slots=True)
class ActivitiesUnloaded(Fact):
    """A file no longer counts."""

    kind: ClassVar[str] = "activities.unloaded"
    file: Ref
    digest: Digest
