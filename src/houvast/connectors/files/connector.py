"""A folder of recordings with side-cars, of tables and texts: on this machine, behind SFTP, or in a bucket."""

from collections.abc import Iterator
from contextlib import contextmanager

from houvast.connectors.files.documents import Documents
from houvast.connectors.files.session import FilesSession
from houvast.connectors.files.storage.looking_in import looking_in
from houvast.connectors.files.storage.opening import opening_of
from houvast.connectors.protocol import Address

KIND = "files"


class FilesConnector:
    """One folder; keeps the side-cars that it has read, as long as they do not change."""

    kind = KIND

    def __init__(self, address: Address) -> None:
        self._opening = opening_of(address)
        self._documents = Documents()

    @contextmanager
    def session(self) -> Iterator[FilesSession]:
        """Connect, and look whether the folder is there.

        :raises Unreachable: it is not, or nothing answers, or the login is refused.
        """
        storage = looking_in(self._opening())
        try:
            yield FilesSession(storage, self._documents)
        finally:
            storage.close()

    def close(self) -> None:
        """Let go of what was read."""
        self._documents.forget()


def open_connector(address: Address) -> FilesConnector:
    """Return a connector for this folder; it is looked at only when a session is asked for.

    :raises Unreachable: the address is of no folder that can be reached.
    """
    return FilesConnector(address)
