"""What lies in a folder: side-cars with the media files beside them, and nothing outside the folder."""

from dataclasses import dataclass, field
from pathlib import PurePosixPath

from houvast.connectors.files.storage.contract import Item, Listing, Storage
from houvast.connectors.protocol import Unreadable

SIDE_CAR = ".json"


@dataclass(frozen=True, slots=True)
class Transcript:
    """The text of an entry, its encoding, and a digest of the file as it was read."""

    item: Item
    content: str
    encoding: str
    digest: bytes


@dataclass(frozen=True, slots=True)
class Entry:
    """A recording: its path in the folder without extension, its side-car, the media files of the same name.

    `position` counts the entries in the order of their paths, from 1: errors name it, since a path may hold a name or
    a telephone number. `text` is there when it was asked for.
    """

    path: str
    side_car: Item | None
    media: tuple[Item, ...]
    position: int
    text: Transcript | None = None


@dataclass
class Entries:
    """The entries of a folder, and what in it was not looked at, in words."""

    entries: list[Entry] = field(default_factory=list)
    passed_over: list[str] = field(default_factory=list)


def list_items(storage: Storage, folder: PurePosixPath, where: str) -> Listing:
    """List the files of a folder with everything below it, in the order of their paths.

    :raises Unreadable: the folder is not there, or a folder in it may not be read.
    """
    try:
        listing = storage.listing(folder)
    except OSError:
        raise Unreadable(
            f"{where}: the folder is not there or may not be read; check the path and its rights."
        ) from None
    listing.items.sort(key=lambda item: str(item.path))
    return listing


def list_entries(storage: Storage, folder: PurePosixPath, where: str) -> Entries:
    """List the entries of a folder, in the order of the paths.

    :raises Unreadable: the folder is not there, or a folder in it may not be read.
    """
    listing, found = list_items(storage, folder, where), dict[str, list[Item]]()
    for item in listing.items:
        found.setdefault(entry_path(item.path, folder), []).append(item)
    entries = Entries(passed_over=passed_over(listing))
    for position, path in enumerate(sorted(found), start=1):
        side_car = next((item for item in found[path] if is_side_car(item.path)), None)
        media = tuple(item for item in found[path] if item != side_car)
        entries.entries.append(Entry(path, side_car, media, position))
    return entries


def entry_path(path: PurePosixPath, folder: PurePosixPath) -> str:
    """Return the path of the entry that a file belongs to."""
    return str(path.relative_to(folder).with_suffix(""))


def is_side_car(path: PurePosixPath) -> bool:
    """Tell whether a file holds the facts of the files beside it."""
    return path.suffix.lower() == SIDE_CAR


def passed_over(listing: Listing) -> list[str]:
    """Say what in a folder was not looked at."""
    said = []
    if listing.links:
        said.append(f"{listing.links} symbolic links are not followed")
    if listing.odd:
        said.append(f"{listing.odd} objects have names that are no paths")
    return said + [f"an archive {why}" for why in listing.closed]


def folder_of(storage: Storage, below: str, where: str) -> PurePosixPath:
    """Return the folder of a collection: the system's own, or the one below it that the map names.

    :raises Unreadable: it is not there, lies outside the system's folder, or is reached by a symbolic link.
    """
    folder = PurePosixPath(below)
    if folder.is_absolute() or ".." in folder.parts or "\0" in below:
        raise Unreadable(f"{where}: the folder lies outside the system's folder; correct the map.")
    if not storage.holds(folder):
        raise Unreadable(f"{where}: the folder is not there, or is a symbolic link; check the path and the map.")
    return folder
