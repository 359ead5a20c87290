"""The tables of tasks; whom to look for, who is asked and what they said lie sealed."""

import uuid

from django.db import models
from django.db.models import Q

from houvast.features.tasks.contracts import TaskFacts, TaskKind, TaskState


class Task(models.Model):
    """Something that a person must do, and their answer. Codes are those of `contracts`."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    kind = models.CharField(max_length=12)
    state = models.CharField(max_length=12, default=TaskState.OPEN.value)
    system = models.CharField(max_length=60, blank=True, default="")
    case = models.CharField(max_length=40, blank=True, default="", db_index=True)
    organisation = models.CharField(max_length=40, blank=True, default="")
    account = models.ForeignKey("accounts.Account", null=True, on_delete=models.PROTECT, related_name="+")
    role = models.CharField(max_length=20, blank=True, default="")
    is_outside = models.BooleanField(default=False)
    language = models.CharField(max_length=2, default="nl")
    asked = models.BinaryField()
    opened_at = models.DateTimeField()
    due_on = models.DateField()
    told_at = models.DateTimeField(null=True)
    reminded_at = models.DateTimeField(null=True)
    answered_at = models.DateTimeField(null=True)
    answered_by = models.CharField(max_length=120, blank=True, default="")
    ground = models.CharField(max_length=80, blank=True, default="")
    until = models.DateField(null=True)
    said = models.BinaryField(null=True)

    class Meta:
        ordering = ["due_on", "opened_at"]
        indexes = [models.Index(fields=["state", "due_on"], name="tasks_due")]
        constraints = [
            models.CheckConstraint(condition=Q(state__in=[s.value for s in TaskState]), name="tasks_state"),
            models.CheckConstraint(condition=Q(kind__in=[k.value for k in TaskKind]), name="tasks_kind"),
            models.CheckConstraint(
                condition=~Q(state=TaskState.EXCEPTION.value) | (~Q(ground="") & Q(until__isnull=False)),
                name="tasks_exception_has_a_ground",
            ),
        ]

    @property
    def scope(self) -> str:
        """Under whose key this task lies: the case's, or its own where it belongs to none."""
        return self.case or f"task:{self.id}"

    def facts(self) -> TaskFacts:
        """Give this row as a plain value, without anybody's data."""
        return TaskFacts(
            id=self.id,
            kind=TaskKind(self.kind),
            state=TaskState(self.state),
            system=self.system,
            case=self.case,
            organisation=self.organisation,
            account=self.account_id,
            role=self.role,
            is_outside=self.is_outside,
            language=self.language,
            opened_at=self.opened_at,
            due_on=self.due_on,
            told_at=self.told_at,
            reminded_at=self.reminded_at,
            answered_at=self.answered_at,
            answered_by=self.answered_by,
            ground=self.ground,
            until=self.until,
        )


class TaskFile(models.Model):
    """A file that came with the answer of a task."""

    task = models.ForeignKey(Task, on_delete=models.PROTECT, related_name="+")
    file = models.UUIDField(unique=True)


class TaskLink(models.Model):
    """A way to one task without an account: only the hash of its token is kept."""

    task = models.ForeignKey(Task, on_delete=models.PROTECT, related_name="+")
    hash = models.CharField(max_length=64, unique=True)
    made_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    revoked_at = models.DateTimeField(null=True)


class WrongLink(models.Model):
    """Somebody tried a link that opens nothing; `index` is a keyed hash of where they came from."""

    index = models.CharField(max_length=64)
    at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["index", "at"], name="tasks_wrong_link")]
