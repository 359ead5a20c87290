"""A folder behind SFTP, on a server whose key is known beforehand."""

import io
import stat
import tempfile
from collections.abc import Collection, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import PurePosixPath
from typing import IO, TYPE_CHECKING, Any, cast

from houvast.connectors.files.storage.contract import UNFINISHED, Item, Listing, Prepared, Stamp, Write
from houvast.connectors.protocol import Health, Line, Unreachable
from houvast.engines.datamap.problems import warning

if TYPE_CHECKING:
    import paramiko

_PIECE = 1 << 20
_WRITABLE = stat.S_IWUSR | stat.S_IWGRP | stat.S_IWOTH
_PROBE = f".probe{UNFINISHED}"


class SftpStorage:
    """A folder of an SFTP server, on a connection that is open."""

    # Its times are whole seconds of another machine's clock, which may run ahead of ours or behind.
    settles_ns = 3600 * 1_000_000_000
    together = 1

    def __init__(self, system: Any, root: PurePosixPath) -> None:
        self._system, self._ftp = system, cast("paramiko.SFTPClient", system.ftp)
        self._root = root
        self.name = root.name

    def holds(self, folder: PurePosixPath) -> bool:
        """Tell whether the folder is there, with no link on the way to it."""
        with broken_off():
            try:
                at = [self._ftp.lstat(self._at(one)) for one in reversed([folder, *folder.parents][:-1])]
                return all(stat.S_ISDIR(one.st_mode or 0) for one in at) and _is_folder(self._ftp, self._at(folder))
            except FileNotFoundError:
                return False

    def listing(self, folder: PurePosixPath) -> Listing:
        """List the files of a folder and everything below it."""
        listing = Listing()
        with broken_off():
            listing.items.extend(self._walk(folder, listing))
        return listing

    def _walk(self, folder: PurePosixPath, listing: Listing) -> Iterator[Item]:
        for item in self._ftp.listdir_attr(self._at(folder)):
            mode, path = item.st_mode or 0, folder / item.filename
            if stat.S_ISLNK(mode):
                listing.links += 1
            elif stat.S_ISDIR(mode):
                yield from self._walk(path, listing)
            elif stat.S_ISREG(mode) and not item.filename.endswith(UNFINISHED):
                yield Item(path, _stamp(item))

    def stamps(self, paths: Collection[PurePosixPath]) -> dict[PurePosixPath, Stamp]:
        """Return the stamps of files as they are now."""
        found = {}
        with broken_off():
            for path in paths:
                with suppress(FileNotFoundError):
                    found[path] = _stamp(self._ftp.lstat(self._at(path)))
        return found

    def fetch(self, paths: Sequence[PurePosixPath]) -> list[bytes | OSError]:
        """Return the content of each file, or what is wrong with it."""
        return [self._read(path) for path in paths]

    def _read(self, path: PurePosixPath) -> bytes | OSError:
        with broken_off():
            try:
                with self._ftp.open(self._at(path), "rb") as file:
                    file.prefetch()
                    return bytes(file.read())
            except OSError as error:
                if isinstance(error, TimeoutError):
                    raise
                return error

    def open(self, path: PurePosixPath) -> IO[bytes]:
        """Open a file for reading."""
        with broken_off():
            file = self._ftp.open(self._at(path), "rb", bufsize=1 << 20)
            return cast("IO[bytes]", io.BufferedReader(_Reading(file), 1 << 20))

    def may_write(self, folders: Collection[PurePosixPath]) -> bool:
        """Tell that it may: the server says nothing about rights before they are tried."""
        return bool(folders) or True

    def prove_writable(self, folders: Collection[PurePosixPath]) -> bool:
        """Make an empty file in each folder, and take it away again."""
        with broken_off():
            try:
                for folder in folders:
                    at = self._at(folder / _PROBE)
                    self._ftp.open(at, "w").close()
                    self._ftp.remove(at)
            except OSError as error:
                if isinstance(error, TimeoutError):
                    raise
                return False
        return True

    def prepare(self, path: PurePosixPath, was: Stamp, write: Write) -> Prepared:
        """Write new content beside the old, with the old one's rights."""
        beside = self._at(_unfinished(path))
        with tempfile.TemporaryFile() as content:  # without a name; what writes tables and archives has to seek in it
            write(content)
            content.seek(0)
            with broken_off():
                self._send(content, beside, self._ftp.lstat(self._at(path)))
        return Prepared(path, was)

    def _send(self, content: IO[bytes], beside: str, old: "paramiko.SFTPAttributes") -> None:
        with suppress(FileNotFoundError):
            self._ftp.remove(beside)
        with self._ftp.open(beside, "wx") as file:
            file.chmod(0o600)
            file.set_pipelined(True)
            while piece := content.read(_PIECE):
                file.write(piece)
            file.flush()
            file.set_pipelined(False)
            file.chmod(stat.S_IMODE(old.st_mode or 0o600) & 0o777)
            with suppress(OSError):  # only root may give a file away
                file.chown(old.st_uid or 0, old.st_gid or 0)
            _sync(self._ftp, file)
            if file.stat().st_size != content.tell():
                raise OSError("the server took less than it was sent")

    def place(self, prepared: Sequence[Prepared]) -> None:
        """Let the new files take the place of the old."""
        with broken_off():
            for one in prepared:
                self._ftp.posix_rename(self._at(_unfinished(one.path)), self._at(one.path))

    def remove(self, paths: Collection[PurePosixPath]) -> None:
        """Remove files for good."""
        with broken_off():
            for path in paths:
                with suppress(FileNotFoundError):
                    self._ftp.remove(self._at(path))

    def clear(self, folders: Collection[PurePosixPath]) -> None:
        """Remove what is unfinished in these folders."""
        with broken_off():
            for folder in folders:
                left = [n for n in self._ftp.listdir(self._at(folder)) if n.startswith(".") and n.endswith(UNFINISHED)]
                for name in left:
                    with suppress(FileNotFoundError):
                        self._ftp.remove(self._at(folder / name))

    def locked(self) -> bool:
        """Tell that nothing is kept from removal."""
        return False

    def health(self) -> Health:
        """Tell how the server calls itself; it shows no clock."""
        with broken_off():
            closed = not (self._ftp.stat(str(self._root)).st_mode or 0) & _WRITABLE
        transport = self._system.client.get_transport()
        version = transport.remote_version if transport else ""
        said = "nobody may write in the folder: nothing in it can be erased; ask its owner for the right."
        findings = (warning("no_right_to_delete", self.name, said),) if closed else ()
        return Health(Line.ENCRYPTED, version.removeprefix("SSH-2.0-"), None, findings)

    def close(self) -> None:
        """Disconnect."""
        self._system.client.close()

    def _at(self, path: PurePosixPath) -> str:
        return str(self._root / path)


