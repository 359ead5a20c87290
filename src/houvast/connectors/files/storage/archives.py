"""Look into zip archives, within limits: an archive is a list of members, and is written anew whole when some change.

A member's path is that of its archive with `!` and its own: `2026/batch.zip!/REC-1.wav`. Nothing is ever unpacked to a
disk, and an archive in an archive is not opened.
"""

import zipfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import PurePosixPath
from typing import IO

from houvast.connectors.files.storage.contract import Item, Stamp

_MOST, _LARGEST, _ALL, _RATIO = 10_000, 64 * 1024 * 1024, 1024 * 1024 * 1024, 200
_SMALL = 1024 * 1024
"""A member below this size may be packed as tightly as it likes."""
_PIECE = 1 << 20
_ENCRYPTED = 0x1

Replace = dict[str, Callable[[IO[bytes]], None] | None]
"""For each member that changes what writes it anew, or None where it goes."""


class NotOpened(Exception):
    """An archive is not looked into; the message says why."""


def archive_of(path: PurePosixPath) -> PurePosixPath | None:
    """Return the archive that a path leads into, or None where it is a file of its own."""
    for at in reversed(path.parents):
        if at.name.endswith(".zip!"):
            return at.with_name(at.name[:-1])
    return None


def inside(path: PurePosixPath) -> str:
    """Return the name of a member in its archive."""
    archive = archive_of(path)
    return "" if archive is None else str(path.relative_to(archive.with_name(f"{archive.name}!")))


def members(file: IO[bytes], archive: Item) -> list[Item]:
    """Return the members of an archive.

    :raises NotOpened: it is no archive, encrypted, or beyond the limits.
    """
    with _opened(file) as packed:
        infos = [info for info in packed.infolist() if not info.is_dir()]
        _check(infos)
    below = archive.path.with_name(f"{archive.path.name}!")
    return [Item(below / info.filename, stamp(info, archive.stamp)) for info in infos]


def stamp(info: zipfile.ZipInfo, of: Stamp) -> Stamp:
    """Return what changes when a member, or anything in its archive, is written."""
    return Stamp(f"{info.CRC}:{of.identity}:{of.size}", info.file_size, of.modified_ns)


def member(file: IO[bytes], name: str) -> bytes:
    """Return the content of one member.

    :raises FileNotFoundError: there is none of that name.
    :raises OSError: it cannot be unpacked within the limits.
    """
    try:
        with _opened(file) as packed, packed.open(name) as content:
            found = content.read(_LARGEST + 1)
    except KeyError:
        raise FileNotFoundError from None
    except (NotOpened, zipfile.BadZipFile, RuntimeError, NotImplementedError) as error:
        raise OSError("cannot be unpacked") from error
    if len(found) > _LARGEST:
        raise OSError("is larger than it says")
    return found


def rewrite(file: IO[bytes], target: IO[bytes], changes: Replace) -> None:
    """Write an archive anew; members that do not change keep their content, order, times and packing."""
    with _opened(file) as old, zipfile.ZipFile(target, "w") as new:
        new.comment = old.comment
        for info in old.infolist():
            if info.filename not in changes:
                _copy(old, new, info)
            elif (write := changes[info.filename]) is not None:
                fresh = zipfile.ZipInfo(info.filename, info.date_time)
                fresh.compress_type, fresh.external_attr = info.compress_type, info.external_attr
                with new.open(fresh, "w") as content:
                    write(content)


def _copy(old: zipfile.ZipFile, new: zipfile.ZipFile, info: zipfile.ZipInfo) -> None:
    kept = zipfile.ZipInfo(info.filename, info.date_time)
    kept.compress_type, kept.external_attr, kept.comment = info.compress_type, info.external_attr, info.comment
    with old.open(info) as source, new.open(kept, "w", force_zip64=info.file_size > 2**31) as content:
        while piece := source.read(_PIECE):
            content.write(piece)


@contextmanager
def _opened(file: IO[bytes]) -> Iterator[zipfile.ZipFile]:
    file.seek(0)
    try:
        packed = zipfile.ZipFile(file)
    except (zipfile.BadZipFile, OSError, ValueError):
        raise NotOpened("is no zip archive") from None
    with packed:
        yield packed


def _check(infos: list[zipfile.ZipInfo]) -> None:
    names = [info.filename for info in infos]
    if len(infos) > _MOST:
        raise NotOpened(f"holds more than {_MOST} files")
    if any(info.flag_bits & _ENCRYPTED for info in infos):
        raise NotOpened("is encrypted")
    if len(set(names)) < len(names) or not all(_is_path(name) for name in names):
        raise NotOpened("holds names that are no paths, or twice the same")
    if sum(info.file_size for info in infos) > _ALL or any(info.file_size > _LARGEST for info in infos):
        raise NotOpened("holds more than may be unpacked")
    if any(info.file_size > max(_SMALL, _RATIO * info.compress_size) for info in infos):
        raise NotOpened("is packed so tightly that it may be a trap")


def _is_path(name: str) -> bool:
    path = PurePosixPath(name)
    return str(path) == name and not path.is_absolute() and ".." not in path.parts and "\\" not in name
