import json
import subprocess
import sys

import pytest
from click.testing import CliRunner

from houvast.entrypoints.cli import main


def deadline(*arguments: str):
    return CliRunner().invoke(main, ["deadline", *arguments])


def test_it_says_why_this_day():
    done = deadline("--received", "2026-01-31", "--country", "NL")
    assert done.exit_code == 0
    lines = done.stdout.splitlines()
    assert lines[0].startswith("Answer by 2026-03-02 (Monday)")
    assert "  2026-02-28: that month has no such day, so its last day" in lines
    assert "  2026-03-01: passed over, sunday" in lines


def test_programs_get_codes_and_iso_days():
    told = json.loads(deadline("--received", "2026-01-31", "--format", "json").stdout)
    assert (told["due"], told["extended"], told["safe_extended"]) == ("2026-03-02", "2026-04-30", "2026-04-28")
    assert [reason["code"] for reason in told["why"]] == ["month_from", "no_such_day", "rolled", "rolled", "due"]


def test_the_country_decides_the_holidays():
    dutch, belgian = (
        deadline("--received", "2026-03-27", "--country", c, "--format", "json").stdout for c in ("NL", "BE")
    )
    assert json.loads(dutch)["due"] == "2026-04-28"  # 27 April is a holiday in the Netherlands only
    assert json.loads(belgian)["due"] == "2026-04-27"


def test_a_day_in_the_future_is_one_line():
    done = deadline("--received", "2029-01-31")
    assert done.exit_code == 1
    assert done.stderr.startswith("houvast: Received on 2029-01-31 lies after ")
    assert len(done.stderr.splitlines()) == 1


@pytest.mark.parametrize(
    "arguments", [[], ["--received", "31-01-2026"], ["--received", "2026-01-31", "--country", "FR"]]
)
def test_what_is_not_understood_ends_with_2(arguments):
    assert deadline(*arguments).exit_code == 2


@pytest.mark.parametrize("arguments", [["--help"], ["deadline", "--received", "2026-01-31"]])
def test_it_loads_neither_django_nor_rich(arguments):
    code = (
        f"import sys; from houvast.entrypoints.cli import main; main({arguments!r}, standalone_mode=False);"
        " assert not {'django', 'rich', 'sqlalchemy'} & set(sys.modules)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, env={"PYTHONPATH": ":".join(sys.path)}, timeout=60
    )
    assert done.returncode == 0, done.stderr
