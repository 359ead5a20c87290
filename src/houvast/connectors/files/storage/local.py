"""A folder on this machine: files are replaced whole, and brought onto the disk before anything counts as done."""

import os
import stat
from collections.abc import Collection, Iterator, Sequence
from contextlib import suppress
from pathlib import Path, PurePosixPath
from typing import IO

from houvast.connectors.files.storage.contract import UNFINISHED, Item, Listing, Prepared, Stamp, Write
from houvast.connectors.protocol import Health, Line


class LocalStorage:
    """A folder, which is there. fsspec knows its address; replacing safely takes the system's own calls."""

    settles_ns = 2_000_000_000  # a file written this recently may be written again within one tick of its clock
    together = 1

    def __init__(self, root: Path) -> None:
        self._root = root
        self.name = root.name

    def holds(self, folder: PurePosixPath) -> bool:
        """Tell whether the folder is there, with no link on the way to it."""
        at = self._at(folder)
        return at.is_dir() and at.resolve() == at

    def listing(self, folder: PurePosixPath) -> Listing:
        """List the files of a folder and everything below it."""
        listing = Listing()
        listing.items.extend(self._walk(self._at(folder), listing))
        return listing

    def _walk(self, folder: Path, listing: Listing) -> Iterator[Item]:
        with os.scandir(folder) as items:
            for item in items:
                if item.is_symlink():
                    listing.links += 1
                elif item.is_dir(follow_symlinks=False):
                    yield from self._walk(Path(item.path), listing)
                elif item.is_file(follow_symlinks=False) and not item.name.endswith(UNFINISHED):
                    with suppress(FileNotFoundError):  # removed since the folder was read
                        found = item.stat(follow_symlinks=False)
                        yield Item(PurePosixPath(Path(item.path).relative_to(self._root)), _stamp(found))

    def stamps(self, paths: Collection[PurePosixPath]) -> dict[PurePosixPath, Stamp]:
        """Return the stamps of files as they are now."""
        found = {}
        for path in paths:
            with suppress(FileNotFoundError):
                found[path] = _stamp(os.lstat(self._at(path)))
        return found

    def fetch(self, paths: Sequence[PurePosixPath]) -> list[bytes | OSError]:
        """Return the content of each file, or what is wrong with it."""
        found: list[bytes | OSError] = []
        for path in paths:
            try:
                found.append(self._at(path).read_bytes())
            except OSError as error:
                found.append(error)
        return found

    def open(self, path: PurePosixPath) -> IO[bytes]:
        """Open a file for reading."""
        return self._at(path).open("rb")

    def may_write(self, folders: Collection[PurePosixPath]) -> bool:
        """Tell whether this login may write there."""
        return all(os.access(self._at(folder), os.W_OK | os.X_OK) for folder in folders)

    prove_writable = may_write

    def prepare(self, path: PurePosixPath, was: Stamp, write: Write) -> Prepared:
        """Write new content beside the old, onto the disk, with the old one's rights."""
        at = self._at(path)
        old, beside = os.lstat(at), unfinished(at)
        beside.unlink(missing_ok=True)
        with os.fdopen(os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
            write(file)
            with suppress(PermissionError):  # only root may give a file away
                os.fchown(file.fileno(), old.st_uid, old.st_gid)
            os.fchmod(file.fileno(), stat.S_IMODE(old.st_mode) & 0o777)
            file.flush()
            os.fsync(file.fileno())
        return Prepared(path, was)

    def place(self, prepared: Sequence[Prepared]) -> None:
        """Let the new files take the place of the old."""
        for one in prepared:
            at = self._at(one.path)
            unfinished(at).replace(at)
        self._settle(one.path for one in prepared)

    def remove(self, paths: Collection[PurePosixPath]) -> None:
        """Remove files for good."""
        for path in paths:
            self._at(path).unlink(missing_ok=True)
        self._settle(paths)

    def clear(self, folders: Collection[PurePosixPath]) -> None:
        """Remove what is unfinished in these folders: of this change, or of an earlier one that was cut off."""
        for folder in folders:
            for path in self._at(folder).glob(f".*{UNFINISHED}"):
                path.unlink(missing_ok=True)

    def locked(self) -> bool:
        """Tell that nothing is kept from removal."""
        return False

    def health(self) -> Health:
        """Tell that there is no line to it; what may be written is asked folder by folder."""
        return Health(Line.LOCAL, "folder")

    def close(self) -> None:
        """Do nothing: there is no connection."""

    def _at(self, path: PurePosixPath) -> Path:
        return self._root / path

    def _settle(self, paths: Iterator[PurePosixPath] | Collection[PurePosixPath]) -> None:
        """Bring the folders' own content onto the disk: without it a power cut may bring a removed file back."""
        for folder in {path.parent for path in paths}:
            handle = os.open(self._at(folder), os.O_RDONLY)
            try:
                os.fsync(handle)
            finally:
                os.close(handle)


def unfinished(path: Path) -> Path:
    """Return where a file's new content is written; one name per file, so that nothing is left to pile up."""
    return path.with_name(f".{path.name}{UNFINISHED}")


def _stamp(found: os.stat_result) -> Stamp:
    return Stamp(str(found.st_ino), found.st_size, found.st_mtime_ns)
