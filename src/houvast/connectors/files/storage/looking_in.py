"""A storage that looks into the archives of another, so that what lies in one is a file as any other."""

import io
import tempfile
from collections.abc import Collection, Sequence
from dataclasses import replace
from pathlib import PurePosixPath
from typing import IO, cast

from houvast.connectors.files.storage.archives import NotOpened, Replace, archive_of, inside, member, members, rewrite
from houvast.connectors.files.storage.contract import (
    Item,
    Listing,
    Meanwhile,
    Prepared,
    Stamp,
    Storage,
    Version,
    Versioned,
    Write,
)


class LookingIn:
    """Another storage, with the members of its archives as files. A zip with a side-car of its own is left whole."""

    def __init__(self, inner: Storage) -> None:
        self.inner = inner
        self.name, self.settles_ns, self.together = inner.name, inner.settles_ns, inner.together
        self.holds, self.locked, self.close = inner.holds, inner.locked, inner.close
        self.health = inner.health

    def listing(self, folder: PurePosixPath) -> Listing:
        """List the files of a folder and below, with members in the place of their archives."""
        found = self.inner.listing(folder)
        described = {item.path.with_suffix("") for item in found.items if item.path.suffix.lower() == ".json"}
        whole = replace(found, items=[])
        for item in found.items:
            if item.path.suffix == ".zip" and item.path.with_suffix("") not in described:
                self._look(item, whole)
            else:
                whole.items.append(item)
        return whole

    def _look(self, archive: Item, whole: Listing) -> None:
        try:
            with self.inner.open(archive.path) as file:
                whole.items.extend(members(file, archive))
        except FileNotFoundError:
            return
        except (NotOpened, OSError) as error:
            whole.closed.append(str(error) if isinstance(error, NotOpened) else "may not be read")

    def stamps(self, paths: Collection[PurePosixPath]) -> dict[PurePosixPath, Stamp]:
        """Return the stamps of files and members as they are now."""
        archives = {archive for path in paths if (archive := archive_of(path))}
        plain = self.inner.stamps([*(path for path in paths if not archive_of(path)), *archives])
        found = {path: now for path, now in plain.items() if path not in archives}
        for archive in archives & plain.keys():
            whole = Listing()
            self._look(Item(archive, plain[archive]), whole)
            found |= {item.path: item.stamp for item in whole.items if item.path in paths}
        return found

    def fetch(self, paths: Sequence[PurePosixPath]) -> list[bytes | OSError]:
        """Return the content of each file or member, or what is wrong with it."""
        plain = [path for path in paths if not archive_of(path)]
        given = dict(zip(plain, self.inner.fetch(plain), strict=True))
        return [given[path] if path in given else self._member(path) for path in paths]

    def _member(self, path: PurePosixPath) -> bytes | OSError:
        try:
            with self.inner.open(cast("PurePosixPath", archive_of(path))) as file:
                return member(file, inside(path))
        except OSError as error:
            return error

    def open(self, path: PurePosixPath) -> IO[bytes]:
        """Open a file or a member for reading."""
        if not archive_of(path):
            return self.inner.open(path)
        found = self._member(path)
        if isinstance(found, OSError):
            raise found
        return io.BytesIO(found)

    def may_write(self, folders: Collection[PurePosixPath]) -> bool:
        """Tell whether this login may write there."""
        return self.inner.may_write(_outside(folders))

    def prove_writable(self, folders: Collection[PurePosixPath]) -> bool:
        """Tell whether this login may write there, if need be by trying."""
        return self.inner.prove_writable(_outside(folders))

    def prepare(self, path: PurePosixPath, was: Stamp, write: Write) -> Prepared:
        """Let new content be written; that of a member waits for the others of its archive."""
        if not archive_of(path):
            return self.inner.prepare(path, was, write)
        content = tempfile.TemporaryFile()  # noqa: SIM115  # closed when it was packed, or dropped with this process
        write(content)
        return Prepared(path, was, content)

    def place(self, prepared: Sequence[Prepared]) -> None:
        """Let new content take the place of the old; an archive is written anew once for all its members."""
        self.inner.place([one for one in prepared if not archive_of(one.path)])
        self._rewrite({one.path: _packing(one) for one in prepared if archive_of(one.path)})

    def remove(self, paths: Collection[PurePosixPath]) -> None:
        """Remove files and members; an archive in which nothing is left goes as well."""
        self.inner.remove([path for path in paths if not archive_of(path)])
        self._rewrite({path: None for path in paths if archive_of(path)})

    def _rewrite(self, changes: dict[PurePosixPath, Write | None]) -> None:
        by_archive: dict[PurePosixPath, Replace] = {}
        for path, change in changes.items():
            by_archive.setdefault(cast("PurePosixPath", archive_of(path)), {})[inside(path)] = change
        now = self.inner.stamps(list(by_archive))
        for archive, some in by_archive.items():
            if archive in now:
                self._write_anew(Item(archive, now[archive]), some)

    def _write_anew(self, archive: Item, some: Replace) -> None:
        with self.inner.open(archive.path) as file:
            try:
                names = {inside(item.path) for item in members(file, archive)}
            except NotOpened:
                raise Meanwhile from None
            if not names - {name for name, write in some.items() if write is None}:
                self.inner.remove([archive.path])
                return
            if names & some.keys():
                write = lambda target: rewrite(file, target, some)  # noqa: E731
                self.inner.place([self.inner.prepare(archive.path, archive.stamp, write)])

    def clear(self, folders: Collection[PurePosixPath]) -> None:
        """Remove what is unfinished in these folders."""
        self.inner.clear(_outside(folders))


