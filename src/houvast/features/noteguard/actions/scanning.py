"""One bulk scan from beginning to end."""

import errno
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import replace
from pathlib import Path
from typing import IO

from houvast.engines.scanner.masks import ordered as check_masks
from houvast.engines.scanner.scanning import at_hand
from houvast.features.noteguard.bulk import resuming
from houvast.features.noteguard.bulk.blocks import Block, Source
from houvast.features.noteguard.bulk.pool import results, usual_processes
from houvast.features.noteguard.bulk.results import BadOutput, writer
from houvast.features.noteguard.bulk.sources.opening import opened
from houvast.features.noteguard.contracts.scans import Job, Outcome

Tick = Callable[[int, int, int], None]  # behind us, in all (0: unknown), notes scanned
RESUMABLE = ("jsonl", "csv")
_NO_ROOM = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)
ROWS_BETWEEN = 10_000  # at most so many rows are scanned again when a scan goes on


def run(job: Job, tick: Tick, more: Source | None = None) -> Outcome:
    """Scan all notes of a source and write down what was found; `more` is a source that is open already.

    :raises BadMasks: customer numbers can't be told by such masks.
    :raises BadSource: the source can't be read.
    :raises BadOutput: the output can't be written, or not resumed.
    :raises ProcessLost: one of the processes was stopped.
    """
    check_masks(job.asked.masks)
    with _room_for(job), ExitStack() as stack:
        source = more or stack.enter_context(opened(job.source, job.asked, form=job.input_form))
        state, resumable = _state(job), job.form in RESUMABLE
        stream = stack.enter_context(_output(job.output, state)) if job.output and resumable else sys.stdout.buffer
        out = stack.enter_context(writer(job.form, stream, job.output, begun=state.rows > 0))
        outcome, kept = Outcome(state.total), state.rows
        blocks = _after(source.blocks(job.asked), state.rows)
        for behind, done in results(blocks, job.asked, job.form, processes=job.processes or usual_processes()):
            out.take(done.made)
            outcome.add(done.total, done.skipped)
            state = replace(state, rows=state.rows + done.rows, total=outcome.total)
            if state.rows - kept >= ROWS_BETWEEN:
                kept = state.rows
                _keep(job, state, stream)
            tick(behind, source.size, outcome.total.notes)
        stream.flush()
    if job.output and job.form in RESUMABLE:
        resuming.beside(job.output).unlink(missing_ok=True)
    return outcome


@contextmanager
def _room_for(job: Job) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        if error.errno not in _NO_ROOM:
            raise
        again = ", and go on with --resume" if job.output and job.form in RESUMABLE else " and do it again"
        place = job.output or "the output"
        raise BadOutput(f"{place}: no room to write on ({error.strerror}): make room{again}") from None


def _state(job: Job) -> resuming.State:
    if not job.output or job.form not in RESUMABLE:
        if job.resume:
            raise BadOutput("only a scan with --output and --format jsonl or csv can go on: start it anew")
        return resuming.State("")
    mark = resuming.mark_of(job.source, job.asked, job.form, at_hand().version)
    if job.resume:
        return resuming.kept(job.output, mark)
    if resuming.beside(job.output).exists():
        state = resuming.beside(job.output)
        raise BadOutput(f"{job.output} holds a scan that was broken off: add --resume to go on, or remove {state}")
    return resuming.State(mark)


def _output(output: Path, state: resuming.State) -> IO[bytes]:
    """Open the output where the scan came to: what was half written after that goes.

    :raises BadOutput: it can't be opened.
    """
    try:
        if not state.rows:
            return output.open("wb")
        with output.open("r+b") as begun:
            begun.truncate(state.written)
        return output.open("ab")
    except OSError as error:
        raise BadOutput(f"{output} can't be written ({error.strerror}): choose another --output") from None


def _after(blocks: Iterator[tuple[int, Block]], rows: int) -> Iterator[tuple[int, Block]]:
    """Pass over what was done before; blocks are cut the same way every time."""
    for behind, block in blocks:
        if rows >= block.count:
            rows -= block.count
        else:
            yield behind, block


def _keep(job: Job, state: resuming.State, stream: IO[bytes]) -> None:
    if job.output and job.form in RESUMABLE:
        stream.flush()
        resuming.keep(job.output, replace(state, written=job.output.stat().st_size))
