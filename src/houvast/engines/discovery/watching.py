"""Look at values with every detector there is: each module in the folder `detectors`."""

import pkgutil
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from typing import Protocol, cast

from houvast.engines.discovery import detectors
from houvast.engines.discovery.values import Values


class Detector(Protocol):
    """What a module in `detectors` offers; it may add `possible`, for values that only a name makes certain."""

    KIND: str

    def share(self, values: Values) -> float:
        """Return which part of the values can hardly be anything else, 0-1."""


@dataclass(frozen=True, slots=True)
class Seen:
    """How values look beside a kind: the share that can hardly be else, and the share that may be."""

    share: float
    possible: float


@cache
def all_detectors() -> dict[str, Detector]:
    """Return the detectors by the kind that they look for."""
    names = (module.name for module in pkgutil.iter_modules(detectors.__path__))
    found = (cast("Detector", import_module(f"{detectors.__name__}.{name}")) for name in names)
    return {detector.KIND: detector for detector in found}


def look(values: Values) -> dict[str, Seen]:
    """Return how the values look to every detector."""
    found = {}
    for kind, detector in all_detectors().items():
        share = detector.share(values)
        possible = getattr(detector, "possible", detector.share)
        found[kind] = Seen(share, share if possible is detector.share else max(share, possible(values)))
    return found
