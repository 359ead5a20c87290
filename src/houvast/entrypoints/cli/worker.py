"""`houvast worker`: carry out jobs."""

import click

from houvast.entrypoints.cli.showing import note
from houvast.foundation.jobs.worker import run_worker


@click.command("worker")
@click.option("--once", is_flag=True, help="Stop when nothing is left to do.")
def command(once: bool) -> None:  # noqa: FBT001 (a flag)
    """Carry out jobs until Ctrl-C or SIGTERM; the job at hand is finished first, a second signal gives it back."""
    count = run_worker(once=once)
    if once:
        note(f"{count} jobs were carried out.")
