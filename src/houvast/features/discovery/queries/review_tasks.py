"""Who was asked to look at a change."""

from houvast.features.tasks.contracts import TaskFacts, TaskKind
from houvast.features.tasks.queries import tasks_about


def review_task(system: str) -> TaskFacts | None:
    """Give the task about what changed in a system that waits for its answer, or None."""
    return next((task for task in tasks_about(system, TaskKind.REVIEW) if task.is_open), None)
