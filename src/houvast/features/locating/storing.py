"""What was found, as JSON under the key of the case, and back."""

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Any, cast

from houvast.engines.datamap.encoding import decode_key, decode_row, encode_key, encode_row
from houvast.engines.datamap.rows import Kind, Located, RowKey, Step
from houvast.engines.locating.request import Outcome
from houvast.engines.matching.identifiers import Identifier
from houvast.features.locating.contracts import LocatedSet
from houvast.features.locating.models import Search
from houvast.foundation.keys.sealing import open_json, seal_json

_PLACE = b"locating.search"


Decisions = tuple[frozenset[RowKey], frozenset[RowKey]]
"""Candidates that a human accepted, and those rejected."""


def seal_outcome(
    case: str,
    outcome: Outcome,
    decisions: Decisions,
    troubles: Sequence[str] = (),
    unanswered: Mapping[str, str] = MappingProxyType({}),
) -> bytes:
    """Return what was found, with the decisions that were taken as given, sealed."""
    accepted, rejected = decisions
    document = {
        "located": [located_json(item) for item in outcome.located],
        "problems": list(outcome.problems),
        "troubles": list(troubles),
        "unanswered": [list(pair) for pair in unanswered.items()],
        "identifiers": [[i.kind, i.value] for i in sorted(outcome.person.identifiers)],
        "shared": [[i.kind, i.value] for i in sorted(outcome.shared_keys)],
        "accepted": [encode_key(key) for key in accepted],
        "rejected": [encode_key(key) for key in rejected],
    }
    return seal_json(case, document, _PLACE)


def open_search(search: Search) -> LocatedSet:
    """Return a stored search, opened."""
    stored = cast("dict[str, Any]", open_json(search.case, bytes(search.found), _PLACE))
    return LocatedSet(
        case=search.case,
        organisation=search.organisation,
        at=search.at,
        located=tuple(_located(item) for item in stored["located"]),
        problems=tuple(stored["problems"]),
        identifiers=frozenset(Identifier(*pair) for pair in stored["identifiers"]),
        shared=frozenset(Identifier(*pair) for pair in stored["shared"]),
        troubles=tuple(stored["troubles"]),
        unanswered=tuple((system, line) for system, line in stored.get("unanswered", ())),
        accepted=frozenset(decode_key(key) for key in stored["accepted"]),
        rejected=frozenset(decode_key(key) for key in stored["rejected"]),
    )


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


def _located(stored: Mapping[str, Any]) -> Located:
    return Located(
        row=decode_row(stored),
        kind=Kind(stored["kind"]),
        path=tuple(Step(*step) for step in stored["path"]),
        score=stored["score"],
        evidence=tuple(stored["evidence"]),
        organisation=stored["organisation"],
        mentions=tuple((name, text) for name, text in stored["mentions"]),
    )
