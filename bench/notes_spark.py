"""Measure the scan on a Spark of our own beside the engine on one machine: `python -m bench.notes_spark`.

The same notes as Parquet, two workers each, counts only. The last column compares the rate of a core with that of one
process that is warm.
"""

import argparse
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from bench.invented_notes import invented
from houvast.engines.scanner.scanning import at_hand
from houvast.features.noteguard.actions import scanning, scanning_on_cluster
from houvast.features.noteguard.cluster.sessions import session
from houvast.features.noteguard.contracts.scans import Asked, Job, Outcome

COUNT, FILES, WORKERS, ROUNDS = 200_000, 8, 2, 3


def written(folder: Path, count: int) -> tuple[str, str]:
    """Write the notes as one file, and as several for Spark to share out."""
    texts = list(invented(count, 1))
    table = pa.table({"id": pa.array(range(count)), "text": texts})
    pq.write_table(table, folder / "notes.parquet")
    (folder / "lake").mkdir()
    each = -(-count // FILES)
    for at in range(FILES):
        pq.write_table(table.slice(at * each, each), folder / "lake" / f"{at}.parquet")
    return str(folder / "notes.parquet"), str(folder / "lake" / "*.parquet")


def seconds(work: Callable[[], Outcome], rounds: int = ROUNDS) -> tuple[float, Outcome]:
    """Return the least time on the clock that some work took, and what it came to."""
    taken = []
    for _ in range(rounds):
        begun = time.perf_counter()
        outcome = work()
        taken.append(time.perf_counter() - begun)
    return min(taken), outcome


def quiet(*_: int) -> None:
    """Show nothing."""


def line(what: str, count: int, taken: float, own: float, workers: int = WORKERS) -> float:
    """Print a line and return the rate of a core; the last column is how many times `own` it is."""
    rate = count / taken / workers
    print(f"{what:42} {taken:>8.2f} {rate:>14,.0f} {rate / (own or rate):>8.2f}", flush=True)
    return rate


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=COUNT)
    count = parser.parse_args().count
    print(f"{at_hand().path}; {count:,} notes, {WORKERS} workers")
    print(f"{'':42} {'seconds':>8} {'notes/s a core':>14} {'x one':>8}")
    with tempfile.TemporaryDirectory() as folder:
        one, lake = written(Path(folder), count)
        alone, local = seconds(lambda: scanning.run(Job(one, Asked(), "table", processes=1), quiet))
        own = line("one process, no start", count, alone, 0, 1)
        pool, _ = seconds(lambda: scanning.run(Job(one, Asked(), "table", processes=WORKERS), quiet))
        line("process pool, its start included", count, pool, own)
        begun = time.perf_counter()
        with session(f"local[{WORKERS}]") as spark:
            started = time.perf_counter() - begun
            job = Job(lake, Asked(), "table")
            first, there = seconds(lambda: scanning_on_cluster.scan(spark, job, quiet), 1)
            line("Spark, first scan (ships and loads)", count, first, own)
            warm, again = seconds(lambda: scanning_on_cluster.scan(spark, job, quiet))
            line("Spark, later scans", count, warm, own)
        assert local.total == there.total == again.total
        print(f"starting Spark: {started:.1f} s; the same {sum(local.total.by.values()):,} findings in all")


if __name__ == "__main__":
    main()
