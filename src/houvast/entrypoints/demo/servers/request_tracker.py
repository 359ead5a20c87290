"""A throw-away Request Tracker 5, from Debian's own packages: a real help desk with its own database."""

import base64
import secrets
import signal
import sqlite3
import subprocess
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import httpx

from houvast.entrypoints.demo.servers import programs
from houvast.entrypoints.demo.servers.processes import Server, Workplace, free_port

PACKAGE = "request-tracker5 rt5-db-sqlite rt5-standalone"
_LIBRARY = "/usr/share/request-tracker5"
_SETTINGS = """
Set($rtname, 'desk.example'); Set($Organization, 'desk.example'); Set($Timezone, 'Europe/Amsterdam');
Set($WebDomain, '127.0.0.1'); Set($WebPort, {port}); Set($WebPath, '');
Set($WebBaseURL, 'http://127.0.0.1:{port}');
Set($DatabaseType, 'SQLite'); Set($DatabaseName, '{folder}/data/rt.db');
Set($LogToSTDERR, 'warning'); Set($LogToSyslog, undef); Set($LogToFile, undef); Set($MailCommand, 'sendmailpipe');
Set($SendmailPath, '{folder}/postman'); Set($SendmailArguments, '');
Set($MasonDataDir, '{folder}/data/mason'); Set($MasonSessionDir, '{folder}/data/sessions');
Set($RestrictReferrer, 0); Set($DisallowExecuteCode, 1);
Set($CorrespondAddress, 'support\\@desk.example'); Set($CommentAddress, 'comment\\@desk.example');
1;
"""
# Its own programs ask for a new password at a terminal only.
_GIVE_LOGIN = """
RT::LoadConfig(); RT::Init(); my $user = RT::User->new(RT->SystemUser); $user->Load($ARGV[0]);
my ($done, $why) = $user->SetPassword($ARGV[1]); die $why unless $done;
"""
_POSTMAN = "#!/bin/sh\nexec cat >/dev/null\n"  # takes every mail, so that RT files it as sent, and forgets it


class RequestTracker:
    """One Request Tracker with its database in a folder of its own; `root` may do everything."""

    user = "root"

    def __init__(self) -> None:
        programs.program("rt-setup-database-5", PACKAGE)
        self.secret = secrets.token_hex(8)
        self._workplace = Workplace("rt")
        self.url = f"http://127.0.0.1:{free_port()}"
        self.database = self._workplace.give("data") / "rt.db"
        self.server = self._start()
        self._desk = httpx.Client(base_url=f"{self.url}/REST/2.0", auth=(self.user, self.secret), timeout=30)

    def stop(self) -> None:
        """Stop the server."""
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

    def begin(self, program: str, order: str) -> "subprocess.Popen[bytes]":
        """Begin a Perl program that has RT loaded, with an order to read from its input; its answer is its output."""
        paper = self._workplace.give("order.json", order)
        with paper.open("rb") as given:
            return self._workplace.begin([*self._loaded, "-e", program], given)

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
            for row in self.stored(f'SELECT * FROM "{table}"')  # noqa: S608 (its own tables)
            for cell in row
        )

    def _start(self) -> Server:
        for name in ("data/mason", "data/sessions"):
            self._workplace.give(name)
        self._workplace.give("postman", _POSTMAN).chmod(0o700)
        settings = _SETTINGS.replace("{port}", self.url.rpartition(":")[2])
        settings = settings.replace("{folder}", str(self._workplace.folder))
        site = self._workplace.give("RT_SiteConfig.pm", settings)
        # Without a folder of its own it would read the one of the packages, which is made for another database.
        env = {"RT_SITE_CONFIG": str(site), "RT_SITE_CONFIG_DIR": str(self._workplace.give("none"))}
        started: list[str | Path] = ["/usr/bin/env", *(f"{name}={value}" for name, value in env.items())]
        setup = programs.program("rt-setup-database-5", PACKAGE)
        self._workplace.run(*started, setup, "--action", "init", "--dba", "none", "--dba-password", "none")
        self._loaded = [*started, "perl", f"-I{_LIBRARY}/lib", "-MRT"]
        self._workplace.run(*self._loaded, "-e", _GIVE_LOGIN, self.user, self.secret)
        serve = f"{_LIBRARY}/libexec/rt-server"
        argv = [*started, serve, "--port", self.url.rpartition(":")[2], "--host", "127.0.0.1"]
        return self._workplace.start(argv, self._answers, signal.SIGTERM)

    def _answers(self) -> bool:
        try:
            where, who = f"{self.url}/REST/2.0/rt", (self.user, self.secret)
            return httpx.get(where, auth=who, timeout=20).is_success
        except httpx.HTTPError:
            return False
