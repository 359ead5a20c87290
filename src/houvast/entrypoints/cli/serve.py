"""`houvast serve`: the pages and the worker, started together and stopped together."""

import signal
import socket
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from importlib import import_module

import click

from houvast.engines.trouble import Trouble
from houvast.entrypoints.cli.preparing import prepare_aside
from houvast.entrypoints.cli.root import set_up
from houvast.entrypoints.cli.showing import note

WSGI = "houvast.config.wsgi:application"
THREADS = 4
PATIENCE = 20.0
"""Seconds in which the worker may finish its job before it gives the job back."""


class PortTaken(Trouble):
    """Something else listens there."""


class NotPrepared(Trouble):
    """Houvast's own database is older than this version."""


@click.command("serve")
@click.option("--host", default="127.0.0.1", show_default=True, help="Address to listen on.")
@click.option("--port", type=click.IntRange(1, 65535), default=8000, show_default=True)
@click.option("--worker/--no-worker", "with_worker", default=True, show_default=True, help="Also carry out jobs.")
def command(host: str, port: int, with_worker: bool) -> None:  # noqa: FBT001 (a flag)
    """Serve the pages and carry out jobs, until Ctrl-C or SIGTERM. Put a proxy with a certificate in front."""
    refuse_when_taken(host, port)
    load_everything()
    prepare_aside()
    if not with_worker:
        _listen(host, port)
        return
    with _worker():
        _listen(host, port)


def refuse_when_taken(host: str, port: int) -> None:
    """Go on only when nothing listens there yet.

    :raises PortTaken: something does, or this machine has no such address.
    """
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family) as trial:
        trial.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            trial.bind((host, port))
        except OSError as problem:
            raise PortTaken(
                f"cannot listen on {host}:{port} ({problem.strerror}); choose another with --port"
            ) from problem


def load_everything() -> None:
    """Load every page before the first visitor comes, and see that the database fits.

    :raises NotPrepared: `houvast migrate` was not run.
    """
    set_up()
    from django.db import connections  # noqa: PLC0415 (Django is ready only now)
    from django.db.migrations.executor import MigrationExecutor  # noqa: PLC0415

    import_module(WSGI.partition(":")[0])
    executor = MigrationExecutor(connections["default"])
    if executor.migration_plan(executor.loader.graph.leaf_nodes()):
        raise NotPrepared("Houvast's own database is not up to date: run `houvast migrate` first")
    connections.close_all()


def _listen(host: str, port: int) -> None:
    from granian.constants import Interfaces  # noqa: PLC0415 (slow)
    from granian.log import LogLevels  # noqa: PLC0415
    from granian.server import Server  # noqa: PLC0415

    server = Server(
        WSGI, address=host, port=port, interface=Interfaces.WSGI, workers=1,
        blocking_threads=THREADS, log_level=LogLevels.warning, workers_kill_timeout=5,
    )  # fmt: skip
    note(f"Houvast listens on http://{host}:{port} (Ctrl-C stops it)")
    server.serve()


@contextmanager
def _worker() -> Iterator[None]:
    """Keep a worker alive beside the pages: a process of its own, so that its work never holds them up."""
    keeper = _Keeper()
    keeper.start()
    try:
        yield
    finally:
        keeper.stop()


class _Keeper(threading.Thread):
    """Starts a worker, and starts another when it ends by itself."""

    def __init__(self) -> None:
        super().__init__(name="keeper", daemon=True)
        self._stopping = threading.Event()
        self._process = self._begin()

    def run(self) -> None:
        """Watch the worker."""
        while True:
            self._process.wait()
            if self._stopping.wait(1.0):
                return
            note("the worker ended and is started again")
            self._process = self._begin()

    def stop(self) -> None:
        """End the worker: it finishes its job, or gives it back when that takes too long."""
        self._stopping.set()
        for signalled in (signal.SIGTERM, signal.SIGTERM, signal.SIGKILL):
            with suppress(ProcessLookupError):
                self._process.send_signal(signalled)
            with suppress(subprocess.TimeoutExpired):
                self._process.wait(PATIENCE)
                return

    def _begin(self) -> "subprocess.Popen[bytes]":
        # Ctrl-C reaches a group of processes: the worker is told by us, once, so that it finishes its job.
        command = [sys.executable, "-m", "houvast", "worker"]
        return subprocess.Popen(command, stdin=subprocess.DEVNULL, start_new_session=True)  # noqa: S603
