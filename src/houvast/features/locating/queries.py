"""What was found for a case."""

from collections.abc import Iterable
from typing import Any, cast

from houvast.engines.datamap.encoding import decode_key
from houvast.engines.datamap.rows import Kind, Located, RowKey
from houvast.features.locating.contracts import LocatedSet
from houvast.features.locating.hands import Hands as Hands
from houvast.features.locating.hands import by_collection as by_collection
from houvast.features.locating.models import Decision, Search
from houvast.features.locating.storing import located_json as located_json
from houvast.features.locating.storing import open_search
from houvast.foundation.keys.sealing import open_json


def latest_search(case: str) -> LocatedSet | None:
    """Return the newest search of a case, or None before the first.

    :raises KeyDestroyed: the case was shredded.
    """
    found = Search.objects.filter(case=case).order_by("-pk").first()
    return open_search(found) if found else None


def searches(case: str) -> tuple[LocatedSet, ...]:
    """Return every search of a case, the first one first."""
    return tuple(open_search(found) for found in Search.objects.filter(case=case).order_by("pk"))


def decided(case: str) -> tuple[frozenset[RowKey], frozenset[RowKey]]:
    """Return the candidates of a case that a human accepted, and those rejected."""
    accepted: set[RowKey] = set()
    rejected: set[RowKey] = set()
    for decision in Decision.objects.filter(case=case):
        stored = cast("dict[str, Any]", open_json(case, bytes(decision.sealed), b"locating.decision"))
        (accepted if decision.accepted else rejected).add(decode_key(stored))
    return frozenset(accepted), frozenset(rejected)


def tally_of(located: Iterable[Located]) -> tuple[tuple[str, int], ...]:
    """Return the number of own rows by `system:collection`."""
    counts: dict[str, int] = {}
    for item in located:
        if item.kind is Kind.OWN:
            counts[str(item.row.collection)] = counts.get(str(item.row.collection), 0) + 1
    return tuple(counts.items())
