"""Questions to a folder: every file of a collection is looked at, in bounded memory."""

import random
from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from itertools import islice

from houvast.connectors.comparing import Check, check_of, fence_of
from houvast.connectors.files.documents import Documents
from houvast.connectors.files.health import health_of
from houvast.connectors.files.layout import Layout
from houvast.connectors.files.recordings import Recordings
from houvast.connectors.files.storage.contract import Storage, Version, Versioned
from houvast.connectors.files.tables.layout import Tables
from houvast.connectors.files.tables.place import place_of
from houvast.connectors.files.transaction import FilesTransaction
from houvast.connectors.protocol import Health, Match, Referrer, Refused, SystemFacts, Unreadable, Within, mapped_only
from houvast.connectors.sampling import TextRow, drawn
from houvast.engines.datamap.model import Collection as MappedCollection
from houvast.engines.datamap.model import CollectionId, Field
from houvast.engines.datamap.rows import Row, RowKey


class FilesSession:
    """A session on one folder."""

    def __init__(self, storage: Storage, documents: Documents) -> None:
        self.storage = storage
        self._documents = documents
        self._recordings = Recordings(storage, documents)

    def layout(self, collection: MappedCollection) -> Layout:
        """Return the way in which the rows of a collection lie in files."""
        return self._layout(collection.schema)

    def _layout(self, below: str) -> Layout:
        place = place_of(below)
        return Tables(self.storage, place) if place else self._recordings

    def describe(self, names: Collection[str] | None = None) -> SystemFacts:
        """Describe the folder, or only the named collections (`below.name` for a folder below it)."""
        wanted = [(self.storage.name, "")] if names is None else [(n, n.rpartition(".")[0]) for n in names]
        found = [self._layout(below).describe(name, below) for name, below in wanted]
        facts = tuple(one for one in found if one is not None)
        if facts and self.storage.locked():
            facts = tuple(replace(one, may_update=False, may_delete=False) for one in facts)
        return SystemFacts(facts, transactional=False, version="files")

    def find(
        self,
        collection: MappedCollection,
        any_of: Sequence[Match],
        within: Within | None = None,
        limit: int | None = None,
    ) -> Iterator[Row]:
        """Yield the rows for which any match holds; what cannot be read is said after all the others."""
        if limit == 0 or not any_of:
            return
        names = [*(m.field for m in any_of), *([within.field] if within else [])]
        yield from islice(self._kept(collection, names, check_of(any_of, within)), limit)

    def walk(self, collection: MappedCollection, within: Within | None = None) -> Iterator[Row]:
        """Yield every row within the fence; what cannot be read is said after all the others."""
        return self._kept(collection, [within.field] if within else [], fence_of(within))

    def _kept(self, collection: MappedCollection, names: Sequence[str], holds: Check) -> Iterator[Row]:
        extra = tuple(Field(n) for n in dict.fromkeys(names) if n not in collection.by_name)
        wider = replace(collection, fields=(*collection.fields, *extra)) if extra else collection
        for row in self.layout(collection).rows(wider):
            if holds(row.values):
                yield Row(row.key, mapped_only(collection, row.values)) if extra else row

    def read(self, collection: MappedCollection, keys: Sequence[RowKey]) -> dict[RowKey, Row]:
        """Return the rows with these keys."""
        return self.layout(collection).read(collection, keys)

    def sample(self, collection: str, columns: Sequence[str], rows: int, seed: int) -> list[TextRow]:
        """Return some rows as text; no more files are read for it than that takes.

        A side-car may lack any field: then there is no text of it.

        :raises Unreadable: the folder or the table is not there, or no table has such a column.
        """
        below = "" if collection == self.storage.name else collection.rpartition(".")[0]
        fields = tuple(Field(name) for name in columns)
        asked = MappedCollection(CollectionId(self.storage.name, collection), fields, schema=below)
        found = self._layout(below).sample(asked, rows, random.Random(seed))  # noqa: S311 (a sample, no secret)
        return drawn((row.values for row in found), columns, rows, seed)

    def media(self, collection: MappedCollection, keys: Sequence[RowKey]) -> Iterator[tuple[RowKey, str, bytes]]:
        """Yield the media files of these rows, with their kind by extension.

        :raises Unreadable: one may not be read, or is gone.
        """
        return self.layout(collection).media(collection, keys)

    def referrers(self, collection: MappedCollection, keys: Sequence[RowKey]) -> Iterator[Referrer]:
        """Yield nothing: a folder enforces no foreign keys."""
        del collection, keys
        return iter(())

    def health(self) -> Health:
        """Tell how the folder is reached, and what in it is not searched or cannot be erased."""
        return health_of(self.storage)

    def rows_read(self, collection: MappedCollection, match: Match) -> None:
        """Tell nothing: every question reads the whole folder, and no index would help."""
        del collection, match

    @contextmanager
    def transaction(self) -> Iterator[FilesTransaction]:
        """Open a unit of writing: everything is written when it is left without an exception."""
        transaction = FilesTransaction(self, self.storage)
        yield transaction
        transaction.carry_out()
        self._documents.forget()

    def old_versions(self, collection: MappedCollection, keys: Collection[RowKey]) -> Mapping[RowKey, int]:
        """Return for each row how many old versions still hold it.

        :raises Unreadable: this login may not see them.
        """
        return {key: len(held) for key, held in self._held(collection, keys).items() if held}

    def purge(self, collection: MappedCollection, keys: Collection[RowKey]) -> int:
        """Destroy the old versions that hold these rows; the newest of each file stays.

        :raises Refused: the bucket keeps some, or does not let itself be seen.
        """
        if not isinstance(self.storage, Versioned):
            return 0
        try:
            doomed = {v for held in self._held(collection, keys).values() for v in held}
            left = self.storage.destroy(sorted(doomed, key=lambda v: (str(v.path), v.id)))
        except (OSError, Unreadable):
            raise Refused(
                f"{collection.id}: the rows are erased, but old versions cannot be purged: this login may not list or "
                "delete them; allow s3:ListBucketVersions and s3:DeleteObjectVersion, and run it again."
            ) from None
        if left:
            raise Refused(
                f"{collection.id}: the rows are erased, but the bucket keeps {left} old versions (object lock, legal "
                "hold or no right); lift that or wait until it ends, and run it again."
            )
        return len(doomed)

    def _held(self, collection: MappedCollection, keys: Collection[RowKey]) -> Mapping[RowKey, Sequence[Version]]:
        if not isinstance(self.storage, Versioned) or not keys:
            return {}
        try:
            return self.layout(collection).held_by(collection, keys)
        except OSError:
            raise Unreadable(
                f"{collection.id}: this login may not see old versions; allow s3:ListBucketVersions and "
                "s3:GetObjectVersion."
            ) from None
