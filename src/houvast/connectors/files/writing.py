"""Files are replaced whole and removed in an order that can be run again."""

import json
import os
from collections.abc import Mapping, Sequence
from contextlib import suppress
from datetime import date, datetime, time
from pathlib import Path

from houvast.connectors.files.documents import Document
from houvast.connectors.files.folder import UNFINISHED, Entry
from houvast.engines.datamap.rows import Value


def unfinished(path: Path) -> Path:
    """Return where a side-car's new content is written; one name per side-car, so that nothing is left to pile up."""
    return path.with_name(f".{path.name}{UNFINISHED}")


def prepare_side_car(path: Path, content: Mapping[str, Value], document: Document) -> None:
    """Write a side-car's new content beside it, onto the disk, with the old one's rights."""
    text = json.dumps(content, ensure_ascii=False, indent=document.indent, default=_written)
    old = os.lstat(path)
    beside = unfinished(path)
    beside.unlink(missing_ok=True)
    with os.fdopen(os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
        file.write(text.encode())
        with suppress(PermissionError):  # only root may give a file away
            os.fchown(file.fileno(), old.st_uid, old.st_gid)
        os.fchmod(file.fileno(), old.st_mode & 0o777)
        file.flush()
        os.fsync(file.fileno())


def put_in_place(paths: Sequence[Path]) -> None:
    """Let the new side-cars take the place of the old."""
    for path in paths:
        unfinished(path).replace(path)
    for folder in {path.parent for path in paths}:
        _settle(folder)


def remove_files(entry: Entry) -> None:
    """Remove media files, and the side-car last: while it is there, what is half removed is still found."""
    if entry.side_car:
        unfinished(entry.side_car).unlink(missing_ok=True)
    for path in entry.media:
        path.unlink(missing_ok=True)
    for folder in {path.parent for path in entry.media}:
        _settle(folder)
    if entry.side_car:
        entry.side_car.unlink(missing_ok=True)
        _settle(entry.side_car.parent)


def _settle(folder: Path) -> None:
    """Bring the folder's own content onto the disk: without it a power cut may bring a removed file back."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _written(value: object) -> str:
    return value.isoformat() if isinstance(value, date | datetime | time) else str(value)
