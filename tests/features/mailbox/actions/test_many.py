"""Two hundred mails, two workers at once and killed ones: each mail is there, and is sorted once."""

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from sqlalchemy import create_engine, text

from tests.entrypoints.cli.test_root import process
from tests.features.mailbox.stage import mail

TEXT = "Ik wil weten welke gegevens u over mij heeft."
OLGA = ("--name", "Olga", "--role", "privacy_officer", "--organisation", "own")


class House:
    """A Houvast of its own, with its database, that reads one mailbox."""

    def __init__(self, home: Path, mailbox, database: str) -> None:
        self.home, self.mailbox = home, mailbox
        self._named = {"HOUVAST_MAILBOX": mailbox.address(), "HOUVAST_AS": "olga"}
        if database:
            self._named["HOUVAST_DATABASE_URL"] = database.replace("postgresql+psycopg", "postgresql", 1)
        self.engine = create_engine(database or f"sqlite:///{home / 'houvast.sqlite3'}")
        self.told("migrate")
        self.told("organisation", "add", "own", "--own", "--name", "Belhuis Noord", "--country", "NL", HOUVAST_AS="")
        self.told("account", "add", "olga", *OLGA, HOUVAST_NEW_PASSWORD="een-lang-genoeg-wachtwoord", HOUVAST_AS="")

    def told(self, *words: str, **more: str) -> str:
        done = process(*words, home=self.home, **{**self._named, **more})
        assert done.returncode == 0, done.stderr + done.stdout
        return done.stdout

    def reading(self) -> subprocess.Popen[bytes]:
        """Begin to read in a process of its own."""
        kept = {name: value for name, value in os.environ.items() if not name.startswith(("HOUVAST_", "DJANGO_"))}
        env = {**kept, **self._named, "HOUVAST_HOME": str(self.home), "PYTHONPATH": "src:."}
        command = [sys.executable, "-m", "houvast", "mailbox", "read"]
        return subprocess.Popen(command, env=env, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)

    def count(self, table: str, where: str = "1 = 1") -> int:
        with self.engine.connect() as connection:
            return int(connection.execute(text(f"SELECT count(*) FROM {table} WHERE {where}")).scalar_one())

    def fill(self, count: int) -> None:
        client = self.mailbox.client()
        for number in range(count):
            wish = ("Mijn gegevens", TEXT) if number % 2 else ("Hallo", "Hallo!")
            assert client.append("INBOX", "", None, mail(*wish, f"p{number}@klant.example"))[0] == "OK"
        client.logout()

    def holds(self, count: int) -> None:
        """Each mail is here and put away; each wish is one request."""
        registered = self.count("mailbox_mail", "state = 'registered'")
        assert (self.count("mailbox_mail"), registered) == (count, count // 2)
        assert self.count("rights_caserecord") == self.count("mailbox_mailcase") == registered
        assert (self.mailbox.count(), self.mailbox.count("Houvast")) == (0, count)
        assert self.told("evidence", "verify")
        assert len(json.loads(self.told("case", "list", "--format", "json"))) <= registered


@pytest.fixture(params=["sqlite", "postgres"])
def house(request, tmp_path, mailbox):
    database = "" if request.param == "sqlite" else request.getfixturevalue("postgres").database("mail")
    return House(tmp_path, mailbox, database)


def test_two_readers_at_once_take_each_of_two_hundred_mails_once(house):
    house.fill(200)
    readers = [house.reading(), house.reading()]
    told = [reader.communicate(timeout=300)[0].decode() for reader in readers]
    assert [reader.returncode for reader in readers] == [0, 0], told
    house.holds(200)


def test_a_reader_that_is_killed_loses_and_doubles_nothing(house):
    house.fill(40)
    for number in range(3):
        before, reader = house.count("mailbox_mail"), house.reading()
        limit = time.monotonic() + 60
        while house.count("mailbox_mail") < before + 3 and reader.poll() is None and time.monotonic() < limit:
            time.sleep(0.003 * number)
        reader.send_signal(signal.SIGKILL)
        assert reader.wait() == -signal.SIGKILL
    assert 0 < house.count("mailbox_mail") < 40
    house.told("mailbox", "read")
    house.holds(40)
