"""How jobs stand."""

from datetime import datetime
from uuid import UUID

from houvast.engines.trouble import Trouble
from houvast.foundation.jobs.contracts import JobCard, State
from houvast.foundation.jobs.models import Job, Worker


class NoSuchJob(Trouble):
    """No job has this id."""


def jobs_of(case: str) -> list[JobCard]:
    """List the jobs of a case, oldest first."""
    return [card_of(job) for job in Job.objects.filter(case=case)]


def job_of(job: UUID) -> JobCard:
    """Tell how one job stands.

    :raises NoSuchJob: when there is none.
    """
    found = Job.objects.filter(id=job).first()
    if found is None:
        raise NoSuchJob("There is no such job; open it from the page of its case.")
    return card_of(found)


def newest_job(key: str) -> JobCard | None:
    """Tell how the newest job stands that was queued under this key; None when there never was one."""
    found = Job.objects.filter(key=key).order_by("-queued_at").first()
    return card_of(found) if found else None


def last_sign_of_life() -> datetime | None:
    """Tell when a worker last showed that it is alive; None when there is no worker."""
    return Worker.objects.order_by("-beat_at").values_list("beat_at", flat=True).first()


def card_of(job: Job) -> JobCard:
    """Describe a row."""
    return JobCard(
        id=job.id,
        key=job.key,
        title=job.title,
        case=job.case or None,
        state=State(job.state),
        done=job.done,
        total=job.total,
        message=job.message,
        error=job.error,
        attempt=job.attempt,
        queued_at=job.queued_at,
        started_at=job.started_at,
        finished_at=job.finished_at,
    )
