"""The second start reads what the first one packed; what was damaged is packed anew."""

import sys
from pathlib import Path

import pytest

from houvast.engines.scanner.kernel import keeping
from houvast.engines.scanner.kernel.starting import fingerprint, must_prepare, prepare, started


def test_tables_are_kept_and_mended(tmp_path: Path) -> None:
    version = started(tmp_path).meta["version"]
    (tables,) = tmp_path.glob("*.tables")
    before = tables.read_bytes()
    assert fingerprint() in tables.name
    tables.write_bytes(before[: len(before) // 2])
    assert started(tmp_path).meta["version"] == version
    assert tables.read_bytes() == before


def test_whether_the_next_start_has_to_wait(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    assert must_prepare()
    prepare()
    assert not must_prepare()
    assert started().meta["codes"]


def test_without_a_compiler_nothing_is_packed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("PATH", "")
    monkeypatch.setattr(sys, "meta_path", [])
    assert not must_prepare()
    prepare()
    assert not list(keeping.home().iterdir())
