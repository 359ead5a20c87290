"""Whoever waits for the note guard's rules is told so, once."""

import threading
from pathlib import Path

import pytest

from houvast.engines.scanner.kernel.starting import prepare
from houvast.entrypoints.cli.preparing import note_when_preparing, prepare_aside


def test_said_only_before_the_first_time(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    assert note_when_preparing()
    said = capsys.readouterr()
    assert "some seconds" in said.err
    assert not said.out
    prepare()
    assert not note_when_preparing()
    assert not capsys.readouterr().err


def test_made_aside_without_a_word(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    prepare_aside(quietly=True)
    for thread in threading.enumerate():
        if thread.name == "preparing":
            thread.join()
    assert not note_when_preparing()
    assert not capsys.readouterr().err
