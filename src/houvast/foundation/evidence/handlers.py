"""Reactions to facts of the layers below, which cannot call the evidence themselves."""

from datetime import datetime

from houvast.foundation.events.facts import Actor, Fact
from houvast.foundation.evidence.actions import RECORDING, record


def record_heard(fact: Fact, by: Actor, at: datetime) -> None:
    """Record a fact that was announced, unless it was announced because it was recorded."""
    if RECORDING.get() is not fact:
        record(fact, by=by, at=at)
