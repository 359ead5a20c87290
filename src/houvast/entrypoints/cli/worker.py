"""`houvast worker`: carry out jobs."""

from datetime import datetime, timedelta

import click

from houvast.entrypoints.cli.preparing import prepare_aside
from houvast.entrypoints.cli.showing import note
from houvast.features.discovery.jobs import check_drift
from houvast.features.mailbox.jobs import forget_round, mail_duties
from houvast.features.opendsr.jobs import ask_round, certificate_round, courier_round
from houvast.features.portal.jobs import tidy_pages
from houvast.features.tasks.actions.reminding import look_after_tasks
from houvast.features.verification.jobs import copies_round
from houvast.foundation.events.facts import Actor
from houvast.foundation.files.actions import purge_expired
from houvast.foundation.jobs.duties import Duty
from houvast.foundation.jobs.worker import run_worker
from houvast.foundation.notifications.jobs import post_round
from houvast.foundation.programs.pace import forget_passages

HOUSEKEEPING = Actor(kind="system", key="housekeeping")


def purge(at: datetime) -> None:
    """Remove the files whose term has ended."""
    purge_expired(by=HOUSEKEEPING, at=at)


def look_after(at: datetime) -> None:
    """Mail the links of new tasks, and remind of tasks in time."""
    look_after_tasks(by=HOUSEKEEPING, at=at)


DUTIES = (
    Duty("purge expired files", timedelta(hours=1), purge),
    Duty("forget who came by", timedelta(hours=1), forget_passages),
    Duty("destroy copies of documents", timedelta(hours=1), copies_round),
    Duty("look after tasks", timedelta(minutes=15), look_after),
    Duty("end visits of people's own pages", timedelta(minutes=15), tidy_pages),
    Duty("send what waits", timedelta(minutes=1), post_round),
    Duty("carry requests", timedelta(minutes=1), courier_round),
    Duty("ask how far requests are", timedelta(minutes=15), ask_round),
    Duty("warn of certificates", timedelta(hours=6), certificate_round),
    Duty("forget old mails", timedelta(hours=1), forget_round),
    Duty("look for drift in systems", timedelta(hours=1), check_drift),
)


@click.command("worker")
@click.option("--once", is_flag=True, help="Stop when nothing is left to do.")
def command(once: bool) -> None:  # noqa: FBT001 (a flag)
    """Carry out jobs until Ctrl-C or SIGTERM; the job at hand is finished first, a second signal gives it back."""
    prepare_aside(quietly=True)  # whoever serves the pages says so
    count = run_worker(once=once, duties=(*DUTIES, *mail_duties()))
    if once:
        note(f"{count} jobs were carried out.")
