import os
import subprocess
import sys

import click
import pytest
from click.testing import CliRunner

from houvast.entrypoints.cli import endings, main
from houvast.entrypoints.cli.root import TOPICS
from tests.architecture.house import ROOT


def process(*arguments: str, home, **surroundings: str) -> subprocess.CompletedProcess[str]:
    """Run a command as people do, in a home of its own."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("HOUVAST_", "DJANGO_"))}
    env = {**kept, "PYTHONPATH": str(ROOT / "src"), "HOUVAST_HOME": str(home), **surroundings}
    command = [sys.executable, "-m", "houvast", *arguments]
    return subprocess.run(command, capture_output=True, text=True, env=env, timeout=60)


def test_help_names_every_command():
    told = CliRunner().invoke(main, ["--help"]).stdout
    assert all(f"  {name} " in told for name in TOPICS)


@pytest.mark.parametrize("name", TOPICS)
def test_every_command_explains_itself(name):
    command = main.get_command(click.Context(main), name)
    assert command is not None
    told = CliRunner().invoke(main, [name, "--help"])
    assert told.exit_code == 0, told.output
    for below in command.commands.values() if isinstance(command, click.Group) else []:
        assert below.help, f"{name} {below.name}"


def test_an_unknown_command_ends_with_2():
    assert CliRunner().invoke(main, ["hoevast"]).exit_code == 2


def test_a_database_that_was_not_prepared_is_one_line(tmp_path):
    done = process("account", "list", home=tmp_path)
    assert (done.returncode, done.stderr) == (
        1,
        "houvast: Houvast's own database is not prepared: run `houvast migrate`\n",
    )


def test_migrate_prepares_it_and_builders_reach_django(tmp_path):
    assert process("migrate", home=tmp_path).returncode == 0
    assert process("account", "list", home=tmp_path).returncode == 0
    assert process("migrate", "--check", home=tmp_path).returncode == 0
    assert process("makemigrations", "--check", "--dry-run", home=tmp_path).returncode == 0


def test_an_own_database_that_does_not_answer_is_one_line(tmp_path):
    url = f"postgresql://nobody:geheim@/none?host={tmp_path}/nowhere"
    done = process("case", "list", home=tmp_path, HOUVAST_DATABASE_URL=url, HOUVAST_AS="olga")
    assert done.returncode == 1
    assert done.stderr.startswith("houvast: Houvast's own database does not answer")
    assert len(done.stderr.splitlines()) == 1
    assert "geheim" not in done.stderr


def test_a_wrong_variable_is_one_line(tmp_path):
    done = process("account", "list", home=tmp_path, HOUVAST_LANGUAGE="fr")
    assert done.returncode == 1
    assert done.stderr.startswith("houvast: HOUVAST_LANGUAGE cannot be used")


def test_a_home_that_cannot_be_made_is_one_line(tmp_path):
    (tmp_path / "file").touch()
    done = process("account", "list", home=tmp_path / "file" / "home")
    assert done.returncode == 1
    assert len(done.stderr.splitlines()) == 1


@pytest.fixture
def broken(monkeypatch, tmp_path):
    """A command in which something unexpected happens, with a value in its words."""

    def run() -> None:
        raise KeyError("fenna@example.org")

    monkeypatch.setenv("HOUVAST_HOME", str(tmp_path))
    monkeypatch.setitem(main.commands, "deadline", click.Command("deadline", callback=run))
    monkeypatch.setattr(main, "get_command", lambda _context, name: main.commands.get(name))
    return tmp_path


def test_the_unexpected_is_one_line_and_a_reference(broken):
    done = CliRunner().invoke(main, ["deadline"])
    assert done.exit_code == 1
    (line,) = done.stderr.splitlines()
    log = (broken / endings.LOG).read_text()
    reference = log.split()[2]
    assert reference in line
    assert "KeyError" in line
    assert "test_root.py" in log
    assert "fenna" not in line + log


def test_with_debug_it_shows_where(broken):
    done = CliRunner().invoke(main, ["--debug", "deadline"])
    assert isinstance(done.exception, KeyError)


def test_a_full_disk_is_told_as_that(tmp_path):
    limit = (
        "import sys, django; from django.db.backends.signals import connection_created\n"
        "def limit(connection, **_):\n"
        "    cursor = connection.cursor()\n"
        "    pages = cursor.execute('PRAGMA page_count').fetchone()[0]\n"
        "    cursor.execute(f'PRAGMA max_page_count={pages}')\n"
        "connection_created.connect(limit)\n"
        "from houvast.entrypoints.cli import main; main(sys.argv[1:])\n"
    )
    assert process("migrate", home=tmp_path).returncode == 0
    entered = process(
        "organisation", "add", "own", "--own", "--name", "Belhuis Noord", "--country", "NL", home=tmp_path
    )
    assert entered.returncode == 0, entered.stderr
    password = {"HOUVAST_NEW_PASSWORD": "een-lang-genoeg-wachtwoord"}
    olga = ["account", "add", "olga", "--name", "Olga", "--role", "privacy_officer", "--organisation", "own"]
    assert process(*olga, home=tmp_path, **password).returncode == 0
    env = {**os.environ, "PYTHONPATH": str(ROOT / "src"), "HOUVAST_HOME": str(tmp_path), "HOUVAST_AS": "olga"}
    env.pop("DJANGO_SETTINGS_MODULE", None)
    env.pop("HOUVAST_DATABASE_URL", None)
    register = ["case", "open", "--right", "access", "--words", "w" * 90_000]
    done = subprocess.run([sys.executable, "-c", limit, *register], capture_output=True, text=True, env=env, timeout=60)
    assert done.returncode == 1
    assert done.stderr == "houvast: the disk is full: make room and do it again; nothing was done by half\n"
    assert process("case", "list", "--format", "json", home=tmp_path, HOUVAST_AS="olga").stdout == "[]\n"
    assert process("evidence", "verify", home=tmp_path, HOUVAST_AS="olga").returncode == 0
