"""A folder of this user's own in which built kernels and packed tables are kept from one start to the next."""

import hashlib
import os
import stat
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

try:
    import fcntl
except ImportError:  # Windows
    fcntl = None  # type: ignore[assignment]

_DIGEST: Final = hashlib.sha256().digest_size


def folder() -> Path:
    """Return the folder, made when it was not there; one that lasts for this process when the home can't be written."""
    place = home()
    try:
        place.mkdir(parents=True, exist_ok=True, mode=0o700)
        if private(place) and os.access(place, os.W_OK):
            return place
    except OSError:
        pass  # a home that is not there, or read-only
    return Path(tempfile.mkdtemp(prefix="houvast-"))


def home() -> Path:
    """Return where the folder is when the home can be written."""
    return Path.home() / ".cache" / "houvast" / "scanner"


def private(path: Path) -> bool:
    """Whether nobody but this user can have written a file or folder."""
    if not hasattr(os, "getuid"):
        return True  # Windows: a profile is its user's own
    about = path.stat()
    return about.st_uid == os.getuid() and not about.st_mode & (stat.S_IWGRP | stat.S_IWOTH)


def keep(path: Path, content: bytes) -> None:
    """Write a file with its digest, so that no reader ever sees half of it."""
    replaced_at_once(path, hashlib.sha256(content).digest() + content)


def kept(path: Path) -> bytearray | None:
    """Return what was kept, with its digest before it, or nothing when it is not there or was damaged."""
    try:
        with path.open("rb") as file:
            content = bytearray(os.fstat(file.fileno()).st_size if private(path) else 0)
            file.readinto(content)  # into place: these are tens of megabytes
    except OSError:
        return None
    view = memoryview(content)
    return content if len(content) > _DIGEST and hashlib.sha256(view[_DIGEST:]).digest() == view[:_DIGEST] else None


def replaced_at_once(path: Path, content: bytes) -> None:
    """Put a file in its place, complete or not at all."""
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=path.name)
    with os.fdopen(handle, "wb") as file:
        file.write(content)
    Path(name).replace(path)


@contextmanager
def alone(path: Path) -> Iterator[None]:
    """Hold a file so that other processes that do the same wait; where files can't be held, nobody waits."""
    with path.open("w") as file:
        if fcntl:
            fcntl.flock(file, fcntl.LOCK_EX)  # given up when the file is closed
        yield


def forget(place: Path, pattern: str, *, but: int) -> None:
    """Remove what was kept under older names, but for the newest few."""
    for old in sorted(place.glob(pattern), key=_age)[but:]:
        old.unlink(missing_ok=True)


def _age(path: Path) -> float:
    try:
        return -path.stat().st_mtime
    except OSError:
        return 0.0  # another process removed it
