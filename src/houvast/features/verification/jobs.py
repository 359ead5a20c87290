"""What checks of identity have done in the background."""

from datetime import datetime

from houvast.features.verification.actions.copying import destroy_due
from houvast.foundation.events.facts import Actor

HOUSEKEEPING = Actor(kind="system", key="housekeeping")


def copies_round(at: datetime) -> None:
    """Destroy the masked copies whose time is over."""
    destroy_due(by=HOUSEKEEPING, at=at)
