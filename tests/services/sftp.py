"""A throw-away SFTP server: OpenSSH's own, on a port and with keys of its own."""

import atexit
import functools
import itertools
import shutil
import signal
import socket
from dataclasses import dataclass
from pathlib import Path

from houvast.connectors.protocol import Address
from tests.services import debian
from tests.services.processes import Server, Workplace

_CONFIG = """
Port {port}
ListenAddress 127.0.0.1
HostKey {keys}/host
AuthorizedKeysFile {keys}/mine.pub
PidFile none
StrictModes no
UsePAM yes
PasswordAuthentication yes
MaxStartups 100
Subsystem sftp internal-sftp
ForceCommand internal-sftp
"""


@dataclass(frozen=True)
class Folder:
    """A folder of the server, as it lies on this disk."""

    root: Path
    url: str
    key: str
    known_hosts: Path

    def address(self, **options: str) -> Address:
        """Return where a connector finds the folder."""
        given = {"known_hosts": str(self.known_hosts), "timeout": "10", **options}
        return Address(self.url, self.key, tuple(given.items()))


class SFTP:
    """One server; only its own account may log in, with one key."""

    def __init__(self) -> None:
        sshd, keygen = debian.program("sshd", "openssh-server"), debian.program("ssh-keygen", "openssh-client")
        self._workplace = Workplace("sftp")
        self._numbers = itertools.count(1)
        keys = self._workplace.give("keys")
        for name in ("host", "mine", "other"):
            self._workplace.run(keygen, "-q", "-t", "ed25519", "-N", "", "-C", name, "-f", keys / name)
        self.port = _free_port()
        config = self._workplace.give("config", _CONFIG.format(port=self.port, keys=keys))
        self.server: Server = self._workplace.start([sshd, "-D", "-e", "-f", config], self._answers, signal.SIGTERM)
        self.key, self.other_key = (keys / "mine").read_text().strip(), (keys / "other").read_text().strip()
        self.user = self._workplace.folder.joinpath("config").owner()
        self.known_hosts = self._hosts("known", (keys / "host.pub").read_text())
        self.other_hosts = self._hosts("others", (keys / "other.pub").read_text())

    def folder(self, name: str = "files") -> Folder:
        """Make an empty folder of that name."""
        parent = self._workplace.give(f"data-{next(self._numbers)}")
        root = parent / name
        root.mkdir()
        shutil.chown(root, self.user)
        return Folder(root, f"sftp://{self.user}@127.0.0.1:{self.port}{root}", self.key, self.known_hosts)

    def stop(self) -> None:
        """Stop the server."""
        self.server.stop()

    def _hosts(self, name: str, public: str) -> Path:
        return self._workplace.give(name, f"[127.0.0.1]:{self.port} {' '.join(public.split()[:2])}\n")

    def _answers(self) -> bool:
        try:
            with socket.create_connection(("127.0.0.1", self.port), timeout=1) as connection:
                return connection.recv(4) == b"SSH-"
        except OSError:
            return False


def _free_port() -> int:
    with socket.socket() as given:
        given.bind(("127.0.0.1", 0))
        return int(given.getsockname()[1])


@functools.cache
def shared() -> SFTP:
    """The one server of this test session; it stops when Python does."""
    server = SFTP()
    atexit.register(server.stop)
    return server
