"""Which files there are."""

from uuid import UUID

from houvast.engines.trouble import Trouble
from houvast.foundation.files.contracts import StoredFile
from houvast.foundation.files.models import File


class NoSuchFile(Trouble):
    """No file has this id."""


def files_of(case: str) -> list[StoredFile]:
    """List the files of a case, oldest first, also those that were purged."""
    return [card_of(row) for row in File.objects.filter(case=case)]


def file_of(file: UUID) -> StoredFile:
    """Describe one file, for the permission that comes before opening it.

    :raises NoSuchFile: when there is none.
    """
    return card_of(row_of(file))


def row_of(file: UUID) -> File:
    """Read the row of a file.

    :raises NoSuchFile: when there is none.
    """
    row = File.objects.filter(id=file).first()
    if row is None:
        raise NoSuchFile("There is no such file; open it from the page of its case.")
    return row


def card_of(row: File) -> StoredFile:
    """Describe a row without its name, which is sealed."""
    return StoredFile(
        id=row.id,
        case=row.case,
        media_type=row.media_type,
        size=row.size,
        digest=row.digest,
        stored_at=row.stored_at,
        expires_at=row.expires_at,
        revoked_at=row.revoked_at,
        purged_at=row.purged_at,
    )
