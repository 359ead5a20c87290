"""Whoever writes the lexicon sees what a note gives, and what a labelled one should have given."""

import json
from pathlib import Path

import pytest

from tools.lexicon import main


def test_a_note_is_shown_with_its_rules(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["Mevrouw zit in een rolstoel.", "Pakket bezorgd."]) == 0
    first, found, second = capsys.readouterr().out.splitlines()
    assert (first, second) == ("Mevrouw zit in een rolstoel.", "Pakket bezorgd.")
    assert "health" in found
    assert "nl.health" in found


def test_misses_and_alarms_are_listed(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    labelled = tmp_path / "notes.jsonl"
    span = {"category": "health", "text": "bezorgd"}
    note = {"id": "a", "lang": "nl", "text": "Pakket bezorgd bij buur in rolstoel.", "spans": [span]}
    labelled.write_text(json.dumps(note))
    assert main(["--missed", str(labelled), "nl"]) == 0
    missed, alarm = capsys.readouterr().out.splitlines()
    assert missed == "missed a health 'bezorgd'"
    assert alarm.startswith("alarm  a health")
    assert main(["--missed", str(labelled), "fr"]) == 0
    assert capsys.readouterr().out.strip() == ""


def test_anything_else_is_explained(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--wrong"]) == 2
    assert "python -m tools.lexicon" in capsys.readouterr().err
