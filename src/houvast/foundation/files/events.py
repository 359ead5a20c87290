"""What happens to files."""

from dataclasses import dataclass
from datetime import datetime
from typing import Annotated, ClassVar
from uuid import UUID

from houvast.engines.ledger.facts import Code, Digest, Personal
from houvast.foundation.events.facts import Fact


@dataclass(frozen=True, slots=True)
class FileStored(Fact):
    """A file was put in store."""

    kind: ClassVar[str] = "files.stored"
    file: UUID
    size: int
    digest: Digest
    expires: datetime
    name: Annotated[str, Personal]


@dataclass(frozen=True, slots=True)
class FileOpened(Fact):
    """Somebody downloaded a file."""

    kind: ClassVar[str] = "files.opened"
    file: UUID
    digest: Digest


@dataclass(frozen=True, slots=True)
class FileRevoked(Fact):
    """A file may be downloaded no longer."""

    kind: ClassVar[str] = "files.revoked"
    file: UUID


@dataclass(frozen=True, slots=True)
class FilePurged(Fact):
    """A file was removed from the disk."""

    kind: ClassVar[str] = "files.purged"
    file: UUID
    reason: Code
