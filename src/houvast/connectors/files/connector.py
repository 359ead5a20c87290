"""A local folder of recordings with JSON side-cars."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from fsspec.core import url_to_fs
from fsspec.implementations.local import LocalFileSystem

from houvast.connectors.files.documents import Documents
from houvast.connectors.files.session import FilesSession
from houvast.connectors.protocol import Address, Unreachable

KIND = "files"


class FilesConnector:
    """One folder; keeps the side-cars that it has read, as long as they do not change."""

    kind = KIND

    def __init__(self, address: Address) -> None:
        self._root = _root_of(address.url)
        self._documents = Documents()

    @contextmanager
    def session(self) -> Iterator[FilesSession]:
        """Look whether the folder is there.

        :raises Unreachable: it is not.
        """
        if not self._root.is_dir():
            raise Unreachable("The folder is not there; check the path and that the disk is mounted.")
        yield FilesSession(self._root.resolve(), self._documents)

    def close(self) -> None:
        """Let go of what was read."""
        self._documents.forget()


def _root_of(url: str) -> Path:
    try:
        system, path = url_to_fs(url)
    except (ValueError, ImportError):
        raise Unreachable("The folder's address is not known; write it as a path or as file:///folder.") from None
    # Replacing a file in one step, bringing it onto the disk, refusing symbolic links: only a local folder can do that.
    if not isinstance(system, LocalFileSystem) or not url:
        raise Unreachable("The folder's address is not of a local folder; write it as a path or as file:///folder.")
    return Path(path)


def open_connector(address: Address) -> FilesConnector:
    """Return a connector for this folder; it is looked at only when a session is asked for.

    :raises Unreachable: the address is not of a local folder.
    """
    return FilesConnector(address)
