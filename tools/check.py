"""Every check and every test, in order; all are run and reported, and one that fails fails the whole.

A few tests that fail beside the thousands are run once more by themselves: one that passes then is named as unsteady,
at the end and in sight, and does not fail the whole. With arguments, which go to pytest, nothing is run twice.
"""

import json
import os
import subprocess
import sys
import time
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
TESTS_FAILED, NOTHING_COLLECTED = 1, 5  # pytest's exit codes
FEW = 6  # more than these are no accident


@dataclass(frozen=True, slots=True)
class Step:
    """One command; `surroundings` are added to its environment, `accepts` are the exit codes that are well.

    `again` runs the tests that failed once more, and `memory` is the folder where pytest keeps which those are.
    """

    name: str
    command: list[str]
    surroundings: dict[str, str] = field(default_factory=dict)
    accepts: tuple[int, ...] = (0,)
    again: list[str] = field(default_factory=list)
    memory: Path | None = None


def steps(arguments: list[str]) -> list[Step]:
    """What is checked, in order."""
    python = sys.executable
    tool = Path(python).parent
    types = [str(tool / "mypy"), "-p", "houvast", "-p", "tools", "-m", "start"]
    migrations = [python, "-m", "django", "makemigrations", "--check", "--dry-run"]
    return [
        Step("style", [str(tool / "ruff"), "check", "."]),
        Step("format", [str(tool / "ruff"), "format", "--check", "."]),
        Step("types", types, {"HOUVAST_HOME": str(ROOT / ".mypy_cache" / "home")}),  # it reads the settings
        Step("imports", [str(tool / "lint-imports"), "--no-cache"]),
        Step("translations", [python, "tools/messages.py", "check"]),
        Step("migrations", migrations, {"DJANGO_SETTINGS_MODULE": "tests.settings"}),
        tests("tests", "sqlite", arguments),
        tests("tests of our own tables on PostgreSQL", "pg", arguments, "-m", "own_database"),
    ]


def tests(name: str, database: str, arguments: list[str], *chosen: str) -> Step:
    """The tests with our own tables on `database`: all that are chosen, or what the arguments name of those."""
    memory = ROOT / ".pytest_cache" / database
    pytest = [sys.executable, "-m", "pytest", "-o", f"cache_dir={memory}"]
    surroundings = {"DATABASE": database}
    if arguments:
        accepts = (0, NOTHING_COLLECTED) if chosen else (0,)
        return Step(name, [*pytest, *arguments, *chosen], surroundings, accepts)
    side_by_side = ["-n", "2", "--dist", "loadscope"]  # much of the time a server is waited for
    return Step(name, [*pytest, *side_by_side, *chosen], surroundings, again=[*pytest, "--lf", *chosen], memory=memory)


def passes(step: Step, unsteady: list[str]) -> bool:
    """Run a step in sight of whoever watches; what failed and passed alone is added to `unsteady`."""
    print(f"\n=== {step.name}", flush=True)
    if step.memory is None:
        return ran(step.command, step) in step.accepts
    kept = step.memory / "v" / "cache" / "lastfailed"
    kept.unlink(missing_ok=True)
    answer = ran(step.command, step)
    failed = list(json.loads(kept.read_text())) if kept.exists() else []
    if answer != TESTS_FAILED or not 0 < len(failed) <= FEW:
        return answer in step.accepts
    print(f"\n=== {step.name}: the {len(failed)} that failed, by themselves", flush=True)
    passed = ran(step.again, step) == 0
    if passed:
        unsteady += failed
    return passed


def ran(command: list[str], step: Step) -> int:
    """The exit code of a command in the surroundings of its step."""
    paths = os.pathsep.join([str(ROOT / "src"), str(ROOT)])
    env = {**os.environ, "PYTHONPATH": paths, **step.surroundings}
    process = subprocess.Popen(command, cwd=ROOT, env=env)
    try:
        return process.wait()
    except KeyboardInterrupt:
        process.wait()  # it heard the same Ctrl-C: let it put its servers away
        raise


def main(arguments: list[str]) -> int:
    """Run all steps and close with a line for each."""
    lines: list[str] = []
    unsteady: list[str] = []
    failed = 0
    for step in steps(arguments):
        began = time.monotonic()
        passed = passes(step, unsteady)
        failed += not passed
        lines.append(f"{'passed' if passed else 'FAILED'}  {time.monotonic() - began:6.1f} s  {step.name}")
    lines += [f"UNSTEADY  failed beside the others, passed alone: {test}" for test in unsteady]
    print("\n" + "\n".join(lines), flush=True)
    return 1 if failed else 0


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1:]))
    except KeyboardInterrupt:
        sys.exit(130)
