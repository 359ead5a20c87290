"""What discovery does when a system changed, and when that was reviewed."""

from datetime import datetime

from houvast.features.discovery.actions.asking import keep_review_task
from houvast.features.discovery.events import DriftFound, SchemaReviewed
from houvast.foundation.events.facts import Actor


def ask_for_review(fact: DriftFound | SchemaReviewed, by: Actor, at: datetime) -> None:
    """Have who looks after the system asked, or no longer asked; after commit, when all of its changes are known."""
    keep_review_task(system=fact.system, by=by, at=at)
