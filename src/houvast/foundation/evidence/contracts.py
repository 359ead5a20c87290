"""What others may hold of the evidence."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any


@dataclass(frozen=True, slots=True)
class Happening:
    """One moment of a timeline; `personal` is None when it was shredded and empty when there never was any."""

    seq: int
    at: datetime
    kind: str
    actor: str
    facts: Mapping[str, Any]
    personal: Mapping[str, Any] | None
