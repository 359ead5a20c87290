"""Recordings with side-cars: every file of one name in one folder is a row, and the side-car holds its facts."""

import random
from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import accumulate
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from houvast.connectors.files.describing import describe
from houvast.connectors.files.documents import PATH, TEXT, Broken, Documents, key_of, row_of
from houvast.connectors.files.folder import Entries, Entry, folder_of, list_entries
from houvast.connectors.files.layout import only, problems_said
from houvast.connectors.files.recordings_work import RecordingsWork
from houvast.connectors.files.storage.contract import Item, Storage, Version, Versioned
from houvast.connectors.files.transcripts import transcripts_of, with_texts
from houvast.connectors.files.versions import versions_of_recordings
from houvast.connectors.protocol import CollectionFacts, Unreadable
from houvast.engines.datamap.model import Collection as MappedCollection
from houvast.engines.datamap.rows import Row, RowKey

if TYPE_CHECKING:
    from houvast.connectors.files.recordings_work import Source

_AT_A_TIME = 16 * 1024 * 1024
"""Bytes of side-cars that are fetched together."""

_SAMPLED = 64 * 1024 * 1024
"""Bytes that are read for a sample."""


class Recordings:
    """The recordings of one folder and below."""

    name = "recordings"

    def __init__(self, storage: Storage, documents: Documents) -> None:
        self.storage, self.documents = storage, documents

    def rows(self, collection: MappedCollection) -> Iterator[Row]:
        """Yield every row; side-cars that are no JSON, and links, are said after all others."""
        return (row for row, _ in self.sources(collection))

    def sources(
        self, collection: MappedCollection, keys: Collection[RowKey] | None = None
    ) -> Iterator[tuple[Row, "Source"]]:
        """Yield every row with where it comes from; with keys it may pass over others.

        :raises Unreadable: after all others: what could not be read, or was not looked at.
        """
        where = str(collection.id)
        listed = list_entries(self.storage, folder_of(self.storage, collection.schema, where), where)
        problems: list[str] = []
        for some in self._portions(_wanted(collection, listed, keys)):
            yield from self._read(collection, some, problems)
        problems_said(where, [*problems, *listed.passed_over])

    def sample(self, collection: MappedCollection, count: int, chance: random.Random) -> Iterator[Row]:
        """Yield the rows of at most `count` entries, drawn by chance; no others are read, and only so many bytes."""
        where = str(collection.id)
        entries = list_entries(self.storage, folder_of(self.storage, collection.schema, where), where).entries
        chosen = chance.sample(entries, min(count, len(entries)))
        sizes = accumulate(sum(item.stamp.size for item in _read_of(entry)) for entry in chosen)
        small = [entry for entry, size in zip(chosen, sizes, strict=True) if size <= _SAMPLED]
        for some in self._portions(small):
            yield from (row for row, _ in self._read(collection, some, []))

    def _read(
        self, collection: MappedCollection, some: list[Entry], problems: list[str]
    ) -> Iterator[tuple[Row, "Source"]]:
        documents = self.documents.read(self.storage, [entry.side_car for entry in some if entry.side_car])
        texts = with_texts(self.storage, some) if TEXT in collection.by_name else some
        for listed_entry, entry in zip(some, texts, strict=True):
            if isinstance(entry, Broken):
                problems.append(f"entry {listed_entry.position} in order of path {entry}")
                continue
            document = documents[entry.side_car] if entry.side_car else None
            if isinstance(document, FileNotFoundError):
                continue  # somebody removed it since the folder was listed
            if isinstance(document, Broken | OSError):
                said = str(document) if isinstance(document, Broken) else "may not be read"
                problems.append(f"side-car {entry.position} in order of path {said}")
            else:
                yield row_of(collection, entry, document), (entry, document)

    def _portions(self, entries: Sequence[Entry]) -> Iterator[list[Entry]]:
        portion: list[Entry] = []
        size = 0
        for entry in entries:
            portion.append(entry)
            size += entry.side_car.stamp.size if entry.side_car else 0
            if len(portion) >= self.storage.together or size > _AT_A_TIME:
                yield portion
                portion, size = [], 0
        if portion:
            yield portion

    def read(self, collection: MappedCollection, keys: Sequence[RowKey]) -> dict[RowKey, Row]:
        """Return the rows with these keys."""
        return {row.key: row for row, _ in self.held(collection, keys)}

    def held(self, collection: MappedCollection, keys: Sequence[RowKey]) -> Iterator[tuple[Row, "Source"]]:
        """Yield the rows with these keys, with where they come from; others that cannot be read do not matter."""
        return only(keys, self.sources(collection, set(keys)))

    def media(self, collection: MappedCollection, keys: Sequence[RowKey]) -> Iterator[tuple[RowKey, str, bytes]]:
        """Yield the media files of these rows, with their kind by extension.

        :raises Unreadable: one may not be read, or is gone.
        """
        for row, (entry, _) in self.held(collection, keys):
            for item in entry.media:
                (content,) = self.storage.fetch([item.path])
                if isinstance(content, OSError):
                    raise Unreadable(
                        f"{collection.id}: media file {entry.position} in order of path may not be read; repair it."
                    )
                yield row.key, item.path.suffix.lstrip(".").lower(), content

    def describe(self, name: str, below: str) -> CollectionFacts | None:
        """Describe the folder as a collection, or return None where it is not there."""
        try:
            folder = folder_of(self.storage, below, name)
        except Unreadable:
            return None
        return describe(self.storage, self.documents, name, folder)

    def work(self) -> RecordingsWork:
        """Begin to gather changes."""
        return RecordingsWork(self)

    def held_by(self, collection: MappedCollection, keys: Collection[RowKey]) -> Mapping[RowKey, Sequence[Version]]:
        """Return the old versions that hold these rows, also of rows that are gone."""
        if not isinstance(self.storage, Versioned):
            return {}
        return versions_of_recordings(self.storage, collection, PurePosixPath(collection.schema), set(keys))


def _wanted(collection: MappedCollection, listed: Entries, keys: Collection[RowKey] | None) -> list[Entry]:
    """Return only the entries with these keys, where a key is a path; else all."""
    if keys is None or key_of(collection) != (PATH,):
        return listed.entries
    paths = {key.values[0][1] for key in keys if len(key.values) == 1}
    return [entry for entry in listed.entries if entry.path in paths]


def _read_of(entry: Entry) -> list[Item]:
    """Return the files of an entry that are read as text."""
    return [*([entry.side_car] if entry.side_car else []), *transcripts_of(entry)]
