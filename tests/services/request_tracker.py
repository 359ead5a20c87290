"""A throw-away Request Tracker 5, from Debian's own packages: a real help desk with its own database."""

import atexit
import base64
import functools
import secrets
import signal
import socket
import sqlite3
from collections.abc import Mapping, Sequence
from typing import Any

import httpx

from tests.services import debian
from tests.services.processes import Server, Workplace

_PACKAGES = "request-tracker5 rt5-db-sqlite rt5-standalone"
_LIBRARY = "/usr/share/request-tracker5"
_SETTINGS = """
Set($rtname, 'desk.example'); Set($Organization, 'desk.example'); Set($Timezone, 'Europe/Amsterdam');
Set($WebDomain, '127.0.0.1'); Set($WebPort, {port}); Set($WebPath, '');
Set($WebBaseURL, 'http://127.0.0.1:{port}');
Set($DatabaseType, 'SQLite'); Set($DatabaseName, '{folder}/data/rt.db');
Set($LogToSTDERR, 'warning'); Set($LogToSyslog, undef); Set($LogToFile, undef); Set($MailCommand, 'sendmailpipe');
Set($SendmailPath, '/bin/true');
Set($MasonDataDir, '{folder}/data/mason'); Set($MasonSessionDir, '{folder}/data/sessions');
Set($RestrictReferrer, 0); Set($DisallowExecuteCode, 1);
Set($CorrespondAddress, 'support\\@desk.example'); Set($CommentAddress, 'comment\\@desk.example');
1;
"""
# Its own programs ask for a new password at a terminal only.
_SET_PASSWORD = """
RT::LoadConfig(); RT::Init(); my $user = RT::User->new(RT->SystemUser); $user->Load($ARGV[0]);
my ($done, $why) = $user->SetPassword($ARGV[1]); die $why unless $done;
"""


class RequestTracker:
    """One Request Tracker with its database in a folder of its own; `root` may do everything."""

    user = "root"

    def __init__(self) -> None:
        debian.program("rt-setup-database-5", _PACKAGES)
        self.secret = secrets.token_hex(8)
        self._workplace = Workplace("rt")
        self.url = f"http://127.0.0.1:{_free_port()}"
        self.database = self._workplace.give("data") / "rt.db"
        self.server = self._start()
        self._desk = httpx.Client(base_url=f"{self.url}/REST/2.0", auth=(self.user, self.secret), timeout=30)

    def stop(self) -> None:
        self._desk.close()
        self.server.stop()

    def ask(self, method: str, path: str, body: object = None) -> Any:
        """Ask the real interface for something, behind any connector's back; a refusal is an error."""
        answer = self._desk.request(method, path, json=body)
        answer.raise_for_status()
        return answer.json() if answer.content else None

    def user_named(self, name: str, **fields: object) -> str:
        """Make a user; return its number."""
        return str(self.ask("POST", "/user", {"Name": name, **fields})["id"])

    def ticket(self, requestor: str, subject: str, content: str, **fields: object) -> str:
        """Make a ticket as it comes in by mail; return its number."""
        body = {"Queue": "General", "Requestor": requestor, "Subject": subject, "Content": content, **fields}
        return str(self.ask("POST", "/ticket", body)["id"])

    def comment(self, ticket: str, content: str, files: Mapping[str, bytes] | None = None) -> None:
        """Write a comment on a ticket, with files."""
        attached = [
            {"FileName": name, "FileType": "text/plain", "FileContent": base64.b64encode(what).decode()}
            for name, what in (files or {}).items()
        ]
        body = {"Content": content, "ContentType": "text/plain", "Attachments": attached}
        self.ask("POST", f"/ticket/{ticket}/comment", body if attached else {**body, "Attachments": []})

    def merge(self, ticket: str, into: str) -> None:
        """Merge a ticket into another."""
        self.ask("PUT", f"/ticket/{ticket}", {"MergeInto": into})

    def stored(self, statement: str, *values: object) -> Sequence[tuple[Any, ...]]:
        """Read from the database itself."""
        connection = sqlite3.connect(self.database, timeout=30)
        try:
            with connection:
                return connection.execute(statement, values).fetchall()
        finally:
            connection.close()

    def holds(self, words: str) -> bool:
        """Whether these words stand anywhere in the database as stored, in any table."""
        tables = [name for (name,) in self.stored("SELECT name FROM sqlite_master WHERE type = 'table'")]
        wanted = words.lower().encode()
        return any(
            wanted in (cell if isinstance(cell, bytes) else str(cell).encode()).lower()
            for table in tables
            for row in self.stored(f'SELECT * FROM "{table}"')
            for cell in row
        )

    def _start(self) -> Server:
        for name in ("data/mason", "data/sessions"):
            self._workplace.give(name)
        settings = _SETTINGS.replace("{port}", self.url.rpartition(":")[2])
        settings = settings.replace("{folder}", str(self._workplace.folder))
        site = self._workplace.give("RT_SiteConfig.pm", settings)
        # Without a folder of its own it would read the one of the packages, which is made for another database.
        env = {"RT_SITE_CONFIG": str(site), "RT_SITE_CONFIG_DIR": str(self._workplace.give("none"))}
        started = ["/usr/bin/env", *(f"{name}={value}" for name, value in env.items())]
        setup = debian.program("rt-setup-database-5", _PACKAGES)
        self._workplace.run(*started, setup, "--action", "init", "--dba", "none", "--dba-password", "none")
        self._workplace.run(*started, "perl", f"-I{_LIBRARY}/lib", "-MRT", "-e", _SET_PASSWORD, self.user, self.secret)
        serve = f"{_LIBRARY}/libexec/rt-server"
        argv = [*started, serve, "--port", self.url.rpartition(":")[2], "--host", "127.0.0.1"]
        return self._workplace.start(argv, self._answers, signal.SIGTERM)

    def _answers(self) -> bool:
        try:
            where, who = f"{self.url}/REST/2.0/rt", (self.user, self.secret)
            return httpx.get(where, auth=who, timeout=20).is_success
        except httpx.HTTPError:
            return False


def _free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


@functools.cache
def shared() -> RequestTracker:
    """The one Request Tracker of this test session; it stops when Python does."""
    desk = RequestTracker()
    atexit.register(desk.stop)
    return desk
