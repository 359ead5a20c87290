"""Write and remove encrypted files, whole or not at all."""

import os
from collections.abc import Iterator
from contextlib import suppress
from datetime import datetime, timedelta
from pathlib import Path
from uuid import UUID

from django.conf import settings

from houvast.engines.trouble import Trouble

_HALF = ".part"
_LEFT_BEHIND = timedelta(days=1)
"""After this a file that nobody knows, or that was never finished, cannot belong to an action that still runs."""


class CannotWrite(Trouble):
    """The disk did not take the file: full, read-only or broken."""


def place_of(file: UUID) -> Path:
    """Say where the encrypted form of a file lies."""
    return folder() / file.hex


def folder() -> Path:
    """Give the folder of all files, readable for its owner only."""
    path = Path(settings.HOUVAST_HOME) / "files"
    path.mkdir(mode=0o700, parents=True, exist_ok=True)
    return path


def write(file: UUID, pieces: Iterator[bytes]) -> None:
    """Write beside, make sure that it is on the disk, then rename; on any trouble nothing stays behind.

    :raises CannotWrite: when the disk does not take it.
    """
    try:
        _write(place_of(file), pieces)
    except OSError as problem:
        raise CannotWrite(
            f"The file was not stored ({problem.strerror}); check room and rights of the files folder and try again."
        ) from problem


def remove(file: UUID) -> None:
    """Remove a file; doing it twice is no trouble."""
    place_of(file).unlink(missing_ok=True)


def left_behind(known: set[UUID], at: datetime) -> list[Path]:
    """Find what an action that was broken off left on the disk."""
    limit = (at - _LEFT_BEHIND).timestamp()
    names = {file.hex for file in known}
    return [path for path in folder().iterdir() if path.name not in names and path.stat().st_mtime < limit]


def _write(final: Path, pieces: Iterator[bytes]) -> None:
    half = final.with_suffix(_HALF)
    try:
        with os.fdopen(os.open(half, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as stream:
            for piece in pieces:
                stream.write(piece)
            stream.flush()
            os.fsync(stream.fileno())
        half.rename(final)
        _keep_name(final.parent)
    except BaseException:
        with suppress(OSError):
            half.unlink(missing_ok=True)
        raise


def _keep_name(path: Path) -> None:
    # A rename is safe only when the folder is on the disk too.
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
