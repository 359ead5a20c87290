"""What others may hold of a loaded file of the data map."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class LoadedMap:
    """A file of the data map: its datasets by key, how much it describes, and the SHA-256 of its text."""

    name: str
    digest: str
    systems: tuple[str, ...]
    collections: int
    fields: int
    loaded_at: datetime
    loaded_by: str
