"""Measure how fast notes are scanned, beside what else could be used: `python -m bench.notes_speed`."""

import argparse
import os
import re
import statistics
import subprocess
import sys
import tempfile
import time
from array import array
from collections.abc import Callable
from dataclasses import dataclass
from itertools import accumulate
from pathlib import Path

import psutil

from bench.invented_notes import invented
from houvast.engines.scanner.rules.compiling import ruleset
from houvast.engines.scanner.scanning import Fast, Plain, scanner

COUNT, SAMPLE, LIVE, ROUNDS, SOAK = 200_000, 2_000, 20_000, 3, 50
IDENTIFIERS = (
    r"\b\d{9}\b",
    r"\b[A-Z]{2}\d{2}[A-Z0-9 ]{11,34}\b",
    r"\b[\w.+-]+@[\w-]+\.\w+\b",
    r"\b(?:\+\d{2}|0)[\d -]{8,12}\b",
)
START = "from houvast.engines.scanner.scanning import scan; scan('klant is een klootzak')"


@dataclass(frozen=True, slots=True)
class Notes:
    """Notes as they are, and behind each other as a column of an Arrow table has them."""

    texts: list[str]
    data: bytes
    offsets: "array[int]"


def notes(count: int, seed: int = 1) -> Notes:
    texts = list(invented(count, seed))
    encoded = [text.encode() for text in texts]
    return Notes(texts, b"".join(encoded), array("q", [0, *accumulate(map(len, encoded))]))


def cpu_seconds(work: Callable[[], object], rounds: int = ROUNDS) -> float:
    """Return the least processor time that some work took; other programs share this machine."""
    taken = []
    for _ in range(rounds):
        begun = time.process_time()
        work()
        taken.append(time.process_time() - begun)
    return min(taken)


def line(what: str, notes_: int, size: int, seconds: float, floor: float) -> None:
    rate, bytes_ = notes_ / seconds, size / seconds / 1e6
    print(f"{what:34} {rate:>12,.0f} {seconds / notes_ * 1e6:>9.2f} {bytes_:>9.1f} {rate / floor:>9.1f}")


def throughput(of: Notes) -> None:
    """Print the table of rates; the last column is how many times the reference's."""
    sample = of.texts[:SAMPLE]
    size = sum(len(text.encode()) for text in sample)
    fast, plain = scanner("fast"), scanner("plain")
    assert isinstance(fast, Fast)
    assert isinstance(plain, Plain)
    slow = cpu_seconds(lambda: [plain.scan(text) for text in sample], 1)
    floor = len(sample) / slow
    pattern = alternation()
    print(f"{'':34} {'notes/s':>12} {'us/note':>9} {'MB/s':>9} {'x plain':>9}")
    count, total = len(of.texts), len(of.data)
    line("kernel, findings as columns", count, total, cpu_seconds(lambda: fast.scan_batch(of.data, of.offsets)), floor)
    values = cpu_seconds(lambda: fast.findings(fast.scan_batch(of.data, of.offsets)))
    line("kernel, findings as Python values", count, total, values, floor)
    one = cpu_seconds(lambda: [fast.scan(text) for text in of.texts[:LIVE]])
    line("kernel, one note at a time", LIVE, int(of.offsets[LIVE]), one, floor)
    line("plain Python", len(sample), size, slow, floor)
    few = sample[:200]
    other = cpu_seconds(lambda: [pattern.findall(text) for text in few], 1)
    line("re, the same words and numbers", len(few), sum(len(text.encode()) for text in few), other, floor)
    line("memchr (bytes.count)", count, total, cpu_seconds(lambda: of.data.count(b"\x00")), floor)
    found = len(fast.scan_batch(of.data, of.offsets))
    print(f"{found:,} findings in {count:,} notes of {total / count:.0f} bytes; {len(ruleset().rules):,} rules\n")


def alternation() -> re.Pattern[str]:
    """Return the words of the sensitive groups and the identifiers' shapes as one pattern."""
    words = (word for word, classes in ruleset().words.items() if any("." in name for name in classes))
    plain = sorted({word for word in words if "*" not in word}, key=len, reverse=True)
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, plain))})\b|{'|'.join(IDENTIFIERS)}", re.IGNORECASE)


def live(of: Notes) -> None:
    """Print how long one note takes, as an agent's browser would ask."""
    fast, taken = scanner("fast"), []
    for text in of.texts[:LIVE]:
        begun = time.perf_counter()
        fast.scan(text)
        taken.append((time.perf_counter() - begun) * 1e6)
    shares = statistics.quantiles(taken, n=1000)
    print(f"live, in process: p50 {shares[499]:.1f} us, p99 {shares[989]:.1f} us, p99.9 {shares[998]:.1f} us")


def start() -> None:
    """Print how long a fresh process needs until its first finding, with what is kept on disk."""
    taken = []
    for _ in range(5):
        begun = time.perf_counter()
        subprocess.run([sys.executable, "-c", START], check=True)
        taken.append(time.perf_counter() - begun)
    print(f"start, to the first finding: {min(taken):.2f} s best, {statistics.median(taken):.2f} s median of 5")
    with tempfile.TemporaryDirectory() as home:
        begun = time.perf_counter()
        subprocess.run([sys.executable, "-c", START], check=True, env={**os.environ, "HOME": home})
        print(f"the very first start, which builds the kernel and packs the rules: {time.perf_counter() - begun:.1f} s")


def soak(of: Notes, rounds: int) -> None:
    """Print the memory of this process before and after scanning the notes many times."""
    fast, process = scanner("fast"), psutil.Process()
    sizes = []
    for _ in range(rounds):
        fast.scan_batch(of.data, of.offsets)
        for text in of.texts[:2000]:
            fast.scan(text)
        sizes.append(process.memory_info().rss / 1e6)
    scanned = rounds * len(of.texts)
    print(f"soak: {scanned:,} notes; {sizes[0]:.1f} MB after the first round, {sizes[-1]:.1f} MB after the last")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=COUNT)
    parser.add_argument("--rounds", type=int, default=SOAK, help="how often the soak scans all notes")
    given = parser.parse_args()
    run(given.count, given.rounds)


def run(count: int, rounds: int) -> None:
    """Measure on so many notes, scanning all of them so many times for the soak."""
    print(f"{scanner('fast').path}; {Path(sys.executable).name} {sys.version.split()[0]}")
    of = notes(count)
    soak(of, rounds)  # before the plain path loads its own rules
    live(of)
    start()
    throughput(of)


if __name__ == "__main__":
    main()
