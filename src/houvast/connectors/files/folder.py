"""What lies in a folder: side-cars with the media files beside them, and nothing outside the folder."""

import os
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from houvast.connectors.protocol import Unreadable

SIDE_CAR = ".json"
UNFINISHED = ".houvast-unfinished"
"""What the name of a side-car ends in while its new content is written; left behind only when the power failed."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A recording: its path in the folder without extension, its side-car, the media files of the same name.

    `position` counts the entries in the order of their paths, from 1: errors name it, since a path may hold a name or
    a telephone number.
    """

    path: str
    side_car: Path | None
    media: tuple[Path, ...]
    position: int


@dataclass
class Listing:
    """The entries of a folder, and how many symbolic links in it were not followed."""

    entries: list[Entry] = field(default_factory=list)
    links: int = 0


def list_entries(root: Path, where: str) -> Listing:
    """List a folder with everything below it, in the order of the paths.

    :raises Unreadable: the folder is not there, or a folder in it may not be read.
    """
    listing, found = Listing(), dict[str, list[Path]]()
    try:
        for item in _walk(root, listing):
            found.setdefault(str(item.relative_to(root).with_suffix("")), []).append(item)
    except OSError:
        raise Unreadable(
            f"{where}: the folder is not there or may not be read; check the path and its rights."
        ) from None
    for position, path in enumerate(sorted(found), start=1):
        side_car = next((f for f in found[path] if f.suffix.lower() == SIDE_CAR), None)
        media = tuple(sorted(f for f in found[path] if f != side_car))
        listing.entries.append(Entry(path, side_car, media, position))
    return listing


def _walk(folder: Path, listing: Listing) -> Iterator[Path]:
    with os.scandir(folder) as items:
        for item in items:
            if item.is_symlink():
                listing.links += 1
            elif item.is_dir(follow_symlinks=False):
                yield from _walk(Path(item.path), listing)
            elif item.is_file(follow_symlinks=False) and not item.name.endswith(UNFINISHED):
                yield Path(item.path)


def unfinished_in(folder: Path) -> list[Path]:
    """Return what a change that broke off has left in a folder."""
    return list(folder.glob(f".*{UNFINISHED}"))


def folder_of(root: Path, below: str, where: str) -> Path:
    """Return the folder of a collection: the system's own, or the one below it that the map names.

    :raises Unreadable: it is not there, lies outside the system's folder, or is a symbolic link.
    """
    folder = root / below if below else root
    if not folder.is_dir():
        raise Unreadable(f"{where}: the folder is not there; check the path and the map.")
    if folder.resolve() != root.resolve() / below:
        raise Unreadable(f"{where}: the folder lies outside the system's folder; correct the map.")
    return folder.resolve()
