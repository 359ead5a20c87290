"""The one command that runs everything."""

import sys

import pytest

from tools import check


def step(code: str, **more: object) -> check.Step:
    return check.Step("a step", [sys.executable, "-c", code], **more)  # type: ignore[arg-type]


def test_a_step_fails_with_its_command():
    assert check.passes(step("raise SystemExit(0)"))
    assert not check.passes(step("raise SystemExit(1)"))


def test_a_step_gets_its_surroundings():
    assert check.passes(step("import os; assert os.environ['DATABASE'] == 'pg'", surroundings={"DATABASE": "pg"}))


def test_no_tests_at_all_is_a_fault_unless_some_were_chosen():
    everything, chosen = check.steps([])[-1], check.steps(["tests/engines"])[-1]
    assert check.NOTHING_COLLECTED not in everything.accepts
    assert check.NOTHING_COLLECTED in chosen.accepts


def test_everything_is_run_and_one_failure_fails_the_whole(monkeypatch, capsys):
    steps = [step("raise SystemExit(1)"), step("raise SystemExit(0)")]
    monkeypatch.setattr(check, "steps", lambda arguments: steps)
    assert check.main([]) == 1
    assert [line.split()[0] for line in capsys.readouterr().out.splitlines()[-2:]] == ["FAILED", "passed"]
    steps.pop(0)
    assert check.main([]) == 0


@pytest.mark.parametrize(
    "wanted", ["ruff", "mypy", "lint-imports", "messages", "makemigrations", "pytest", "own_database"]
)
def test_every_check_is_there(wanted):
    assert any(wanted in " ".join(each.command) for each in check.steps([]))
