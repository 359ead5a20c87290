"""Whose row is it? Reasons for a row, weighed against what is known of the person.

What may never happen: a row that shows somebody else (another name, another birth date) counted as the person's own on
the strength of something that households share.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import Enum

from houvast.engines.datamap.rows import Row, RowKey, Step
from houvast.engines.matching.identifiers import Identifier
from houvast.engines.matching.likeness import Likeness, likeness
from houvast.engines.matching.traits import Traits

OWN, CANDIDATE = 80, 40
_WEAK_CEILING = 79
_SHARED = -40


class How(Enum):
    """How a row came into view; a key was given, or stands on the person's own row, or on an event of theirs."""

    KEY = "key"
    PERSON = "person"
    EVENT = "event"
    DOWN = "down"
    UP = "up"
    ADDRESS = "address"


_BASE_OF_KEY = {How.KEY: (70, 80), How.PERSON: (70, 55), How.EVENT: (40, 40)}
"""For an identifier that is one person's as a rule, and for a phone, which households share."""
_BASE = {How.DOWN: 90, How.UP: 60, How.ADDRESS: 30}


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a row came into view: by a key, or from another row."""

    how: How
    step: Step
    key: Identifier | None = None
    source: RowKey | None = None


@dataclass(slots=True)
class Found:
    """A row in view, with every reason for it."""

    row: Row
    traits: Traits
    is_person: bool
    reasons: list[Reason] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Verdict:
    """What the weighing says of a row: points, the reason that weighed most, and the evidence as codes."""

    score: int
    reason: Reason
    evidence: tuple[str, ...]


def weigh(found: Found, person: Traits, own: Mapping[RowKey, Verdict], shared: frozenset[Identifier]) -> Verdict | None:
    """Return the verdict on a row, or None when no reason for it holds (its source row is not the person's)."""
    standing = [r for r in found.reasons if r.source is None or r.source in own]
    if not standing:
        return None
    alike = likeness(person, found.traits)
    return max((_verdict(found, r, alike, shared) for r in standing), key=lambda v: v.score)


def shared_keys(pool: Iterable[Found]) -> frozenset[Identifier]:
    """Return the keys that are held by rows of two different people."""
    holders: dict[Identifier, list[Found]] = {}
    for found in pool:
        if found.is_person:
            for key in found.traits.identifiers:
                holders.setdefault(key, []).append(found)
    return frozenset(key for key, rows in holders.items() if _disagree(rows))


def _disagree(rows: list[Found]) -> bool:
    first = rows[0].traits
    return any(likeness(first, other.traits).clashes for other in rows[1:])


def _verdict(found: Found, reason: Reason, alike: Likeness, shared: frozenset[Identifier]) -> Verdict:
    if not found.is_person and (reason.how is How.DOWN or is_context(found, reason)):
        return Verdict(100, reason, ())
    is_shared = reason.key is not None and reason.key in shared
    score = _base(reason) + alike.points + (_SHARED if is_shared else 0)
    evidence = (*alike.evidence, *(("shared_key",) if is_shared else ()))
    if alike.clashes and (is_shared or not (reason.key and reason.key.is_strong)):
        score = min(score, CANDIDATE - 1)
    elif is_shared and "birth_same" not in alike.evidence and not (reason.key and reason.key.is_strong):
        score = min(score, _WEAK_CEILING)
    return Verdict(score, reason, evidence)


def is_context(found: Found, reason: Reason) -> bool:
    """Tell whether the row was reached as something that the person's row refers to, and shows nobody itself."""
    shows_somebody = found.traits.names or any(i.is_strong for i in found.traits.identifiers)
    return reason.how is How.UP and not found.is_person and not shows_somebody


def _base(reason: Reason) -> int:
    if reason.key is None:
        return _BASE[reason.how]
    strong, phone = _BASE_OF_KEY[reason.how]
    return strong if reason.key.is_strong else phone
