"""Every check and every test, in order; all are run and reported, and one that fails fails the whole.

Arguments go to pytest.
"""

import os
import subprocess
import sys
import time
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
NOTHING_COLLECTED = 5  # pytest's exit code


@dataclass(frozen=True, slots=True)
class Step:
    """One command; `surroundings` are added to its environment, `accepts` are the exit codes that are well."""

    name: str
    command: list[str]
    surroundings: dict[str, str] = field(default_factory=dict)
    accepts: tuple[int, ...] = (0,)


def steps(arguments: list[str]) -> list[Step]:
    """What is checked, in order."""
    python = sys.executable
    tool = Path(python).parent
    side_by_side = [] if arguments else ["-n", "2", "--dist", "loadscope"]  # much of the time a server is waited for
    pytest = [python, "-m", "pytest", *side_by_side, *arguments]
    chosen = (0, NOTHING_COLLECTED) if arguments else (0,)
    types = [str(tool / "mypy"), "-p", "houvast", "-p", "tools", "-m", "start"]
    migrations = [python, "-m", "django", "makemigrations", "--check", "--dry-run"]
    own_tables = [*pytest, "-m", "own_database"]
    return [
        Step("style", [str(tool / "ruff"), "check", "."]),
        Step("format", [str(tool / "ruff"), "format", "--check", "."]),
        Step("types", types, {"HOUVAST_HOME": str(ROOT / ".mypy_cache" / "home")}),  # it reads the settings
        Step("imports", [str(tool / "lint-imports"), "--no-cache"]),
        Step("translations", [python, "tools/messages.py", "check"]),
        Step("migrations", migrations, {"DJANGO_SETTINGS_MODULE": "tests.settings"}),
        Step("tests", pytest, {"DATABASE": "sqlite"}),
        Step("tests of our own tables on PostgreSQL", own_tables, {"DATABASE": "pg"}, chosen),
    ]


def passes(step: Step) -> bool:
    """Run a step in sight of whoever watches."""
    print(f"\n=== {step.name}", flush=True)
    paths = os.pathsep.join([str(ROOT / "src"), str(ROOT)])
    env = {**os.environ, "PYTHONPATH": paths, **step.surroundings}
    process = subprocess.Popen(step.command, cwd=ROOT, env=env)
    try:
        return process.wait() in step.accepts
    except KeyboardInterrupt:
        process.wait()  # it heard the same Ctrl-C: let it put its servers away
        raise


def main(arguments: list[str]) -> int:
    """Run all steps and close with a line for each."""
    lines = []
    failed = 0
    for step in steps(arguments):
        began = time.monotonic()
        passed = passes(step)
        failed += not passed
        lines.append(f"{'passed' if passed else 'FAILED'}  {time.monotonic() - began:6.1f} s  {step.name}")
    print("\n" + "\n".join(lines), flush=True)
    return 1 if failed else 0


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1:]))
    except KeyboardInterrupt:
        sys.exit(130)