class _Reading(io.RawIOBase):
    """A remote file as a raw stream, so that what reads tables and archives can seek in it."""

    def __init__(self, file: "paramiko.SFTPFile") -> None:
        self._file = file

    def readable(self) -> bool:
        """Tell that it can be read."""
        return True

    def seekable(self) -> bool:
        """Tell that it can seek."""
        return True

    def seek(self, offset: int, whence: int = 0) -> int:
        """Go to a place in the file."""
        with broken_off():
            self._file.seek(offset, whence)
            return int(self._file.tell())

    def readinto(self, buffer: Any) -> int:
        """Read what fits."""
        with broken_off():
            piece = self._file.read(len(buffer))
        buffer[: len(piece)] = piece
        return len(piece)

    def close(self) -> None:
        """Let go of the file."""
        if not self.closed:
            self._file.close()
        super().close()


@contextmanager
def broken_off() -> Iterator[None]:
    """Say that the connection broke off, where that is what happened.

    :raises Unreachable: the server ended the connection, or did not answer in time.
    """
    import paramiko  # noqa: PLC0415  (an extra; where there is a storage, it is there)

    try:
        yield
    except (paramiko.SSHException, EOFError, TimeoutError, ConnectionError):
        raise Unreachable("The SFTP server broke off or does not answer; run it again when it does.") from None
    except OSError as error:
        if "closed" in str(error) and error.errno is None:
            raise Unreachable("The connection to the SFTP server is closed; run it again.") from None
        raise


def _sync(ftp: "paramiko.SFTPClient", file: "paramiko.SFTPFile") -> None:
    """Ask the server to bring the file onto its disk; one that does not know how is left to its own manners."""
    from paramiko.sftp import CMD_EXTENDED  # noqa: PLC0415  (an extra)

    with suppress(OSError):
        ftp._request(CMD_EXTENDED, "fsync@openssh.com", file.handle)  # paramiko offers no other way


def _unfinished(path: PurePosixPath) -> PurePosixPath:
    return path.with_name(f".{path.name}{UNFINISHED}")


def _is_folder(ftp: "paramiko.SFTPClient", at: str) -> bool:
    return stat.S_ISDIR(ftp.stat(at).st_mode or 0)


def _stamp(found: "paramiko.SFTPAttributes") -> Stamp:
    return Stamp("", found.st_size or 0, (found.st_mtime or 0) * 1_000_000_000)
