"""What others may hold of a stored file."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID


@dataclass(frozen=True, slots=True)
class StoredFile:
    """A file that lies in store; `size` in bytes, `digest` the SHA-256 (hex) of its content in clear."""

    id: UUID
    case: str
    media_type: str
    size: int
    digest: str
    stored_at: datetime
    expires_at: datetime
    revoked_at: datetime | None
    purged_at: datetime | None


@dataclass(frozen=True, slots=True)
class OpenedFile:
    """A file that was checked from its first byte to its last, with its content in pieces; read it once."""

    name: str
    media_type: str
    size: int
    pieces: Iterator[bytes]
