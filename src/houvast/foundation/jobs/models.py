"""The tables of jobs and of the workers that carry them out."""

from django.db import models
from django.db.models import Q

from houvast.foundation.jobs.contracts import State

UNFINISHED = [State.WAITING.value, State.RUNNING.value]


class Job(models.Model):
    """What people see of a job; it has the id of its row in the queue."""

    id = models.UUIDField(primary_key=True, editable=False)
    key = models.CharField(max_length=120, blank=True)
    title = models.CharField(max_length=200)
    case = models.CharField(max_length=120, blank=True, db_index=True)
    state = models.CharField(max_length=10, default=State.WAITING.value)
    done = models.PositiveBigIntegerField(default=0)
    total = models.PositiveBigIntegerField(default=0)
    message = models.CharField(max_length=200, blank=True)
    error = models.CharField(max_length=500, blank=True)
    attempt = models.PositiveIntegerField(default=0)
    queued_at = models.DateTimeField()
    started_at = models.DateTimeField(null=True)
    finished_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["queued_at", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["key"], condition=~Q(key="") & Q(state__in=UNFINISHED), name="jobs_one_unfinished_per_key"
            ),
            models.CheckConstraint(condition=Q(state__in=[state.value for state in State]), name="jobs_state"),
        ]


class Worker(models.Model):
    """A process that carries out jobs, and when it last showed that it is alive."""

    key = models.CharField(max_length=64, primary_key=True)
    beat_at = models.DateTimeField()
