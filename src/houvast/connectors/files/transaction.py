"""Writing to a folder: first everything is prepared, then it takes its place, then files go."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import suppress
from hashlib import sha256
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from houvast.connectors.files.layout import Pending, Work
from houvast.connectors.files.storage.contract import Meanwhile, Prepared, Stamp, Storage, Write
from houvast.connectors.files.tables.contract import CannotWrite
from houvast.connectors.protocol import Change, Refused, Unreachable
from houvast.engines.datamap.model import Collection as MappedCollection
from houvast.engines.datamap.rows import Row, RowKey

if TYPE_CHECKING:
    from houvast.connectors.files.session import FilesSession

_COARSE_NS = 60 * 1_000_000_000
"""Stamps that may stay the same so long after a write are not trusted: the content is read again."""


class FilesTransaction:
    """A unit of writing. Until it is carried out nothing has changed; a power cut in the middle leaves a part done.

    What a power cut leaves can be carried out again: what says where the rest is goes last.
    """

    def __init__(self, session: FilesSession, storage: Storage) -> None:
        self._session, self._storage = session, storage
        self._works: dict[str, Work] = {}
        self._where = "The folder"

    def lock(self, collection: MappedCollection, keys: Sequence[RowKey]) -> dict[RowKey, Row]:
        """Read rows as this change leaves them, and remember their files: one that is not so at the end stops all."""
        return self._work(collection).lock(collection, keys)

    def change(self, collection: MappedCollection, changes: Sequence[Change]) -> int:
        """Gather new values."""
        return self._work(collection).change(collection, changes)

    def erase(self, collection: MappedCollection, keys: Sequence[RowKey]) -> int:
        """Gather rows that go."""
        return self._work(collection).erase(collection, keys)

    def _work(self, collection: MappedCollection) -> Work:
        self._where = str(collection.id)
        layout = self._session.layout(collection)
        if layout.name not in self._works:
            self._works[layout.name] = layout.work()
        return self._works[layout.name]

    def carry_out(self) -> None:
        """Do what was prepared.

        :raises Refused: a file was changed by another program, or cannot be written; nothing was changed, unless the
            message says so.
        """
        pending = Pending()
        for work in self._works.values():
            pending |= work.pending()
        self._verify(pending)
        waiting = self._prepare(pending, {**pending.writes, **pending.writes_after_media})
        then = [one for one in waiting if one.path in pending.writes_after_media]
        first = [one for one in waiting if one.path in pending.writes]
        try:
            self._storage.place(first)
            self._storage.remove(pending.media)
            self._storage.place(then)
            self._storage.remove(pending.last)
        except Meanwhile:
            raise Refused(f"{self._where}: another program changed a file halfway; locate and plan again.") from None
        except OSError:
            raise Refused(
                f"{self._where}: the folder refuses the change halfway: a file cannot be written or removed; "
                "run it again."
            ) from None
        except Unreachable as trouble:
            raise Unreachable(f"{self._where}: halfway: {trouble}") from None

    def _prepare(self, pending: Pending, writes: Mapping[PurePosixPath, tuple[Stamp, Write]]) -> list[Prepared]:
        try:
            self._storage.clear(pending.folders)
            prepared = [self._storage.prepare(path, stamp, write) for path, (stamp, write) in writes.items()]
        except OSError:
            self._tidy(pending)
            raise Refused(
                f"{self._where}: the folder refuses the change: no room or no right to write; nothing was changed."
            ) from None
        except Meanwhile:
            self._tidy(pending)
            raise self._meanwhile() from None
        except CannotWrite as reason:
            self._tidy(pending)
            raise Refused(f"{self._where}: the folder refuses the change: {reason}; nothing was changed.") from None
        except Refused:
            self._tidy(pending)
            raise
        return prepared

    def _tidy(self, pending: Pending) -> None:
        with suppress(OSError, Unreachable):
            self._storage.clear(pending.folders)

    def _verify(self, pending: Pending) -> None:
        now = self._storage.stamps(pending.seen)
        if any(now.get(path) != stamp for path, (stamp, _) in pending.seen.items()) or self._differs(pending):
            raise self._meanwhile()
        if not self._storage.prove_writable(pending.folders | {path.parent for path in pending.seen}):
            raise Refused(f"{self._where}: this login may not write in the folder; nothing was changed.")

    def _differs(self, pending: Pending) -> bool:
        if self._storage.settles_ns <= _COARSE_NS:
            return False
        digests = {path: digest for path, (_, digest) in pending.seen.items() if digest}
        return any(
            isinstance(raw, OSError) or sha256(raw).digest() != digests[path]
            for path in digests
            for raw in self._storage.fetch([path])
        )

    def _meanwhile(self) -> Refused:
        return Refused(f"{self._where}: another program changed a file meanwhile; nothing was changed.")
