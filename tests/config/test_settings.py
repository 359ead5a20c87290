"""The settings as a whole, in a process of their own."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

SOURCE = Path(__file__).parents[2] / "src"


def houvast(tmp_path, *arguments: str, **variables: str) -> subprocess.CompletedProcess[str]:
    clean = {name: value for name, value in os.environ.items() if not name.startswith(("HOUVAST_", "DJANGO_"))}
    surroundings = {**clean, "PYTHONPATH": str(SOURCE), "HOUVAST_HOME": str(tmp_path / "home"), **variables}
    command = [sys.executable, "-m", "houvast", *arguments]
    return subprocess.run(command, env=surroundings, capture_output=True, text=True, check=False, cwd=tmp_path)


def test_a_server_that_others_reach_passes_djangos_own_inspection(tmp_path):
    done = houvast(
        tmp_path, "check", "--deploy", "--fail-level", "WARNING", HOUVAST_ALLOWED_HOSTS="privacy.example",
        HOUVAST_SECRET_KEY="a-long-and-arbitrary-string-of-0123456789-and-then-some-more",
    )  # fmt: skip
    assert (done.returncode, done.stderr) == (0, "")


def test_the_tables_are_as_the_migrations_make_them(tmp_path):
    done = houvast(tmp_path, "makemigrations", "--check", "--dry-run")
    assert (done.returncode, done.stdout.strip()) == (0, "No changes detected")


def test_the_home_is_for_its_owner_only(tmp_path):
    assert houvast(tmp_path, "check").returncode == 0
    assert (tmp_path / "home").stat().st_mode & 0o777 == 0o700


@pytest.mark.parametrize("name", ["HOUVAST_DATABASE_URL", "HOUVAST_SECRET_KEY", "HOUVAST_MASTER_KEY"])
def test_a_wrong_secret_stops_the_start_in_one_line_that_does_not_show_it(tmp_path, name):
    done = houvast(tmp_path, "check", **{name: "hush"})
    assert done.returncode != 0
    assert done.stderr.startswith(f"houvast: {name}")
    assert len(done.stderr.splitlines()) == 1
    assert "hush" not in done.stderr
