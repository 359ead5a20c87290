"""What a bulk scan does when its input, its output or its machine is bad: nothing is lost, and nothing grows."""

import contextlib
import json
import os
import re
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from houvast.engines.scanner.scanning import scan

HARM = "Klant heeft diabetes."
LIMITED = "import resource, sys; resource.setrlimit(resource.RLIMIT_FSIZE, ({0}, {0})); sys.argv[0] = 'houvast'; "
# Not getrusage: a process begins with the peak of the one that started it.
MEASURED = """
try:
    main()
finally:
    with open("/proc/self/status") as status:
        sys.stderr.write("peak " + status.read().split("VmHWM:")[1].split()[0])
"""


def command(*arguments: object, before: str = "import sys; ", run: str = "main()") -> list[str]:
    script = f"{before}\nfrom houvast.entrypoints.cli import main\n{run}"
    return [sys.executable, "-c", script, "scan", *map(str, arguments)]


def jsonl(path: Path, texts: list[str]) -> Path:
    path.write_text("".join(json.dumps({"id": n, "text": text}) + "\n" for n, text in enumerate(texts)))
    return path


def answers(text: str) -> list[dict[str, object]]:
    return [json.loads(line) for line in text.splitlines()]


def test_odd_text_is_scanned_at_its_own_places(houvast, tmp_path):
    texts = [
        HARM + "\0" + HARM,
        "Klant heeft \u202bdiabetes\u202c.",
        "Klant heeft dia\u200dbe\u200btes.",
        "Klant heeft \u0065\u0301pilepsie en diabe\u0301tes.",
        "😀 " + HARM,
        "\ud83d " + HARM,
    ]
    path = jsonl(tmp_path / "notes.jsonl", texts)
    found = answers(houvast.well("scan", path, "--format", "jsonl", "--processes", "1"))
    for text, answer in zip(texts, found, strict=True):
        spans = [(f["start"], f["end"], f["rule"]) for f in answer["findings"]]
        assert spans == [(f.start, f.end, f.rule) for f in scan(text.replace("\ud83d", "\ufffd"))]
        words = [re.sub("[\u200b\u200d\u202b\u202c\u0301]", "", text[start:end]) for start, end, _ in spans]
        assert "diabetes" in words, text


@pytest.mark.parametrize("piece", ["Alles is in orde. ", "a", "06-", "(((", "klant is ", "1-1-", "é\u0301", "\0"])
def test_work_grows_no_faster_than_the_text(piece):
    def seconds(size: int) -> float:
        text = piece * (size // len(piece))
        scan(text)
        begun = time.process_time()
        scan(text)
        return time.process_time() - begun

    once, twice = (min(seconds(size) for _ in range(3)) for size in (30_000, 60_000))
    assert twice < 3 * once + 0.02


def test_a_note_of_ten_million_signs(houvast, tmp_path):
    long = "Alles is in orde met het pakket. " * 300_000 + HARM
    path = jsonl(tmp_path / "notes.jsonl", [HARM, long, HARM])
    found = answers(houvast.well("scan", path, "--format", "jsonl", "--category", "health", "--processes", "1"))
    assert [[f["start"] for f in a["findings"]] for a in found] == [[12], [len(long) - 9], [12]]


@pytest.mark.parametrize("name", ["notes.jsonl", "notes.txt"])
def test_a_million_empty_notes_take_little_memory(tmp_path, name):
    path, out = tmp_path / name, tmp_path / "found.jsonl"
    path.write_text("".join(f'{{"id":{n},"text":""}}\n' for n in range(10**6)) if "jsonl" in name else "\n" * 10**6)
    subprocess.run(command("-", "--input", "text"), stdin=subprocess.DEVNULL, check=True)  # the rules are packed once
    asked = command(path, "--format", "jsonl", "--output", out, "--processes", 1, run=MEASURED)
    begun = time.monotonic()
    done = subprocess.run(asked, capture_output=True, text=True, timeout=300, check=True)
    assert time.monotonic() - begun < 120
    assert int(done.stderr.split("peak ")[1]) < 250_000  # KiB
    with out.open() as lines:
        assert sum(line.endswith('"findings": []}\n') for line in lines) == 10**6


def test_a_full_disk_ends_in_one_line_and_the_scan_goes_on_afterwards(houvast, tmp_path):
    path, out = jsonl(tmp_path / "notes.jsonl", [HARM] * 60_000), tmp_path / "found.jsonl"
    asked = (path, "--format", "jsonl", "--output", out, "--processes", 1)
    done = subprocess.run(
        command(*asked, before=LIMITED.format(9_000_000)), capture_output=True, text=True, check=False
    )
    assert done.returncode == 1
    assert done.stderr.count("\n") == 1
    assert "--resume" in done.stderr
    houvast.well("scan", *asked, "--resume")
    assert [a["id"] for a in answers(out.read_text())] == list(range(60_000))


def test_a_reader_that_goes_away_ends_the_scan_quietly(tmp_path):
    path = jsonl(tmp_path / "notes.jsonl", [HARM] * 50_000)
    asked = command(path, "--format", "jsonl", "--processes", 2)
    with subprocess.Popen(asked, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as done:
        assert json.loads(done.stdout.readline())["id"] == 0
        done.stdout.close()
        assert done.stderr.read() == b""
        done.wait(120)


@pytest.fixture
def interrupted(tmp_path):
    """Interrupt a scan in its middle; a busy machine may let it end before, then with more notes."""
    out, state = tmp_path / "found.jsonl", tmp_path / "found.jsonl.scan"
    for count in (60_000, 240_000, 960_000):
        path = jsonl(tmp_path / "notes.jsonl", [HARM * 2] * count)
        asked = (path, "--format", "jsonl", "--output", out, "--category", "health", "--processes", 2)
        with subprocess.Popen(command(*asked), stderr=subprocess.PIPE, start_new_session=True, text=True) as begun:
            while not state.exists() and begun.poll() is None:
                time.sleep(0.01)
            with contextlib.suppress(ProcessLookupError):
                os.killpg(begun.pid, signal.SIGINT)  # as a terminal does: to every process
            told = begun.stderr.read()
        if begun.returncode:
            return count, asked, begun.returncode, told
        out.unlink()
    pytest.fail("three scans ended before they could be interrupted")


def test_an_interrupted_scan_goes_on_where_it_was(houvast, tmp_path, interrupted):
    count, asked, code, told = interrupted
    out, state = tmp_path / "found.jsonl", tmp_path / "found.jsonl.scan"
    assert code == 130
    assert told == "houvast: interrupted; run it again to go on\n"
    assert 0 < json.loads(state.read_text())["rows"] < count
    houvast.well("scan", *asked, "--resume")
    assert [a["id"] for a in answers(out.read_text())] == list(range(count))
    assert not state.exists()


def test_another_scan_is_not_gone_on_with(houvast, tmp_path):
    path, out = jsonl(tmp_path / "notes.jsonl", [HARM]), tmp_path / "found.jsonl"
    (tmp_path / "found.jsonl.scan").write_text("{")
    asked = ("scan", path, "--format", "jsonl", "--output", out, "--processes", "1", "--resume")
    assert "damaged" in houvast.line(*asked)
    nothing = {
        "mark": "other",
        "rows": 5,
        "written": 7,
        "counts": [0, 0, 0],
        "by": [],
        "seen": [],
        "hit": [],
        "rules": [],
    }
    (tmp_path / "found.jsonl.scan").write_text(json.dumps(nothing))
    assert "another scan" in houvast.line(*asked)
    assert "can't be written" in houvast.line("scan", path, "--format", "csv", "--output", tmp_path / "gone" / "f.csv")
