"""Put work in the queue."""

from datetime import UTC, datetime
from typing import Any
from uuid import UUID

from django.db import IntegrityError, transaction

from houvast.foundation.jobs.backport import JobTask
from houvast.foundation.jobs.contracts import JobCard
from houvast.foundation.jobs.models import UNFINISHED, Job
from houvast.foundation.jobs.queries import card_of


def enqueue(task: JobTask, *, title: str, case: str | None = None, key: str = "", **json_args: Any) -> JobCard:
    """Have a job carried out soon; it goes in the queue when the transaction of the caller is committed.

    `title` is an English msgid marked with `gettext_noop`. `key` names what may be under way only once: as long as
    a job with this key is unfinished, that one is returned. `json_args` are references, numbers and codes: they lie
    in the queue in clear, so they hold no personal data.
    """
    try:
        with transaction.atomic():
            return card_of(_unfinished(key) or _queued(task, title, case, key, json_args))
    except IntegrityError:
        # Somebody else was first in this very moment.
        found = _unfinished(key)
        if found is None:
            raise
        return card_of(found)


def _unfinished(key: str) -> Job | None:
    return Job.objects.filter(key=key, state__in=UNFINISHED).first() if key else None


def _queued(task: JobTask, title: str, case: str | None, key: str, json_args: dict[str, Any]) -> Job:
    result = task.enqueue(**json_args)
    now = datetime.now(UTC)
    return Job.objects.create(id=UUID(result.id), key=key, title=title, case=case or "", queued_at=now)
