"""`houvast scan`: what in very many notes should not have been written down."""

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import click

from houvast.engines.scanner.model import CATEGORIES
from houvast.engines.scanner.scanning import at_hand
from houvast.entrypoints.cli.endings import NOT_CLEAN
from houvast.entrypoints.cli.preparing import note_when_preparing
from houvast.entrypoints.cli.root import set_up
from houvast.entrypoints.cli.showing import note, table
from houvast.features.noteguard.actions.reporting import check_output, write_report
from houvast.features.noteguard.actions.scanning import Tick, run
from houvast.features.noteguard.actions.scanning_on_cluster import LOCAL
from houvast.features.noteguard.actions.scanning_on_cluster import run as run_on_cluster
from houvast.features.noteguard.contracts.scans import (
    INPUT_FORMS,
    OUTPUT_FORMS,
    REPORT_LANGUAGES,
    Asked,
    Job,
    Outcome,
    Told,
    Total,
)

MOST_SHOWN = 20


@click.command("scan")
@click.argument("source")
@click.option("--id-field", default="id", show_default=True, help="Field with the note's own number.")
@click.option("--text-field", default="text", show_default=True, help="Field with the text.")
@click.option("--group-field", default="", help="Field to count by, for instance the team.")
@click.option("--time-field", default="", help="Field with the date, to count by month.")
@click.option(
    "--input", "input_form", type=click.Choice(INPUT_FORMS), help="Format of SOURCE when its name does not tell."
)
@click.option("--encoding", default="", help="Encoding of text, CSV and JSON lines; found out when left out.")
@click.option(
    "--format", "form", type=click.Choice(OUTPUT_FORMS), default="table", show_default=True, help="What to write."
)
@click.option("--output", type=click.Path(dir_okay=False, path_type=Path), help="File to write to.")
@click.option("--category", "categories", multiple=True, type=click.Choice(CATEGORIES), help="Only these; repeatable.")
@click.option("--severity", type=click.IntRange(0, 4), default=0, help="Only from this severity (0-4).")
@click.option("--confidence", type=click.FloatRange(0, 1), default=0.0, help="Only from this confidence (0-1).")
@click.option(
    "--customer-number",
    "masks",
    multiple=True,
    metavar="MASK",
    help="What customer numbers look like, as KL-999999: 9 is any digit, @ any letter; repeatable.",
)
@click.option("--processes", type=click.IntRange(1, 256), help="Processes to use; all cores when left out.")
@click.option("--resume", is_flag=True, help="Go on with a scan that was broken off.")
@click.option(
    "--engine", type=click.Choice(["local", "spark"]), default="local", show_default=True, help="What does the work."
)
@click.option("--spark", metavar="ADDRESS", help="A Spark: sc://host:15002, or one here for now, local[2].")
@click.option("--organisation", default="", metavar="KEY", help="SOURCE is a system: scan this organisation's notes.")
@click.option("--as", "user", envvar="HOUVAST_AS", metavar="USER", help="Who scans a system; else HOUVAST_AS.")
@click.option("--language", type=click.Choice(REPORT_LANGUAGES), default="en", help="Language of the report (html).")
def command(source: str, organisation: str, user: str | None, language: str, **given: Any) -> None:
    """Scan the notes in SOURCE: a file (text, CSV, JSON lines, Parquet, XLSX), s3://…, or - for standard input.

    With --organisation SOURCE is a system: every free text that the map names there is read, and notes are known by a
    pseudonym.

    With --format jsonl one line is written for each note, in order; positions count Unicode code points. The text of
    a note is never written, kept or logged. Rows that can't be read are listed, and the exit code is then 3.

    With --engine spark a cluster scans Parquet, JSON lines or CSV where they lie (also table:NAME of its catalogue,
    and wildcards), and only findings come back, in no order. An --output like s3a://bucket/folder it writes itself.
    """
    job = _job(source, given)
    if job.form == "html":
        check_output(job.output)
    note_when_preparing()
    with _progress() as tick:
        outcome = _of_system(job, organisation, user, tick) if organisation else _of_source(job, given, tick)
    if job.form == "table":
        show(outcome.total)
    if job.form == "html":
        write_report(job, outcome, Told(Path(source).name, at_hand().version, datetime.now(UTC).date(), language))
    told(outcome)
    if outcome.unread or any(not row.read for row in outcome.skipped):
        sys.exit(NOT_CLEAN)


def _job(source: str, given: dict[str, Any]) -> Job:
    asked = Asked(
        given["id_field"], given["text_field"], given["group_field"], given["time_field"],
        frozenset(given["categories"]), given["severity"], given["confidence"], given["masks"], given["encoding"],
    )  # fmt: skip
    form, output, processes = given["form"], given["output"], given["processes"] or 0
    return Job(source, asked, form, given["input_form"] or "", output, processes, given["resume"])


def _of_source(job: Job, given: dict[str, Any], tick: Tick) -> Outcome:
    if given["engine"] == "local":
        if given["spark"]:
            raise click.UsageError("--spark says which Spark: add --engine spark")
        return run(job, tick)
    return run_on_cluster(job, tick, spark=given["spark"] or LOCAL)


def _of_system(job: Job, organisation: str, user: str | None, tick: Tick) -> Outcome:
    set_up()
    from houvast.entrypoints.cli.acting import allowed, now  # noqa: PLC0415 (needs Houvast's own database)
    from houvast.features.noteguard.actions.scanning_systems import scan_system  # noqa: PLC0415 (as above)
    from houvast.foundation.accounts.contracts import Permission  # noqa: PLC0415 (as above)

    by = allowed(user, Permission.CLEAN_NOTES, organisation).actor
    return scan_system(organisation=organisation, job=job, by=by, at=now(), tick=tick)


def show(total: Total) -> None:
    """Print what was counted."""
    rows = [(category, count, _share(count, total.notes)) for category, count in total.by_category().items()]
    table("What was found", ["category", "findings", "per 1,000 notes"], rows)
    note(f"{total.notes:,} notes, {total.flagged:,} with a finding, {total.sensitive:,} of them sensitive.")


def _share(count: int, notes: int) -> str:
    return f"{1000 * count / notes:.1f}" if notes else "0"


def told(outcome: Outcome) -> None:
    """List the rows that could not be read as they stand."""
    for row in outcome.skipped[:MOST_SHOWN]:
        note(f"{'read' if row.read else 'skipped'}: {row.where} {row.why}")
    if (more := max(len(outcome.skipped), outcome.unread + outcome.replaced) - MOST_SHOWN) > 0:
        note(f"and {more:,} more rows")


@contextmanager
def _progress() -> Iterator[Tick]:
    """Show how far the scan is, its rate and the time that remains; nothing in a pipe."""
    if not sys.stderr.isatty():
        yield _quiet
        return
    from rich.console import Console  # noqa: PLC0415 (slow; a pipe does without)
    from rich.progress import BarColumn, Progress, TextColumn, TimeRemainingColumn  # noqa: PLC0415

    columns = TextColumn("{task.description}"), BarColumn(), TextColumn("{task.fields[rate]}"), TimeRemainingColumn()
    began = time.monotonic()
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        shown = bar.add_task("Scanning", total=None, rate="")

        def tick(behind: int, size: int, notes: int) -> None:
            rate = notes / max(time.monotonic() - began, 0.001)
            bar.update(shown, completed=behind, total=size or None, rate=f"{notes:,} notes, {rate:,.0f} a second")

        yield tick


def _quiet(_behind: int, _size: int, _notes: int) -> None:
    """Show nothing."""
