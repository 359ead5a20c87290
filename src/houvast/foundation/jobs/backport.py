"""The one place that knows where Django's tasks come from: from Django 6 on, they are in Django itself."""

from typing import Any, TypeAlias

from django_tasks import task
from django_tasks.base import Task, TaskResultStatus
from django_tasks_db.models import DBTaskResult

Queue = DBTaskResult
"""The table of what is to be done; its rows are claimed, carried out and settled by our own worker."""
JobTask = Task[Any, None]
"""A function that was made into a task."""
Row: TypeAlias = DBTaskResult[Any, None]
"""A row of that table."""
READY, RUNNING = TaskResultStatus.READY.value, TaskResultStatus.RUNNING.value
FAILED, SUCCESSFUL = TaskResultStatus.FAILED.value, TaskResultStatus.SUCCESSFUL.value

__all__ = ["FAILED", "READY", "RUNNING", "SUCCESSFUL", "JobTask", "Queue", "Row", "task"]
