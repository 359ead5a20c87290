"""How it stands with a system: the line, its version and clock, and what can't be erased through its interface."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from houvast.connectors.lines import clock_in
from houvast.connectors.protocol import Health, Line
from houvast.connectors.rest.describing import why_not
from houvast.connectors.rest.pack import Pack
from houvast.connectors.rest.paging import at
from houvast.connectors.rest.place import Place
from houvast.connectors.rest.wire import Answer
from houvast.engines.datamap.problems import MapProblem, warning


@dataclass(frozen=True, slots=True)
class Seen:
    """What the first answer showed: the version where the pack says where, and the clock."""

    version: str = ""
    clock: datetime | None = None


def seen_in(answer: Answer, pack: Pack) -> Seen:
    """Return what an answer shows of the system."""
    version = at(answer.data, pack.version) if pack.version else None
    return Seen(str(version or ""), clock_in(answer.headers.get("date", "")))


def health_of(pack: Pack, place: Place, seen: Seen) -> Health:
    """Return how it stands with a system."""
    line = Line.ENCRYPTED if place.scheme == "https" else Line.CLEAR
    return Health(line, f"{pack.title} {seen.version}".strip(), seen.clock, tuple(_findings(pack, place)))


def _findings(pack: Pack, place: Place) -> Iterator[MapProblem]:
    if not pack.real:
        yield warning("not_tried", pack.pack, f"this pack was tried against: {pack.tested}; try it on a test system.")
    for name, table in pack.collections.items():
        if why := why_not(table, place, erasing=False) and why_not(table, place, erasing=True):
            yield warning("not_erasable", f"{pack.pack}:{name}", f"nothing can be erased here: {why}.")
