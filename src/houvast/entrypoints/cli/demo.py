"""`houvast demo`: the demonstration centre, set up afresh, opened in a browser or carried out on the terminal."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from datetime import UTC, datetime
from importlib import import_module
from pathlib import Path
from typing import Any

import click

from houvast.engines.trouble import Trouble
from houvast.entrypoints.cli.preparing import prepare_aside
from houvast.entrypoints.cli.root import set_up
from houvast.entrypoints.cli.serve import refuse_when_taken
from houvast.entrypoints.cli.showing import say

OF_THE_REAL_HOUSE = ("HOUVAST_DATABASE_URL", "HOUVAST_MASTER_KEY", "HOUVAST_SECRET_KEY", "HOUVAST_FOUR_EYES")
"""Variables that a demonstration never follows: it has its own database and keys, and one person plays all parts."""
FOLDER = click.Path(file_okay=False, path_type=Path)


class WrongServer(Trouble):
    """The kind of database and the address of a server do not go together."""


@click.command("demo")
@click.option(
    "--home",
    type=FOLDER,
    default=Path("var/demo"),
    show_default=True,
    help="Folder of the demonstration; emptied first.",
)
@click.option("--people", type=click.IntRange(20, 100_000), default=20_000, show_default=True, help="Invented people.")
@click.option(
    "--database",
    type=click.Choice(["sqlite", "postgresql", "mariadb"]),
    default="sqlite",
    show_default=True,
    help="Of the source systems.",
)
@click.option(
    "--server", metavar="URL", help="Of a PostgreSQL or MariaDB server, with a login that may make databases."
)
@click.option(
    "--systems",
    type=click.Choice(["embedded", "real"]),
    default="embedded",
    show_default=True,
    help="real: throw-away servers of PostgreSQL, MariaDB, IMAP, S3 and Request Tracker, stopped at the end.",
)
@click.option("--host", default="127.0.0.1", show_default=True)
@click.option("--port", type=click.IntRange(1, 65535), default=8000, show_default=True)
@click.option("--no-serve", is_flag=True, help="Do not open the pages.")
@click.option("--run", "run_both", is_flag=True, help="Carry both cases out on the terminal.")
def command(
    home: Path, people: int, database: str, server: str | None, systems: str, host: str, port: int, no_serve: bool,  # noqa: FBT001
    run_both: bool,  # noqa: FBT001
) -> None:  # fmt: skip
    """Set up an invented contact centre with five systems, two cases that wait, and open its pages.

    With --no-serve --run both cases are carried out here: everything is found, erased, read back, answered and proven.
    With --systems real the systems are real servers, a mailbox, a bucket with versions and a help desk among them.
    """
    _fit(database, server, systems)
    if not no_serve:
        refuse_when_taken(host, port)
        prepare_aside()
    home, clock = home.absolute(), Clock()
    with ExitStack() as stack:
        servers = _servers(stack, clock) if systems == "real" else None
        centre = _opened(home, people, server, servers, clock)
        _print_logins(centre)
        if run_both:
            import_module("houvast.entrypoints.cli.demo_run").run(centre, home / "answers", clock)
        say(f"Everything took {clock.total:.1f} s.")
        say(f"By commands: HOUVAST_HOME={home} HOUVAST_AS=olga python3 start.py case list")
        if not no_serve:
            _serve(home, host, port, stay=servers is not None)


class Clock:
    """Measures steps, and tells them when they end."""

    def __init__(self) -> None:
        self._began = self._step = time.monotonic()
        self._what = ""

    @property
    def total(self) -> float:
        """Seconds since the start."""
        return time.monotonic() - self._began

    def next(self, what: str) -> None:
        """End the step at hand and begin another."""
        self.end()
        self._what, self._step = what, time.monotonic()

    def end(self) -> None:
        """Tell how long the step at hand took."""
        if self._what:
            say(f"{time.monotonic() - self._step:7.2f} s  {self._what}")
        self._what = ""

    @contextmanager
    def step(self, what: str) -> Iterator[None]:
        """Measure one step."""
        self.next(what)
        yield
        self.end()


def _fit(database: str, server: str | None, systems: str) -> None:
    if systems == "real" and (database, server) != ("sqlite", None):
        raise WrongServer("--systems real starts its own servers: leave out --database and --server")
    if (database == "sqlite") != (server is None):
        raise WrongServer(
            "give --server URL together with --database postgresql or mariadb, and neither for SQLite files"
        )


def _servers(stack: ExitStack, clock: Clock) -> Any:
    # Slow, and needed for real systems only.
    together = import_module("houvast.entrypoints.demo.servers.together")
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(128 + signal.SIGTERM))  # so that the servers are stopped tidily
    with clock.step("throw-away servers started: PostgreSQL, MariaDB, Dovecot, moto, Request Tracker"):
        return stack.enter_context(together.running())


def _opened(home: Path, people: int, server: str | None, servers: Any, clock: Clock) -> Any:
    os.environ["HOUVAST_HOME"] = str(home)
    for variable in OF_THE_REAL_HOUSE:
        os.environ.pop(variable, None)
    clock.next("room made, Houvast started")
    _make_room(home)
    set_up()
    clock.next("Houvast's own database")
    from django.core.management import call_command  # noqa: PLC0415 (Django is ready only now)

    call_command("migrate", verbosity=0, interactive=False)
    opening = import_module("houvast.entrypoints.demo.opening")
    given = {"people": people, "at": datetime.now(UTC), "stage": clock.next}
    if servers is None:
        centre = opening.open_centre(home, server=server, **given)
    else:
        centre = opening.open_real_centre(home, servers, **given)
    clock.end()
    return centre


def _make_room(home: Path) -> None:
    import_module("houvast.entrypoints.demo.room").make_room(home)


def _print_logins(centre: Any) -> None:
    also = "".join(f", {count:,} {what}" for what, count in centre.also.items())
    say(f"{centre.people:,} people, {centre.rows:,} rows{also} in {len(centre.systems)} systems.")
    say("Who can log in, with invented passwords:")
    for login in centre.logins:
        say(f"  {login.username:<6} {login.password:<28} {login.name}, {login.role.value.replace('_', ' ')}")
    say(f"Verified and waiting: access case {centre.access_case}, erasure case {centre.erasure_case}.")


def _serve(home: Path, host: str, port: int, *, stay: bool) -> None:
    """Become the server, so that nothing of the making stays in memory; `stay` beside it where others depend on us."""
    say(f"Open http://{host}:{port} and log in; the data are in {home}.")
    say(f"Without login: http://{host}:{port}/request/own/ makes a request, http://{host}:{port}/my/ follows it.")
    sys.stdout.flush()
    arguments = [sys.executable, "-m", "houvast", "serve", "--host", host, "--port", str(port)]
    if stay:
        sys.exit(_beside(arguments))
    if os.name != "nt":
        os.execv(sys.executable, arguments)  # noqa: S606 (our own program)
    sys.exit(subprocess.run(arguments, check=False).returncode)  # noqa: S603 (our own program)


def _beside(arguments: list[str]) -> int:
    """Run a program until it ends, or end it when we are told to end."""
    with subprocess.Popen(arguments) as serving:  # noqa: S603 (our own program)
        try:
            return serving.wait()
        finally:
            serving.terminate()
