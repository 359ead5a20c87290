"""A whole Houvast as it stands in a centre: its server and its worker, and real servers of mail and of identities."""

import json
import os
import re
import socket
import sqlite3
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing, contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, TypeVar
from zoneinfo import ZoneInfo

from houvast.entrypoints.demo.people import Person
from houvast.entrypoints.demo.truth import identifiers
from houvast.entrypoints.demo.world import World, make
from tests.architecture.house import ROOT
from tests.services import identity_provider, mail_server
from tests.services.dovecot import Dovecot
from tests.services.identity_provider import IdentityProvider
from tests.services.mail_server import MailServer

PEOPLE = 220
STORIES = ("erasure", "two", "portability", "representative", "attack", "changed")
OF_EACH = 4
PATIENCE = 60.0
_CODE = re.compile(r"\b(\d{6})\b")
_LOGIN = re.compile(r"^  (\w+) +([a-z-]+\d+) ", re.M)
Found = TypeVar("Found")


@dataclass
class House:
    """What runs, who works there (passwords by name), and who its customers are."""

    home: Path
    port: int
    environment: dict[str, str]
    passwords: dict[str, str]
    world: World
    post: MailServer
    provider: IdentityProvider
    dovecot: Dovecot
    mailbox: tuple[str, str]
    texts: Path
    swapped: Path
    apart: list[int]
    networks: Iterator[int] = field(default_factory=lambda: iter(range(1, 250)))

    @property
    def url(self) -> str:
        return f"http://localhost:{self.port}"

    def run(self, *arguments: str, by: str = "olga", well: tuple[int, ...] = (0,)) -> str:
        """Run a command that must end well."""
        done = told(self.environment | {"HOUVAST_AS": by}, *arguments)
        assert done.returncode in well, done.stderr
        return done.stdout

    def story(self, case: str) -> list[str]:
        """Give the kinds of what happened in a case."""
        return [kind for (kind,) in self.rows('select kind from evidence_entry where "case" = ? order by seq', case)]

    def status(self, case: str) -> str:
        """Tell how far a case is."""
        return str(self.rows("select status from rights_caserecord where number = ?", case)[0][0])

    def channels(self) -> dict[str, str]:
        """Tell how each case came in."""
        return dict(self.rows("select number, channel from rights_caserecord"))

    def rows(self, query: str, *values: str) -> list[tuple[Any, ...]]:
        """Read Houvast's own database, which is quicker than a command for each question."""
        with closing(sqlite3.connect(self.home / "houvast.sqlite3", timeout=PATIENCE)) as connection:
            return connection.execute(query, values).fetchall()

    def somebody(self, story: str, place: int) -> int:
        """Give the customer of a story: nobody of another story lives with them, since an attack locks a household."""
        return self.apart[OF_EACH * STORIES.index(story) + place]

    def person(self, number: int) -> Person:
        return self.world.people[number]

    def keys(self, number: int, organisation: str = "energie") -> dict[str, str]:
        """Give the identifiers of somebody by kind."""
        return dict(identifiers(self.person(number), organisation))

    def remembers(self, case: str) -> list[str]:
        """Give what the person of a case answers to the questions that were put."""
        script = [sys.executable, "-m", "tests.journeys.front_door.memory", case]
        done = subprocess.run(script, env=self.environment, capture_output=True, text=True, check=False, cwd=ROOT)
        assert done.returncode == 0, done.stderr
        answers: list[str] = json.loads(done.stdout)
        return answers

    def text_code(self, to: str, before: int = 0) -> str:
        """Wait for a text message after the first so many, and read its code."""
        return until(lambda: _code_in([one["text"] for one in self.sent_texts(to)][before:]))

    def first_code(self, to: str) -> str:
        """Read the code in the first text message that a number got."""
        return _CODE.findall(self.sent_texts(to)[0]["text"])[0]

    def sent_texts(self, to: str) -> list[dict[str, str]]:
        """Give the text messages that a number got."""
        lines = self.texts.read_text().splitlines() if self.texts.exists() else []
        return [one for one in map(json.loads, lines) if one["to"] == to]

    def mails(self, to: str) -> list[str]:
        """Give the mails that an address got."""
        return [mail.get_content() for _, receivers, mail in tuple(self.post.taken) if to in receivers]

    def mail_code(self, to: str, before: int = 0) -> str:
        """Wait for a mail with a code after the first so many mails, and read it."""
        return until(lambda: _code_in(self.mails(to)[before:]))

    def deliver(self, raw: bytes) -> None:
        """Have a mail arrive in the mailbox that Houvast reads."""
        client = self.dovecot.client(*self.mailbox)
        assert client.append("INBOX", "", None, raw)[0] == "OK"
        client.logout()


