"""Which old versions hold a row: found by the path of its key, or by what the old side-cars say."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from pathlib import PurePosixPath

from houvast.connectors.files.documents import PATH, Broken, key_of, parse, row_of
from houvast.connectors.files.folder import Entry, entry_path, is_side_car
from houvast.connectors.files.storage.contract import Item, Version, Versioned
from houvast.engines.datamap.model import Collection as MappedCollection
from houvast.engines.datamap.rows import RowKey

_ONE_BY_ONE = 50  # asking for each of more paths takes longer than listing all


def versions_of_recordings(
    storage: Versioned, collection: MappedCollection, folder: PurePosixPath, keys: Collection[RowKey]
) -> dict[RowKey, list[Version]]:
    """Return the old versions by the row that they hold; rows without any are left out.

    :raises OSError: they may not be seen.
    """
    by_path = key_of(collection) == (PATH,)
    paths = {str(key.values[0][1]): key for key in keys} if by_path else {}
    found: dict[RowKey, list[Version]] = {}
    for path, versions in _entries(storage, folder, paths).items():
        old = [version for version in versions if version.is_old]
        if not old:
            continue
        held = [paths[path]] if path in paths else ([] if by_path else _rows_in(storage, collection, path, versions))
        for key in held:
            if key in keys:
                found.setdefault(key, []).extend(old)
    return found


def _entries(storage: Versioned, folder: PurePosixPath, paths: Mapping[str, RowKey]) -> dict[str, list[Version]]:
    below = f"{folder}/" if folder.parts else ""
    starts = [below + path for path in paths] if 0 < len(paths) <= _ONE_BY_ONE else [below]
    entries: dict[str, list[Version]] = {}
    for version in dict.fromkeys(v for start in starts for v in storage.versions(start)):
        entries.setdefault(entry_path(version.path, folder), []).append(version)
    return entries


def _rows_in(
    storage: Versioned, collection: MappedCollection, path: str, versions: Iterable[Version]
) -> Iterator[RowKey]:
    """Yield the keys of all rows that an entry was, as its side-cars say: the one that is seen, and the old ones."""
    media = tuple(Item(v.path, v.stamp) for v in versions if not is_side_car(v.path) and not v.marker)
    for version in versions:
        if version.marker or not is_side_car(version.path):
            continue
        with storage.open_version(version) as file:
            raw = file.read()
        try:
            document = parse(raw, version.stamp)
        except Broken:
            continue
        yield row_of(collection, Entry(path, Item(version.path, version.stamp), media, 0), document).key
