"""A folder of this user's own in which built kernels and packed tables are kept from one start to the next."""

import hashlib
import os
import stat
import tempfile
from pathlib import Path
from typing import Final

_DIGEST: Final = hashlib.sha256().digest_size


def folder() -> Path:
    """Return the folder, made when it was not there; one that lasts for this process when the home can't be written."""
    home = Path.home() / ".cache" / "houvast" / "scanner"
    try:
        home.mkdir(parents=True, exist_ok=True, mode=0o700)
        if private(home) and os.access(home, os.W_OK):
            return home
    except OSError:
        pass  # a home that is not there, or read-only
    return Path(tempfile.mkdtemp(prefix="houvast-"))


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
        content = bytearray(path.read_bytes()) if private(path) else bytearray()
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


def forget(place: Path, pattern: str, *, but: int) -> None:
    """Remove what was kept under older names, but for the newest few."""
    for old in sorted(place.glob(pattern), key=_age)[but:]:
        old.unlink(missing_ok=True)


def _age(path: Path) -> float:
    try:
        return -path.stat().st_mtime
    except OSError:
        return 0.0  # another process removed it
