"""Questions to a folder: every side-car is looked at, one at a time."""

from collections.abc import Collection, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from houvast.connectors.comparing import check_of
from houvast.connectors.files.describing import describe
from houvast.connectors.files.documents import Broken, Document, Documents, row_of
from houvast.connectors.files.folder import Entry, folder_of, list_entries
from houvast.connectors.files.transaction import FilesTransaction
from houvast.connectors.protocol import Match, Referrer, SystemFacts, Unreadable, Within, mapped_only
from houvast.engines.datamap.model import Collection as MappedCollection
from houvast.engines.datamap.model import Field
from houvast.engines.datamap.rows import Row, RowKey


class FilesSession:
    """A session on one folder."""

    def __init__(self, root: Path, documents: Documents) -> None:
        self.root = root
        self._documents = documents

    def describe(self, names: Collection[str] | None = None) -> SystemFacts:
        """Describe the folder, or only the named collections (`below.name` for a folder below it)."""
        return describe(self.root, self._documents, names)

    def find(
        self,
        collection: MappedCollection,
        any_of: Sequence[Match],
        within: Within | None = None,
        limit: int | None = None,
    ) -> Iterator[Row]:
        """Yield the rows for which any match holds; what cannot be read is said after all the others."""
        names = [*(m.field for m in any_of), *([within.field] if within else [])]
        extra = tuple(Field(n) for n in dict.fromkeys(names) if n not in collection.by_name)
        wider = replace(collection, fields=(*collection.fields, *extra)) if extra else collection
        holds, found = check_of(any_of, within), 0
        if limit == 0 or not any_of:
            return
        for row, _ in self.rows(wider):
            if holds(row.values):
                yield Row(row.key, mapped_only(collection, row.values)) if extra else row
                found += 1
                if found == limit:
                    return

    def rows(self, collection: MappedCollection) -> Iterator[tuple[Row, tuple[Entry, Document | None]]]:
        """Yield every row with where it comes from.

        :raises Unreadable: after all others: side-cars that are no JSON, or symbolic links, which are not followed.
        """
        where = str(collection.id)
        listing = list_entries(folder_of(self.root, collection.schema, where), where)
        problems: list[str] = []
        for entry in listing.entries:
            try:
                document = self._documents.read(entry.side_car) if entry.side_car else None
                yield row_of(collection, entry, document), (entry, document)
            except Broken as broken:
                problems.append(f"side-car {entry.position} in order of path {broken}")
            except FileNotFoundError:
                continue  # somebody removed it since the folder was listed
            except OSError:
                problems.append(f"side-car {entry.position} in order of path may not be read")
        if listing.links:
            problems.append(f"{listing.links} symbolic links are not followed")
        if problems:
            more = f"; and {len(problems) - 1} more" if len(problems) > 1 else ""
            raise Unreadable(f"{where}: {problems[0]}{more}; repair or remove it, everything else was read.")

    def read(self, collection: MappedCollection, keys: Sequence[RowKey]) -> dict[RowKey, Row]:
        """Return the rows with these keys."""
        return {row.key: row for row, _ in self.held(collection, keys)}

    def held(
        self, collection: MappedCollection, keys: Sequence[RowKey]
    ) -> Iterator[tuple[Row, tuple[Entry, Document | None]]]:
        """Yield the rows with these keys, with where they come from; others that cannot be read do not matter."""
        wanted = set(keys)
        left = len(wanted)
        try:
            for row, source in self.rows(collection):
                if row.key in wanted:
                    left -= 1
                    yield row, source
        except Unreadable:
            if left > 0:
                raise

    def media(self, collection: MappedCollection, keys: Sequence[RowKey]) -> Iterator[tuple[RowKey, str, bytes]]:
        """Yield the media files of these rows, with their kind by extension.

        :raises Unreadable: one may not be read, or is gone.
        """
        for row, (entry, _) in self.held(collection, keys):
            for path in entry.media:
                try:
                    yield row.key, path.suffix.lstrip(".").lower(), path.read_bytes()
                except OSError:
                    raise Unreadable(
                        f"{collection.id}: media file {entry.position} in order of path may not be read; repair it."
                    ) from None

    def referrers(self, collection: MappedCollection, keys: Sequence[RowKey]) -> Iterator[Referrer]:
        """Yield nothing: a folder enforces no foreign keys."""
        del collection, keys
        return iter(())

    @contextmanager
    def transaction(self) -> Iterator[FilesTransaction]:
        """Open a unit of writing: everything is written when it is left without an exception."""
        transaction = FilesTransaction(self)
        yield transaction
        transaction.carry_out()
        self._documents.forget()
