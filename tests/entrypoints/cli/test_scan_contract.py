"""What another program may count on when it runs `houvast scan` on a file, seen from outside."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

HARM = "Klant heeft diabetes."
ASKED = ("--id-field", "id", "--text-field", "text", "--format", "jsonl")
IDS = ["a", "é😀", "", "7", 7, -1, 10**20, 1.5, True, False, None, [1, "b"], {"nr": 1}]


def houvast(*arguments: object, given: bytes = b"", **surroundings: str) -> subprocess.CompletedProcess[bytes]:
    """Run the command as a program of its own; without surroundings in those of the tests."""
    words = [sys.executable, "-m", "houvast", *map(str, arguments)]
    return subprocess.run(words, input=given, capture_output=True, check=False, env=surroundings or None, timeout=300)


def notes(path: Path, *rows: object) -> Path:
    path.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), encoding="utf-8")
    return path


def answers(done: subprocess.CompletedProcess[bytes]) -> list[dict[str, object]]:
    assert (done.returncode, done.stderr) == (0, b"")
    return [json.loads(line) for line in done.stdout.decode().removesuffix("\n").split("\n")]


@pytest.mark.parametrize("processes", [1, 2])
def test_one_line_for_each_note_in_order_with_the_id_as_it_was(tmp_path, processes):
    rows = [{"id": key, "text": HARM if n % 2 else "Niets.", "more": {"x": n}} for n, key in enumerate(IDS)]
    found = answers(houvast("scan", notes(tmp_path / "n.jsonl", *rows), *ASKED, "--processes", processes))
    assert [json.dumps(one["id"]) for one in found] == [json.dumps(key) for key in IDS]
    assert [len(one["findings"]) for one in found] == [n % 2 for n in range(len(IDS))]
    assert set(found[0]) == {"id", "findings"}
    assert {"category", "start", "end", "severity", "rule"} <= set(found[1]["findings"][0])


@pytest.mark.parametrize("before", ["", "é ", "😀 ", "👩‍👩‍👧 ", "e\u0301 ", "\u202b ", "\0 ", "\t\r "])
def test_places_count_code_points(tmp_path, before):
    text = before + HARM
    (one,) = answers(houvast("scan", notes(tmp_path / "n.jsonl", {"id": 1, "text": text}), *ASKED))
    (found,) = one["findings"]
    assert text[found["start"] : found["end"]] == "diabetes"


def test_standard_input_and_other_names_of_fields():
    row = json.dumps({"nr": "n-1", "body": HARM}).encode()
    done = houvast("scan", "-", "--id-field", "nr", "--text-field", "body", "--format", "jsonl", given=row)
    assert [(one["id"], len(one["findings"])) for one in answers(done)] == [("n-1", 1)]


def test_nothing_but_results_is_on_standard_output(tmp_path):
    path = notes(tmp_path / "n.jsonl", {"id": 1, "text": HARM}, "no object", {"id": 3, "text": "Niets."})
    done = houvast("scan", path, *ASKED)
    lines = [json.loads(line) for line in done.stdout.splitlines()]
    assert (done.returncode, [one["id"] for one in lines]) == (3, [1, None, 3])
    assert lines[1]["skipped"] == "line 2"
    assert done.stderr == b"skipped: line 2 is no JSON object\n"


def test_an_empty_file_has_no_lines(tmp_path):
    done = houvast("scan", notes(tmp_path / "n.jsonl"), *ASKED)
    assert (done.returncode, done.stdout, done.stderr) == (0, b"", b"")


def test_customer_numbers_by_their_shape(tmp_path):
    text = "Nummer KL-123456 en 12.34-AB, niet KL-1234567."
    path = notes(tmp_path / "n.jsonl", {"id": 1, "text": text})
    masks = ("--customer-number", "kl-999999", "--customer-number", "99.99-@@")
    (one,) = answers(houvast("scan", path, *ASKED, *masks, "--category", "customer_number", "--processes", 2))
    assert [text[f["start"] : f["end"]] for f in one["findings"]] == ["KL-123456", "12.34-AB"]
    (none,) = answers(houvast("scan", path, *ASKED, "--category", "customer_number"))
    assert none["findings"] == []
    refused = houvast("scan", path, *ASKED, "--customer-number", "9" * 10_000)
    assert (refused.returncode, refused.stdout, refused.stderr.count(b"\n")) == (1, b"", 1)


@pytest.mark.parametrize("compiler", ["of a wheel", "none"])
def test_a_bare_machine(tmp_path, compiler):
    # No home that can be written, no settings, no database: slower at first, and the same findings.
    path = notes(tmp_path / "n.jsonl", {"id": 1, "text": HARM}, {"id": "b", "text": "Niets."})
    without = "import sys; sys.modules['ziglang'] = None" if compiler == "none" else "import sys"
    script = f"{without}; from houvast.entrypoints.cli import main; sys.argv[0] = 'houvast'; main()"
    bare = {"HOME": "/proc/nobody", "PATH": str(tmp_path / "nothing"), "TMPDIR": str(tmp_path)}
    words = [sys.executable, "-c", script, "scan", str(path), *ASKED, "--processes", "1"]
    places = {"PYTHONPATH": ":".join(filter(None, sys.path))}
    done = subprocess.run(words, capture_output=True, check=False, env=bare | places, timeout=120)
    assert (done.returncode, done.stdout) == (0, houvast("scan", path, *ASKED).stdout)
    assert list(tmp_path.rglob("*.sqlite3")) == []
