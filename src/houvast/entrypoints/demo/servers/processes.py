"""Start and stop a server of our own: in a folder of its own, never as root, never left behind."""

import contextlib
import ctypes
import os
import pwd
import shutil
import signal
import socket
import subprocess
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import IO, Any

from houvast.engines.trouble import Trouble

_PR_SET_PDEATHSIG = 1
_PATIENCE = 60.0  # seconds that a server may take to answer


class ServerDidNotStart(Trouble):
    """A server ended or stayed silent; the message closes with the last line of its log."""


class Workplace:
    """A temporary folder and the account that a server runs as: `nobody` when we are root, else ourselves."""

    def __init__(self, name: str) -> None:
        self.folder = Path(tempfile.mkdtemp(prefix=f"houvast-{name}-"))
        self.log = self.folder / "log"
        self._account = pwd.getpwnam("nobody") if os.geteuid() == 0 else None
        if self._account:
            self.folder.chmod(0o711)

    def give(self, name: str, content: str | None = None) -> Path:
        """Make a folder, or a file with that content, that only the server's account can read."""
        path = self.folder / name
        if content is None:
            path.mkdir(mode=0o700)
        else:
            path.touch(mode=0o600)
            path.write_text(content)
        if self._account:
            os.chown(path, self._account.pw_uid, self._account.pw_gid)
        return path

    def reachable(self, program: Path) -> bool:
        """Whether the server's account may walk to this program."""
        return self._account is None or all(parent.stat().st_mode & 0o001 for parent in program.resolve().parents)

    def run(self, *argv: str | Path) -> None:
        """Run a command to its end; its output goes to the log.

        :raises ServerDidNotStart: the command failed.
        """
        with self.log.open("ab") as log:
            done = subprocess.run(  # noqa: S603 (our own argv)
                argv, stdout=log, stderr=log, check=False, stdin=subprocess.DEVNULL, **self._manner()
            )
        if done.returncode:
            raise self._trouble(f"{Path(argv[0]).name} ended with {done.returncode}")

    def begin(self, argv: Sequence[str | Path], given: IO[bytes]) -> "subprocess.Popen[bytes]":
        """Begin a command that reads what it is given; its output can be read, its complaints go to the log."""
        with self.log.open("ab") as log:
            return subprocess.Popen(  # noqa: S603 (our own argv)
                argv, stdin=given, stdout=subprocess.PIPE, stderr=log, **self._manner()
            )

    def start(self, argv: Sequence[str | Path], answers: Callable[[], bool], end: signal.Signals) -> "Server":
        """Start a server and wait until it answers; `end` is the signal that stops it tidily.

        :raises ServerDidNotStart: it ended, or did not answer in time.
        """
        with self.log.open("ab") as log:
            process = subprocess.Popen(  # noqa: S603 (our own argv)
                argv,
                stdout=log,
                stderr=log,
                stdin=subprocess.DEVNULL,
                start_new_session=True,
                preexec_fn=_dies_with_us(end),
                **self._manner(),
            )
        server = Server(process, end, self)
        deadline = time.monotonic() + _PATIENCE
        while not answers():
            if process.poll() is not None or time.monotonic() > deadline:
                trouble = self._trouble(f"{Path(argv[0]).name} does not answer")
                server.stop()
                raise trouble
            time.sleep(0.02)
        return server

    def remove(self) -> None:
        """Remove the folder."""
        shutil.rmtree(self.folder, ignore_errors=True)

    def _manner(self) -> dict[str, Any]:
        env = {"PATH": "/usr/sbin:/usr/bin:/sbin:/bin", "LC_ALL": "C.UTF-8", "HOME": str(self.folder)}
        manner: dict[str, Any] = {"env": env, "cwd": "/"}
        if self._account:
            manner |= {"user": self._account.pw_uid, "group": self._account.pw_gid, "extra_groups": []}
        return manner

    def _trouble(self, what: str) -> ServerDidNotStart:
        lines = self.log.read_text(errors="replace").strip().splitlines() if self.log.exists() else []
        return ServerDidNotStart(f"{what}: {lines[-1] if lines else 'its log is empty'}")


class Server:
    """A running server of ours."""

    def __init__(self, process: subprocess.Popen[bytes], end: signal.Signals, workplace: Workplace) -> None:
        self.process = process
        self._end = end
        self._workplace = workplace

    def stop(self) -> None:
        """Stop the server, kill it if it lingers, and remove its folder."""
        self.process.send_signal(self._end)
        try:
            self.process.wait(20)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
        self._workplace.remove()


def free_port() -> int:
    """Return a port of this machine that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _dies_with_us(end: signal.Signals) -> Callable[[], None]:
    # Also when we are killed: the kernel then sends `end` to the server (Linux only, elsewhere nothing happens).
    with contextlib.suppress(OSError, AttributeError):
        prctl = ctypes.CDLL(None).prctl
        return lambda: prctl(_PR_SET_PDEATHSIG, int(end))
    return lambda: None