class LookingInVersions(LookingIn):
    """The same, on a storage that keeps versions: an old archive holds what its members were."""

    def __init__(self, inner: Storage, versions: Versioned) -> None:
        super().__init__(inner)
        self._versions = versions

    def versions(self, start: str) -> list[Version]:
        """Return all versions; those of an archive as versions of each member that it ever had."""
        found: list[Version] = []
        archives: dict[PurePosixPath, list[Version]] = {}
        for version in self._versions.versions(start.partition("!")[0]):
            if version.path.suffix == ".zip":
                archives.setdefault(version.path, []).append(version)
            found.append(version)
        for versions in archives.values():
            held = {item.path for version in versions if not version.marker for item in self._held(version)}
            found.extend(replace(version, path=path) for version in versions for path in held)
        return [version for version in found if str(version.path).startswith(start)]

    def _held(self, version: Version) -> list[Item]:
        try:
            with self._versions.open_version(version) as file:
                return members(file, Item(version.path, version.stamp))
        except NotOpened:
            return []

    def open_version(self, version: Version) -> IO[bytes]:
        """Open the content of one version of a file or a member."""
        archive = archive_of(version.path)
        if archive is None:
            return self._versions.open_version(version)
        with self._versions.open_version(replace(version, path=archive)) as file:
            try:
                return io.BytesIO(member(file, inside(version.path)))
            except FileNotFoundError:  # this version of the archive had no such member
                return io.BytesIO()

    def destroy(self, versions: Sequence[Version]) -> int:
        """Destroy versions for good; a member's go with the whole archive's."""
        whole = [replace(version, path=archive_of(version.path) or version.path) for version in versions]
        return self._versions.destroy(list(dict.fromkeys(whole)))


def looking_in(inner: Storage) -> Storage:
    """Return a storage that looks into the archives of another."""
    return LookingInVersions(inner, inner) if isinstance(inner, Versioned) else LookingIn(inner)


def _packing(one: Prepared) -> Write:
    def write(target: IO[bytes]) -> None:
        assert one.content is not None  # noqa: S101  # as prepared above
        with one.content as content:
            content.seek(0)
            while piece := content.read(1 << 20):
                target.write(piece)

    return write


def _outside(folders: Collection[PurePosixPath]) -> set[PurePosixPath]:
    """Return the folders themselves, and for one in an archive the folder of the archive."""
    at = (archive_of(folder / "x") for folder in folders)
    return {archive.parent if archive else folder for folder, archive in zip(folders, at, strict=True)}
