"""What was found, as JSON under the key of the case, and back."""

import json
from collections.abc import Hashable, Mapping
from gzip import GzipFile
from io import BytesIO
from itertools import chain
from typing import Any, TypeVar

from houvast.engines.datamap.encoding import decode_key, decode_row, encode_key, encode_row
from houvast.engines.datamap.rows import Kind, Located, Row, RowKey, Step, Values
from houvast.engines.matching.identifiers import Identifier
from houvast.features.locating.contracts import LocatedSet
from houvast.features.locating.models import Search
from houvast.foundation.keys.sealing import open_sealed, seal

_PLACE = b"locating.search"
_Same = TypeVar("_Same", bound=Hashable)


def seal_search(found: LocatedSet) -> bytes:
    """Return what was found, sealed; written and packed row by row, since a person may have very many."""
    packed = BytesIO()
    with GzipFile(fileobj=packed, mode="wb", compresslevel=1, mtime=0) as lines:
        for line in chain([_without_rows(found)], map(located_json, found.located)):
            lines.write(json.dumps(line, separators=(",", ":")).encode() + b"\n")
    return seal(found.case, packed.getvalue(), _PLACE)


def open_search(search: Search) -> LocatedSet:
    """Return a stored search, opened."""
    packed = BytesIO(open_sealed(search.case, bytes(search.found), _PLACE))
    lines = map(json.loads, GzipFile(fileobj=packed))
    stored = next(lines)
    return LocatedSet(
        case=search.case,
        organisation=search.organisation,
        at=search.at,
        located=tuple(map(_Rows().located, lines)),
        problems=tuple(stored["problems"]),
        identifiers=frozenset(Identifier(*pair) for pair in stored["identifiers"]),
        shared=frozenset(Identifier(*pair) for pair in stored["shared"]),
        troubles=tuple(stored["troubles"]),
        unanswered=tuple((system, line) for system, line in stored["unanswered"]),
        accepted=frozenset(decode_key(key) for key in stored["accepted"]),
        rejected=frozenset(decode_key(key) for key in stored["rejected"]),
    )


def _without_rows(found: LocatedSet) -> dict[str, Any]:
    return {
        "problems": found.problems,
        "troubles": found.troubles,
        "unanswered": found.unanswered,
        "identifiers": [[i.kind, i.value] for i in sorted(found.identifiers)],
        "shared": [[i.kind, i.value] for i in sorted(found.shared)],
        "accepted": [encode_key(key) for key in found.accepted],
        "rejected": [encode_key(key) for key in found.rejected],
    }


def located_json(item: Located) -> dict[str, Any]:
    """Return a located row as JSON, with its values."""
    return {
        **encode_row(item.row),
        "kind": item.kind.value,
        "path": [[s.how, s.target, s.source] for s in item.path],
        "score": item.score,
        "evidence": list(item.evidence),
        "organisation": item.organisation,
        "mentions": [list(m) for m in item.mentions],
    }


class _Rows:
    """Rows as they were stored; what is the same on very many of them is held once."""

    def __init__(self) -> None:
        self._held: dict[Hashable, Any] = {}
        self._places: dict[tuple[str, ...], dict[str, int]] = {}

    def located(self, stored: Mapping[str, Any]) -> Located:
        return Located(
            row=self._row(decode_row(stored)),
            kind=Kind(stored["kind"]),
            path=self._once(tuple(Step(*step) for step in stored["path"])),
            score=stored["score"],
            evidence=self._once(tuple(stored["evidence"])),
            organisation=self._once(stored["organisation"]),
            mentions=tuple((name, text) for name, text in stored["mentions"]),
        )

    def _row(self, row: Row) -> Row:
        names = tuple(row.values)
        places = self._places.setdefault(names, {name: at for at, name in enumerate(names)})
        key = RowKey.of(self._once(row.key.collection), self._once(row.key.names), row.key.held)
        return Row(key, Values(places, tuple(row.values.values())))

    def _once(self, value: _Same) -> _Same:
        same: _Same = self._held.setdefault(value, value)
        return same
