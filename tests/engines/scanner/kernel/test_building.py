"""The kernel is built once, without warnings, and reads nothing that is not its own."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from houvast.engines.scanner.kernel.building import FLAGS, SOURCE, NotBuilt, build, compiler, library
from houvast.engines.scanner.kernel.calling import Kernel
from houvast.engines.scanner.kernel.tables import pack
from tests.engines.scanner.kernel.paths import batch, built, rules, sentences

STRICT = ("-Wall", "-Wextra", "-Wpedantic", "-Werror")
WATCHED = ("-fsanitize=address,undefined", "-fno-sanitize-recover=all", "-g", "-O1")
FUZZ = Path(__file__).with_name("fuzzing.py")


def test_it_is_built_once(tmp_path: Path) -> None:
    first = library(tmp_path)
    before = first.stat().st_mtime_ns
    assert library(tmp_path) == first
    assert first.stat().st_mtime_ns == before


def test_no_warnings(tmp_path: Path) -> None:
    build(tmp_path / "kernel.so", flags=(*FLAGS, *STRICT))


def test_the_wheel_of_a_compiler_is_enough(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    usual = built()
    monkeypatch.setenv("PATH", "")
    assert compiler()[1:] == ["-m", "ziglang", "cc"]
    tables, note = pack(rules()), "Mevrouw zit in een rolstoel, mail anna@example.org."
    found = Kernel(build(tmp_path / "kernel.so"), tables).scan(note)
    assert len(found) == 2
    assert found == Kernel(usual, tables).scan(note)


def test_without_vectors_it_finds_the_same(tmp_path: Path) -> None:
    """Processors other than those of most servers take a plainer way through the bytes."""
    tables, notes = pack(rules()), batch([note.encode() for note in sentences()])
    portable = Kernel(build(tmp_path / "kernel.so", flags=(*FLAGS, "-DPORTABLE")), tables).scan_batch(*notes)
    usual = Kernel(built(), tables).scan_batch(*notes)
    assert len(usual) > 1000
    assert portable == usual


def test_without_a_compiler_it_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    monkeypatch.setattr(sys, "meta_path", [])
    with pytest.raises(NotBuilt, match=r"install houvast\[fast\]"):
        compiler()


def test_a_compiler_that_fails_says_why(tmp_path: Path) -> None:
    with pytest.raises(NotBuilt, match="compiler failed"):
        build(tmp_path / "kernel.so", flags=("--no-such-flag",))


def test_nothing_is_read_or_written_outside(tmp_path: Path) -> None:
    """Random bytes, random mixtures of words and damaged tables, under the compiler's own watch."""
    watched = build(tmp_path / "watched.so", flags=(*FLAGS, *WATCHED))
    (tmp_path / "tables").write_bytes(pack(rules()))
    asan = subprocess.run([*compiler(), "-print-file-name=libasan.so"], capture_output=True, text=True, check=True)
    environment = {**os.environ, "LD_PRELOAD": asan.stdout.strip(), "ASAN_OPTIONS": "detect_leaks=0"}
    environment["PYTHONPATH"] = f"{SOURCE.parents[3]}{os.pathsep}{FUZZ.parents[4]}"
    words = [sys.executable, str(FUZZ), str(watched), str(tmp_path / "tables")]
    done = subprocess.run(words, capture_output=True, text=True, env=environment, timeout=300, check=False)
    assert done.returncode == 0, done.stderr[-2000:]
    assert "scanned" in done.stdout
