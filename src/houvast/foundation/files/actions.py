"""Put a file in store, open it, revoke it, purge it."""

import hashlib
import io
from collections.abc import Iterator
from datetime import datetime
from typing import BinaryIO
from uuid import UUID, uuid4

from django.db import transaction

from houvast.engines.trouble import Trouble
from houvast.foundation.events.facts import Actor
from houvast.foundation.evidence.actions import record
from houvast.foundation.files import disk
from houvast.foundation.files.contracts import OpenedFile, StoredFile
from houvast.foundation.files.events import FileOpened, FilePurged, FileRevoked, FileStored
from houvast.foundation.files.models import File
from houvast.foundation.files.pieces import FileDamaged, Readable, opened_pieces, sealed_pieces
from houvast.foundation.files.queries import card_of, row_of
from houvast.foundation.keys.sealing import open_sealed, seal, subkey

LARGEST = 200 * 2**20
"""Bytes in the largest file that is taken."""


class FileExpired(Trouble):
    """The term in which a file may be downloaded has ended."""


class FileWithdrawn(Trouble):
    """A file was revoked before its term ended."""


class FileTooLarge(Trouble):
    """A file is larger than is taken."""


def store(
    *, name: str, media_type: str, data: bytes | Readable, case: str, expires_at: datetime, by: Actor, at: datetime
) -> StoredFile:
    """Keep a file of a case, encrypted, until `expires_at`.

    :raises FileTooLarge: beyond `LARGEST` bytes.
    :raises CannotWrite: when the disk does not take it; nothing stays behind.
    :raises KeyDestroyed: when the case was shredded.
    Law: GDPR art. 32(1)(a), 5(1)(e).
    """
    file = uuid4()
    source = _Measured(io.BytesIO(data) if isinstance(data, bytes) else data)
    with transaction.atomic():
        disk.write(file, sealed_pieces(_key(case, file, make=True), source))
        try:
            row = File.objects.create(
                id=file,
                case=case,
                sealed_name=seal(case, name.encode(), _name_place(file)),
                media_type=media_type,
                size=source.size,
                digest=source.digest,
                stored_at=at,
                expires_at=expires_at,
            )
            fact = FileStored(file=file, size=source.size, digest=source.digest, expires=expires_at, name=name)
            record(fact, by=by, at=at, case=case)
        except BaseException:
            disk.remove(file)
            raise
    return card_of(row)


def open_file(file: UUID, *, by: Actor, at: datetime) -> OpenedFile:
    """Check the whole file and hand it over, with the download on record.

    :raises NoSuchFile: when there is none.
    :raises FileExpired: when its term has ended.
    :raises FileWithdrawn: when it was revoked.
    :raises FileDamaged: when one byte on disk differs; nothing of it is handed over.
    :raises KeyDestroyed: when the case was shredded.
    """
    with transaction.atomic():
        row = row_of(file)
        _refuse_when_over(row, at)
        key = _key(row.case, file)
        name = open_sealed(row.case, bytes(row.sealed_name), _name_place(file)).decode()
        stream = _opened(file)
        try:
            _check(row, key, stream)
            record(FileOpened(file=file, digest=row.digest), by=by, at=at, case=row.case)
        except BaseException:
            stream.close()
            raise
    return OpenedFile(name=name, media_type=row.media_type, size=row.size, pieces=_released(key, stream))


def revoke(file: UUID, *, by: Actor, at: datetime) -> None:
    """Refuse every download from now on; the next purge removes the file.

    :raises NoSuchFile: when there is none.
    """
    with transaction.atomic():
        row = row_of(file)
        if File.objects.filter(id=file, revoked_at__isnull=True).update(revoked_at=at):
            record(FileRevoked(file=file), by=by, at=at, case=row.case)


def purge_expired(*, by: Actor, at: datetime) -> int:
    """Remove what expired or was revoked from the disk, and what broken-off actions left there; tell how many."""
    rows = File.objects.filter(purged_at__isnull=True)
    over = list(rows.filter(expires_at__lte=at)) + list(rows.filter(expires_at__gt=at, revoked_at__isnull=False))
    for row in over:
        with transaction.atomic():
            disk.remove(row.id)
            File.objects.filter(id=row.id).update(purged_at=at)
            reason = "revoked" if row.revoked_at else "expired"
            record(FilePurged(file=row.id, reason=reason), by=by, at=at, case=row.case)
    for path in disk.left_behind(set(rows.values_list("id", flat=True)), at):
        path.unlink(missing_ok=True)
    return len(over)


class _Measured:
    """Counts and digests what is read through it."""

    def __init__(self, stream: Readable) -> None:
        self._stream, self._sha, self.size = stream, hashlib.sha256(), 0

    @property
    def digest(self) -> str:
        return self._sha.hexdigest()

    def read(self, size: int, /) -> bytes:
        found = self._stream.read(size)
        self.size += len(found)
        self._sha.update(found)
        if self.size > LARGEST:
            raise FileTooLarge(f"The file is larger than {LARGEST >> 20} MB; divide it into parts.")
        return found


def _refuse_when_over(row: File, at: datetime) -> None:
    if row.revoked_at is not None:
        raise FileWithdrawn("This file was withdrawn; ask for a new one.")
    if at >= row.expires_at or row.purged_at is not None:
        raise FileExpired(f"This file expired on {row.expires_at:%Y-%m-%d}; ask for a new one.")


def _opened(file: UUID) -> BinaryIO:
    try:
        return disk.place_of(file).open("rb")
    except OSError as problem:
        raise FileDamaged("The file is not on the disk; restore it from a backup or make it again.") from problem


def _check(row: File, key: bytes, stream: BinaryIO) -> None:
    # The first walk hands nothing over, so that nobody ever gets part of a file that turns out to be damaged.
    sha = hashlib.sha256()
    for piece in opened_pieces(key, stream):
        sha.update(piece)
    if sha.hexdigest() != row.digest:
        raise FileDamaged("The file on disk is another one than was stored; restore it from a backup.")
    stream.seek(0)


def _released(key: bytes, stream: BinaryIO) -> Iterator[bytes]:
    with stream:
        yield from opened_pieces(key, stream)


def _key(case: str, file: UUID, *, make: bool = False) -> bytes:
    return subkey(case, b"file:" + file.bytes, make=make)


def _name_place(file: UUID) -> bytes:
    return b"file name:" + file.bytes
