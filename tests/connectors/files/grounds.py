"""The same folder on this disk, behind SFTP and in a bucket, looked at and written to behind the connector's back."""

import os
import shutil
from pathlib import Path
from typing import Protocol

import pytest

from houvast.connectors.protocol import Address
from tests.services.s3 import Bucket
from tests.services.sftp import Folder

GROUNDS = ("disk", "sftp", "s3", "s3 without versions")


class Ground(Protocol):
    """A folder somewhere."""

    address: Address

    def put(self, path: str, content: bytes) -> None:
        """Write a file."""

    def get(self, path: str) -> bytes:
        """Return what a file holds."""

    def names(self) -> list[str]:
        """Return the paths of all files, in order."""

    def everything(self) -> bytes:
        """Return all that is stored, in every version, names included."""

    def remove(self, path: str) -> None:
        """Remove a file, so that nothing of it stays."""


class Disk:
    """A folder that lies on this disk, perhaps behind a server."""

    def __init__(self, root: Path, address: Address, user: str | None = None) -> None:
        self.root, self.address, self._user = root, address, user

    def put(self, path: str, content: bytes) -> None:
        at = self.root / path
        for folder in reversed(at.parents):
            if not folder.exists():
                folder.mkdir()
                self._give(folder)
        at.write_bytes(content)
        self._give(at)

    def get(self, path: str) -> bytes:
        return (self.root / path).read_bytes()

    def names(self) -> list[str]:
        return sorted(str(at.relative_to(self.root)) for at in self.root.rglob("*") if at.is_file())

    def everything(self) -> bytes:
        return b"\n".join(os.fsencode(name) + b"\n" + self.get(name) for name in self.names())

    def remove(self, path: str) -> None:
        (self.root / path).unlink()

    def _give(self, at: Path) -> None:
        if self._user and os.geteuid() == 0:
            shutil.chown(at, self._user)


class InBucket:
    """A folder in a bucket."""

    def __init__(self, bucket: Bucket, **options: str) -> None:
        self.bucket, self.address = bucket, bucket.address("files", **options)
        self.reader = bucket.address("files", read_only=True, **options)

    def put(self, path: str, content: bytes) -> None:
        self.bucket.put(f"files/{path}", content)

    def get(self, path: str) -> bytes:
        return self.bucket.get(f"files/{path}")

    def names(self) -> list[str]:
        return sorted(key.removeprefix("files/") for key in self.bucket.keys())  # noqa: SIM118  (a method of ours)

    def everything(self) -> bytes:
        return self.bucket.everything()

    def remove(self, path: str) -> None:
        self.bucket.remove(f"files/{path}")


def ground(name: str, request: pytest.FixtureRequest, folder: Path, **options: str) -> Ground:
    """Make an empty folder of that kind."""
    if name == "disk":
        root = folder / "files"
        root.mkdir()
        return Disk(root, Address(str(root)))
    if name == "sftp":
        server = request.getfixturevalue("sftp")
        given: Folder = server.folder()
        return Disk(given.root, given.address(**options), server.user)
    return InBucket(request.getfixturevalue("s3").bucket(versions=name == "s3"), **options)
