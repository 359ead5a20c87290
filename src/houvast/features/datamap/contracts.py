"""What others may hold of a loaded file of the data map."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal, TypeAlias

from houvast.engines.datamap.diffing import MapDiff

State: TypeAlias = Literal["ok", "warning", "error", "unknown"]


@dataclass(frozen=True, slots=True)
class LoadedMap:
    """A file of the data map: its datasets by key, how much it describes, and the SHA-256 of its text.

    `declared` are the keys of the `system:` manifests in it.
    """

    name: str
    digest: str
    systems: tuple[str, ...]
    collections: int
    fields: int
    loaded_at: datetime
    loaded_by: str
    declared: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class FileDiff:
    """What is another between two versions of a file of the map, each named for people."""

    name: str
    before: str
    after: str
    diff: MapDiff


@dataclass(frozen=True, slots=True)
class Point:
    """One thing that was looked at; `unknown` where nothing could be asked, `where` empty for the whole system."""

    what: str
    state: State
    detail: str
    where: str = ""


@dataclass(frozen=True, slots=True)
class SystemCheck:
    """All points of one system."""

    key: str
    kind: str
    points: tuple[Point, ...]

    @property
    def state(self) -> State:
        """Return the worst of the points: error, warning or ok."""
        states = {point.state for point in self.points}
        return "error" if "error" in states else "warning" if "warning" in states else "ok"
