"""Which old versions of tables hold a row, and which old versions of media it names."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import TYPE_CHECKING

from houvast.connectors.files.documents import PATH, Broken
from houvast.connectors.files.storage.contract import Item, Version, Versioned
from houvast.connectors.files.tables.place import format_of
from houvast.engines.datamap.model import Collection as MappedCollection
from houvast.engines.datamap.rows import RowKey

if TYPE_CHECKING:
    from pathlib import PurePosixPath

    from houvast.connectors.files.tables.layout import Tables


def versions_of_tables(
    tables: Tables, storage: Versioned, collection: MappedCollection, keys: Collection[RowKey]
) -> dict[RowKey, list[Version]]:
    """Return the old versions by the row that they hold.

    All old versions of a file go together: an older one that is left would be seen again without the mark of a removal.

    :raises OSError: they may not be seen.
    """
    found: dict[RowKey, dict[Version, None]] = {}
    by_path: dict[PurePosixPath, list[Version]] = {}
    for version in storage.versions(f"{tables.place.folder}/" if tables.place.folder else ""):
        by_path.setdefault(version.path, []).append(version)
    for path, versions in by_path.items():
        if not tables.place.holds(Item(path, versions[0].stamp)):
            continue
        old = [version for version in versions if version.is_old]
        for key, named in _rows(tables, storage, collection, versions, keys):
            media = [v for v in by_path.get(named, ()) if v.is_old] if named else []
            found.setdefault(key, {}).update(dict.fromkeys([*old, *media]))
    return {key: list(held) for key, held in found.items() if held}


def _rows(
    tables: Tables,
    storage: Versioned,
    collection: MappedCollection,
    versions: Iterable[Version],
    keys: Collection[RowKey],
) -> Iterable[tuple[RowKey, PurePosixPath | None]]:
    whole = {dict(key.values).get(PATH): key for key in keys if "file.row" in dict(key.values)}
    for version in versions:
        if version.marker:
            continue
        item = Item(version.path, version.stamp)
        if not version.latest:  # what stood in a row of that number is not known: each old version may hold it
            yield from ((key, None) for at, key in whole.items() if str(at).partition("!")[0] == tables.path(item))
        try:
            with storage.open_version(version) as file:
                for cells in format_of(version.path).rows(file):
                    key = tables.row(collection, item, cells).key
                    if key in keys:
                        yield key, tables.media_of(version.path, cells)
        except Broken:
            continue
