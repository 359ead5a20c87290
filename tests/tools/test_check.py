"""The one command that runs everything."""

import sys
from pathlib import Path

import pytest

from tools import check


def step(code: str, **more: object) -> check.Step:
    return check.Step("a step", [sys.executable, "-c", code], **more)  # type: ignore[arg-type]


def test_a_step_fails_with_its_command():
    assert check.passes(step("raise SystemExit(0)"), [])
    assert not check.passes(step("raise SystemExit(1)"), [])


def test_a_step_gets_its_surroundings():
    assert check.passes(step("import os; assert os.environ['DATABASE'] == 'pg'", surroundings={"DATABASE": "pg"}), [])


def of_tests(folder: Path, code: str) -> check.Step:
    """A step that runs tests of its own, which begin with `code`; `first` tells whether this is their first run."""
    seen = f"import pathlib; seen = pathlib.Path({str(folder / 'seen')!r}); first = not seen.exists(); seen.touch()\n"
    (folder / "test_it.py").write_text(seen + code)
    pytest = [
        sys.executable,
        "-m",
        "pytest",
        "-q",
        "-p",
        "no:django",
        "-c",
        str(folder / "none.ini"),
        "--rootdir",
        str(folder),
    ]
    pytest += ["-o", f"cache_dir={folder / 'memory'}", str(folder / "test_it.py")]
    (folder / "none.ini").write_text("[pytest]\n")
    return check.Step("tests", pytest, again=[*pytest, "--lf"], memory=folder / "memory")


@pytest.mark.parametrize(
    ("code", "passes", "unsteady"),
    [
        ("def test_a(): pass", True, []),
        ("def test_a(): assert not first", True, ["test_it.py::test_a"]),
        ("def test_a(): assert False", False, []),
        ("def test_a(): assert not first\ndef test_b(): assert False", False, []),
        ("import pytest\n@pytest.mark.parametrize('n', range(7))\ndef test_a(n): assert not first", False, []),
        ("import nothing_of_the_kind", False, []),
    ],
)
def test_a_few_that_failed_are_run_by_themselves_and_named(tmp_path, code, passes, unsteady):
    named: list[str] = []
    assert check.passes(of_tests(tmp_path, code), named) is passes
    assert named == unsteady


def test_what_was_unsteady_is_said_at_the_end(tmp_path, monkeypatch, capsys):
    monkeypatch.setattr(check, "steps", lambda arguments: [of_tests(tmp_path, "def test_a(): assert not first")])
    assert check.main([]) == 0
    assert capsys.readouterr().out.splitlines()[-1].startswith("UNSTEADY")


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
