"""A folder in a bucket: each object is replaced in one step, and only if it is still the one that was read."""

import tempfile
from collections.abc import Collection, Sequence
from contextlib import suppress
from datetime import datetime
from pathlib import PurePosixPath
from typing import IO, Any

from houvast.connectors.files.storage.contract import Item, Listing, Meanwhile, Prepared, Stamp, Version, Write
from houvast.connectors.files.storage.s3_calls import Calls
from houvast.connectors.files.storage.s3_health import health_of
from houvast.connectors.protocol import Health

_LARGEST = 5 * 1024**3  # what a store takes in one step
_ONE_BY_ONE = 50  # asking for each of more objects takes longer than listing all
_KEPT = (
    "CacheControl", "ContentDisposition", "ContentEncoding", "ContentLanguage", "ContentType", "Metadata",
    "ServerSideEncryption", "SSEKMSKeyId", "StorageClass",
)  # fmt: skip


class S3Storage:
    """A prefix of a bucket, through s3fs."""

    settles_ns = 0  # the identity is a digest of the content, or better
    together = 64

    def __init__(self, calls: Calls, prefix: str) -> None:
        self._calls, self._prefix = calls, prefix.strip("/")
        self.name = PurePosixPath(self._prefix).name or calls.bucket

    def holds(self, folder: PurePosixPath) -> bool:
        """Tell that it does: a bucket has no folders, and one in which nothing is left is as good as another."""
        return ".." not in folder.parts

    def listing(self, folder: PurePosixPath) -> Listing:
        """List the objects below a prefix."""
        listing, start = Listing(), self._start(folder)
        for page in self._calls.pages("list_objects_v2", Prefix=start):
            for one in page.get("Contents", ()):
                path = self._path(one["Key"])
                if path is not None:
                    listing.items.append(Item(path, _stamp(one)))
                elif not one["Key"].endswith("/") or one["Size"]:
                    listing.odd += 1
        return listing

    def stamps(self, paths: Collection[PurePosixPath]) -> dict[PurePosixPath, Stamp]:
        """Return the stamps of objects as they are now."""
        if len(paths) > _ONE_BY_ONE:
            return {item.path: item.stamp for item in self.listing(PurePosixPath()).items}
        found = {}
        for path in paths:
            with suppress(FileNotFoundError):
                one = self._calls.ask("head_object", Key=self._key(path))
                found[path] = _stamp({**one, "Size": one["ContentLength"]})
        return found

    def fetch(self, paths: Sequence[PurePosixPath]) -> list[bytes | OSError]:
        """Return the content of each object, or what is wrong with it."""
        return self._calls.fetch([self._key(path) for path in paths])

    def open(self, path: PurePosixPath) -> IO[bytes]:
        """Open an object for reading."""
        return self._calls.open(self._key(path))

    def may_write(self, folders: Collection[PurePosixPath]) -> bool:
        """Tell that it may: a store says nothing about rights before they are tried."""
        return bool(folders) or True

    prove_writable = may_write

    def prepare(self, path: PurePosixPath, was: Stamp, write: Write) -> Prepared:
        """Hold the new content in a file without a name, which is gone when this process is."""
        content = tempfile.TemporaryFile()  # noqa: SIM115  # closed when it was sent, or dropped with this process
        write(content)
        content.flush()
        if content.tell() > _LARGEST:
            raise OSError("larger than a store takes in one step")
        return Prepared(path, was, content)

    def place(self, prepared: Sequence[Prepared]) -> None:
        """Send the new objects, each with what was said of the old one."""
        for one in prepared:
            assert one.content is not None  # noqa: S101  # as prepared above
            one.content.seek(0)
            key = self._key(one.path)
            old = self._calls.ask("head_object", Key=key)
            kept: dict[str, Any] = {name: old[name] for name in _KEPT if old.get(name)}
            tags = self._calls.tags(key)
            with one.content:
                if not self._calls.put(one.content, Key=key, IfMatch=one.was.identity, **kept, **tags):
                    raise Meanwhile

    def remove(self, paths: Collection[PurePosixPath]) -> None:
        """Remove objects; in a bucket with versions what they held stays until it is purged."""
        if self._calls.delete([{"Key": self._key(path)} for path in paths]):
            raise PermissionError

    def clear(self, folders: Collection[PurePosixPath]) -> None:
        """Do nothing: what is unfinished is not in the bucket."""

    def locked(self) -> bool:
        """Tell whether every new version is locked for a time."""
        return bool(self._calls.lock())

    def health(self) -> Health:
        """Tell how the store is reached, its clock, and what it keeps from being erased."""
        return health_of(self._calls, self._start(PurePosixPath()), self.name)

    def close(self) -> None:
        """Do nothing: connections are shared."""

    def versions(self, start: str) -> list[Version]:
        """Return all versions of the objects whose path begins so."""
        found = []
        whole = self._start(PurePosixPath()) + start
        for page in self._calls.pages("list_object_versions", Prefix=whole):
            for one in (*page.get("Versions", ()), *page.get("DeleteMarkers", ())):
                path, marker = self._path(one["Key"]), "Size" not in one
                if path is not None:
                    found.append(Version(path, one["VersionId"], one["IsLatest"], marker, _stamp({"Size": 0, **one})))
        return found

    def open_version(self, version: Version) -> IO[bytes]:
        """Open the content of one version."""
        return self._calls.open_version(self._key(version.path), version.id, version.stamp.size)

    def destroy(self, versions: Sequence[Version]) -> int:
        """Destroy versions for good: the marks of removal last, since without them an older content is seen again."""
        contents, markers = [v for v in versions if not v.marker], [v for v in versions if v.marker]
        left = self._calls.delete([{"Key": self._key(v.path), "VersionId": v.id} for v in contents])
        return left or self._calls.delete([{"Key": self._key(v.path), "VersionId": v.id} for v in markers])

    def _start(self, folder: PurePosixPath) -> str:
        parts = [part for part in (self._prefix, str(folder) if folder.parts else "") if part]
        return "".join(f"{part}/" for part in parts)

    def _key(self, path: PurePosixPath) -> str:
        return f"{self._prefix}/{path}" if self._prefix else str(path)

    def _path(self, key: str) -> PurePosixPath | None:
        """Return an object's path, or None where its name is none: `a//b`, `../a`."""
        inside = key[len(self._prefix) + 1 :] if self._prefix else key
        path = PurePosixPath(inside)
        return path if str(path) == inside and ".." not in path.parts and not path.is_absolute() else None


def _stamp(found: dict[str, Any]) -> Stamp:
    modified: datetime = found["LastModified"]
    return Stamp(found.get("ETag", ""), found["Size"], int(modified.timestamp()) * 1_000_000_000)