def _apart(world: World, home: Path) -> list[int]:
    """Give one grown-up of each household, whose birthday is on file, a customer of one, with things to remember."""
    with closing(sqlite3.connect(home / "systems" / "crm.db")) as crm:
        born = crm.execute("select customer_number from customer where birth_date is not null").fetchall()
    known, found = {str(number) for (number,) in born}, dict[int, int]()
    for person in world.people:
        history = person.histories.get("energie")
        plain = list(person.histories) == ["energie"] and person.numbers["energie"] in known
        suits = plain and not person.former_mail_known and person.born.year < 2005
        if suits and history and history.tickets and history.invoices and not history.twin:
            found.setdefault(person.home.id, person.id)
    return list(found.values())


def _code_in(texts: list[str]) -> str | None:
    found = [code for text in texts for code in _CODE.findall(text)]
    return found[-1] if found else None


def until(look: Callable[[], Found | None], patience: float = PATIENCE) -> Found:
    """Look until there is something."""
    deadline = time.monotonic() + patience
    while not (found := look()):
        assert time.monotonic() < deadline, "nothing came"
        time.sleep(0.05)
    return found


def told(environment: dict[str, str], *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run a command."""
    command = [sys.executable, "-m", "houvast", *arguments]
    return subprocess.run(command, env=environment, capture_output=True, text=True, timeout=120, check=False)


@contextmanager
def opened(folder: Path, dovecot: Dovecot) -> Iterator[House]:
    """Set the demonstration centre up, and run it with servers of its own."""
    with ExitStack() as stack:
        post = stack.enter_context(mail_server.running())
        provider = stack.enter_context(identity_provider.running())
        port, mailbox = free_port(), dovecot.account()
        environment = surroundings(folder, port, post, provider, dovecot, mailbox)
        done = told(environment, "demo", "--home", str(folder / "home"), "--people", str(PEOPLE), "--no-serve")
        assert done.returncode == 0, done.stderr
        day = datetime.now(UTC).astimezone(ZoneInfo("Europe/Amsterdam")).date()
        passwords, world = dict(_LOGIN.findall(done.stdout)), make(day, PEOPLE)
        house = House(
            folder / "home", port, environment, passwords, world, post, provider, dovecot, mailbox,
            folder / "texts.jsonl", folder / "swapped.txt", _apart(world, folder / "home"),
        )  # fmt: skip
        stack.enter_context(serving(house))
        yield house


def surroundings(
    folder: Path, port: int, post: MailServer, provider: IdentityProvider, dovecot: Dovecot, mailbox: tuple[str, str]
) -> dict[str, str]:
    """Give what Houvast finds in its environment, with the files that it names."""
    user, password = mailbox
    files = {"mailbox.secret": password, "client.secret": "s3cret-of-ours", "swapped.txt": ""}
    for name, text in files.items():
        (folder / name).write_text(text)
        (folder / name).chmod(0o600)
    (folder / "providers.yaml").write_text(
        f"providers:\n  eid:\n    title: Testpas\n    issuer: {provider.issuer}\n    client_id: houvast\n"
        f"    secret: file:{folder / 'client.secret'}\n    private: true\n"
    )
    address = f"imaps://{user.replace('@', '%40')}@localhost:{dovecot.tls_port}/INBOX"
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("HOUVAST_", "DJANGO_"))}
    return kept | {
        "PYTHONPATH": f"{ROOT / 'src'}{os.pathsep}{ROOT}",
        "HOUVAST_HOME": str(folder / "home"),
        "HOUVAST_FOUR_EYES": "yes",
        "HOUVAST_REVOKE_DAYS": "0",
        "HOUVAST_PUBLIC_URL": f"http://localhost:{port}",
        "HOUVAST_TRUSTED_PROXIES": "1",
        "HOUVAST_MAIL_HOST": post.host,
        "HOUVAST_MAIL_PORT": str(post.port),
        "HOUVAST_MAIL_SECURITY": "none",
        "HOUVAST_MAIL_FROM": "Privacy <privacy@belhuis-noord.example>",
        "HOUVAST_SMS": f"file:{folder / 'texts.jsonl'}",
        "HOUVAST_SIM_SWAP": f"file:{folder / 'swapped.txt'}",
        "HOUVAST_IDENTITY_PROVIDERS": str(folder / "providers.yaml"),
        "HOUVAST_MAILBOX": f"energie={address}?secret=file:{folder / 'mailbox.secret'}&ca={dovecot.certificate}",
    }


@contextmanager
def serving(house: House) -> Iterator[None]:
    """Run the server with its worker."""
    command = [sys.executable, "-m", "houvast", "serve", "--port", str(house.port)]
    with (house.home.parent / "server.log").open("w") as log:
        server = subprocess.Popen(command, env=house.environment, stderr=log, stdout=log)
        try:
            until(lambda: _answers(house.url))
            yield
        finally:
            server.terminate()
            server.wait(PATIENCE)


def _answers(url: str) -> bool:
    try:
        with urllib.request.urlopen(f"{url}/login/", timeout=5) as answer:
            return int(answer.status) == 200
    except OSError:
        return False


def free_port() -> int:
    """Give a port that nobody listens on."""
    with socket.socket() as trial:
        trial.bind(("127.0.0.1", 0))
        return int(trial.getsockname()[1])
