"""What is asked about the data map."""

from functools import lru_cache

import yaml

from houvast.engines.datamap.fides import load_document, read_map
from houvast.engines.datamap.model import DataMap
from houvast.engines.trouble import Trouble
from houvast.features.datamap.contracts import LoadedMap
from houvast.features.datamap.models import MapFile


class UnknownMap(Trouble):
    """There is no file of the data map under this name."""

    status = 404


def current_map() -> DataMap:
    """Give all that is known of what systems hold; empty as long as no file was loaded.

    The same files give the same object, so that what is worked out on it is worked out once.
    """
    digests = MapFile.objects.filter(current=True).order_by("name").values_list("digest", flat=True)
    return _read(tuple(digests))


def map_files() -> tuple[LoadedMap, ...]:
    """Give the files that count, by name."""
    return tuple(loaded(row) for row in MapFile.objects.filter(current=True))


def map_history(name: str) -> tuple[LoadedMap, ...]:
    """Give every version of a file, the latest first."""
    return tuple(loaded(row) for row in MapFile.objects.filter(name=name).order_by("-id"))


def export_map(name: str | None = None) -> str:
    """Give a file as it was loaded, to the letter; without a name all files as one.

    Several files are written anew as one document: nothing in it is lost but comments and lay-out.

    :raises UnknownMap: there is no such file, or none at all.
    """
    texts = dict(MapFile.objects.filter(current=True).values_list("name", "text"))
    if name is not None:
        texts = {found: text for found, text in texts.items() if found == name}
    if not texts:
        raise UnknownMap(f"There is no file “{name}” in the data map." if name else "No data map is loaded yet.")
    return next(iter(texts.values())) if len(texts) == 1 else _as_one(list(texts.values()))


def loaded(row: MapFile) -> LoadedMap:
    """Describe a file."""
    described = _read((row.digest,))
    collections = [collection for system in described.systems for collection in system.collections]
    return LoadedMap(
        name=row.name,
        digest=row.digest,
        systems=tuple(system.key for system in described.systems),
        collections=len(collections),
        fields=sum(len(collection.fields) for collection in collections),
        loaded_at=row.loaded_at,
        loaded_by=row.loaded_by,
    )


@lru_cache(maxsize=32)
def _read(digests: tuple[str, ...]) -> DataMap:
    # By digest, also of versions that no longer count: the answer stays true to its name whatever is loaded meanwhile.
    texts = dict(MapFile.objects.filter(digest__in=digests).values_list("digest", "text"))
    return read_map(*(texts[digest] for digest in digests))


def _as_one(texts: list[str]) -> str:
    merged: dict[str, list[object]] = {}
    for text in texts:
        for key, entries in load_document(text).items():
            merged.setdefault(key, []).extend(entries if isinstance(entries, list) else [entries])
    return yaml.safe_dump(merged, sort_keys=False, allow_unicode=True, width=120)
