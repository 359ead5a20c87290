"""The report of a bulk scan, written to where it was asked for."""

import sys
from pathlib import Path

from houvast.features.noteguard.bulk.report.writing import page
from houvast.features.noteguard.bulk.results import BadOutput
from houvast.features.noteguard.contracts.scans import Job, Outcome, Told


def check_output(output: Path | None) -> None:
    """Make sure before a long scan that its report can be written.

    :raises BadOutput: it can't.
    """
    if output and not output.parent.is_dir():
        raise BadOutput(f"{output}: there is no folder {output.parent}: make it, or choose another --output")


def write_report(job: Job, outcome: Outcome, told: Told) -> None:
    """Write the report of a scan to the job's output, else to standard output.

    :raises BadOutput: it can't be written.
    """
    text = page(outcome, told, grouped=bool(job.asked.group_field), dated=bool(job.asked.time_field))
    if not job.output:
        sys.stdout.buffer.write(text.encode())
        return
    try:
        job.output.write_text(text, encoding="utf-8")
    except OSError as error:
        raise BadOutput(f"{job.output} can't be written ({error.strerror}): choose another --output") from None
