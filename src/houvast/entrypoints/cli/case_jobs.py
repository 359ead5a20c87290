"""`houvast case jobs`: the work that pages put in the queue for a case, and how far it is."""

import time

import click

from houvast.entrypoints.cli.acting import as_option, on_case
from houvast.entrypoints.cli.asking import form_option
from houvast.entrypoints.cli.endings import NOT_CLEAN
from houvast.entrypoints.cli.showing import print_json, progress, table
from houvast.foundation.jobs.contracts import JobCard, State
from houvast.foundation.jobs.queries import jobs_of

PAUSE = 0.2
"""Seconds between two looks."""


@click.command("jobs")
@click.argument("number")
@click.option("--wait", is_flag=True, help="Show progress until all are over.")
@as_option
@form_option
def jobs(number: str, wait: bool, user: str | None, form: str) -> None:  # noqa: FBT001 (a flag)
    """Tell how the background work of a case stands. Ends with 3 when any of it failed."""
    on_case(user, number)
    found = _awaited(number) if wait else jobs_of(number)
    if form == "json":
        print_json([_shown(card) for card in found])
    else:
        columns = ["job", "state", "done", "of", "attempt", "what is wrong"]
        rows = [[card.title, card.state.value, card.done, card.total or "", card.attempt, card.error] for card in found]
        table("Jobs", columns, rows, empty="none.")
    if any(card.state is State.FAILED for card in found):
        click.get_current_context().exit(NOT_CLEAN)


def _awaited(number: str) -> list[JobCard]:
    with progress(number) as tick:
        while True:
            found = jobs_of(number)
            waiting = [card for card in found if not card.is_over]
            if not waiting:
                return found
            tick(waiting[0].done, waiting[0].total, waiting[0].message)
            time.sleep(PAUSE)


def _shown(card: JobCard) -> dict[str, object]:
    return {
        "id": str(card.id),
        "title": card.title,
        "state": card.state.value,
        "done": card.done,
        "total": card.total,
        "message": card.message,
        "error": card.error,
        "attempt": card.attempt,
        "queued_at": card.queued_at,
        "finished_at": card.finished_at,
    }


STEPS = (jobs,)
