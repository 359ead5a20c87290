"""One bulk scan on a Spark cluster: the engine goes to the notes, findings come back without the text."""

import re
import sys
import tempfile
from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path
from typing import Any

from houvast.engines.scanner.masks import ordered as check_masks
from houvast.features.noteguard.actions.scanning import Tick
from houvast.features.noteguard.bulk.results import BadOutput
from houvast.features.noteguard.cluster import progress, shipping
from houvast.features.noteguard.cluster.counting import Sums
from houvast.features.noteguard.cluster.reading import address, notes
from houvast.features.noteguard.cluster.results import writer
from houvast.features.noteguard.cluster.sessions import session
from houvast.features.noteguard.cluster.troubles import in_one_line
from houvast.features.noteguard.cluster.working import from_stream, task
from houvast.features.noteguard.contracts.scans import Job, Outcome

LOCAL = "local[*]"
WRITTEN = ("jsonl", "csv", "parquet")
_FAR = re.compile(r"([a-z][a-z0-9]+):/+")


def run(job: Job, tick: Tick, *, spark: str = LOCAL) -> Outcome:
    """Scan all notes of a source where it lies, and write down what was found; `spark` is local[N] or sc://host:port.

    An output with an address (`s3a://bucket/findings`) is written by the cluster itself, as a folder of files; any
    other is written here, in no order but that of the batches.

    :raises BadMasks: customer numbers can't be told by such masks.
    :raises NoCluster: there is no Spark there.
    :raises BadSource: the source can't be read, or lacks a column.
    :raises BadOutput: the output can't be written.
    :raises ScanFailed: Spark failed on the way.
    """
    check_masks(job.asked.masks)
    if job.resume:
        raise BadOutput("a scan on a cluster can't go on where it stopped: start it anew")
    with session(spark) as opened, in_one_line(job.source):
        return scan(opened, job, tick, here=spark.startswith("local"))


def scan(spark: Any, job: Job, tick: Tick, *, here: bool = False) -> Outcome:
    """Scan in a session that is open already."""
    frame = notes(spark, job.source, job.asked, form=job.input_form, here=here)
    with tempfile.TemporaryDirectory(prefix="houvast-ship-") as folder:
        _ship(spark, folder)
    with progress.told(spark, tick) as counted:
        if far := far_address(job.output):
            return _written_there(frame, job, far)
        return _written_here(frame, job, counted)


def _ship(spark: Any, folder: str) -> None:
    if getattr(spark, "_houvast_shipped", "") == shipping.name():
        return
    archive = shipping.archive(Path(folder))
    spark.addArtifacts(f"{archive}#{shipping.name()}", archive=True)
    spark._houvast_shipped = shipping.name()


def _task(form: str, job: Job) -> Any:
    asked = job.asked
    wanted = (tuple(sorted(asked.categories)), asked.least_severity, asked.least_confidence, asked.masks)
    return task(shipping.name(), form, wanted)


def _written_here(frame: Any, job: Job, counted: Callable[[int], None]) -> Outcome:
    form = "packed" if job.form in WRITTEN else "counts"
    rows = frame.mapInArrow(_task(form, job), "found binary, tally binary").toLocalIterator()
    sums = Sums()
    with ExitStack() as stack:
        named = job.output if job.form in ("jsonl", "csv") else None
        stream = stack.enter_context(named.open("w", encoding="utf-8", newline="")) if named else sys.stdout
        out = stack.enter_context(writer(job.form, stream, job.output))
        for row in rows:
            if form == "packed":
                out.take(from_stream(bytes(row["found"])))
            sums.add(from_stream(bytes(row["tally"])))
            counted(sums.total.notes)
    return sums.outcome(job.source)


def _written_there(frame: Any, job: Job, place: str) -> Outcome:
    """Have the cluster write: what it found is held there until it is counted as well, and holds no text."""
    if job.form not in WRITTEN:
        raise BadOutput(f"{place}: only jsonl, csv and parquet are written there: say --format")
    kind = frame.schema["id"].dataType.simpleString()
    columns = "category string, start int, end int, severity tinyint, confidence float, rule string, ruleset string"
    found = frame.mapInArrow(_task("flat", job), f"row int, id {kind}, {columns}, tally binary").persist()
    try:
        findings = found.where("tally is null").drop("row", "tally").write
        getattr(findings, {"jsonl": "json"}.get(job.form, job.form))(place)
        sums = Sums()
        for row in found.where("tally is not null").select("tally").toLocalIterator():
            sums.add(from_stream(bytes(row["tally"])))
        return sums.outcome(job.source)
    finally:
        found.unpersist()


def far_address(output: Path | None) -> str:
    """Return the address that was given as an output, if it is one: as a path it lost a stroke."""
    found = _FAR.match(str(output)) if output else None
    if found is None:
        return ""
    begin = f"{found[1]}:///" if found[1] == "file" else f"{found[1]}://"
    return address(begin + str(output)[found.end() :], here=False)
