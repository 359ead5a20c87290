"""Whose row is it? Reasons for a row, weighed against what is known of the person.

What may never happen: a row that shows somebody else (another name, another birth date) counted as the person's own on
the strength of something that households share.
"""

from collections.abc import Iterable, Mapping, Set
from dataclasses import dataclass
from enum import Enum
from itertools import combinations

from houvast.engines.datamap.rows import Row, RowKey, Step
from houvast.engines.matching.identifiers import Identifier
from houvast.engines.matching.likeness import ADDRESS_SAME, Likeness, likeness
from houvast.engines.matching.traits import Traits, merged

OWN, CANDIDATE = 80, 40
_WEAK_CEILING = 79
_SHARED = -40


class How(Enum):
    """How a row came into view; a key was given, or stands on the person's own row, or on an event of theirs.

    ADDRESS: the row was looked for at the person's home, and stands there.
    BESIDE: the row holds the same value in a field that refers to itself, as messages of one conversation do.
    """

    KEY = "key"
    PERSON = "person"
    EVENT = "event"
    DOWN = "down"
    UP = "up"
    ADDRESS = "address"
    BESIDE = "beside"


_BASE_OF_KEY = {How.KEY: (70, 80), How.PERSON: (70, 55), How.EVENT: (40, 40)}
"""For an identifier that is one person's as a rule, and for a phone, which households share."""
_BESIDE = 60
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
    """A row in view, with every reason for it, and the rows for people that an event refers to."""

    row: Row
    traits: Traits
    is_person: bool
    people_named: tuple[RowKey, ...] = ()
    reasons: tuple[Reason, ...] = ()

    @property
    def shows_somebody(self) -> bool:
        """Tell whether the row itself says of whom it is."""
        return bool(self.traits.names) or any(i.is_strong for i in self.traits.identifiers)


@dataclass(frozen=True, slots=True)
class Verdict:
    """What the weighing says of a row: points, the reason that weighed most, and the evidence as codes."""

    score: int
    reason: Reason
    evidence: tuple[str, ...]


def weigh(
    found: Found,
    person: Traits,
    own: Mapping[RowKey, Verdict],
    shared: frozenset[Identifier],
    people: Set[RowKey],
) -> Verdict | None:
    """Return the verdict on a row, or None when no reason for it holds; `people` are the own rows for people.

    A reason holds as long as the row that it starts from, or that showed the key, is the person's.
    """
    standing = [r for r in found.reasons if _stands(r, person, own)]
    if not standing:
        return None
    alike = likeness(person, found.traits)
    somebody_else = _names_somebody_else(found, people)
    verdicts = [_verdict(found, r, alike, shared, somebody_else=somebody_else) for r in standing]
    return verdicts[0] if len(verdicts) == 1 else max(verdicts, key=_preferred)


def _preferred(verdict: Verdict) -> tuple[int, bool, bool, str, str]:
    """Order verdicts: by points; then the reason that explains most, a given key or a way from another row."""
    reason = verdict.reason
    given, walked = reason.how is How.KEY, reason.source is not None
    return verdict.score, given, walked, str(reason.step), str(reason.source)


def _stands(reason: Reason, person: Traits, own: Mapping[RowKey, Verdict]) -> bool:
    if reason.source is not None:
        return reason.source in own
    return reason.how is not How.PERSON or reason.key in person.identifiers


def _names_somebody_else(found: Found, people: Set[RowKey]) -> bool:
    """Tell whether an event refers to a row for somebody else, of the kind that the person has rows of as well.

    An order that another customer made and that was delivered to this one is not this one's alone; a ticket that an
    employee handled is.
    """
    kinds = {k.collection for k in people}
    mine = {(k.collection, str(k.held[0])) for k in people}
    return any(k.collection in kinds and (k.collection, str(k.held[0])) not in mine for k in found.people_named)


def shared_keys(
    pool: Iterable[Found], strangers: Iterable[Found] = (), accepted: Set[RowKey] = frozenset()
) -> frozenset[Identifier]:
    """Return the keys that are held by rows of two different people.

    Rows that a human accepted are one person's, however they differ; a row that a human rejected is another's.
    """
    holders: dict[Identifier, list[Found]] = {}
    for found in pool:
        for key in found.traits.identifiers if found.is_person else ():
            holders.setdefault(key, []).append(found)
    others = {key for found in strangers if found.is_person for key in found.traits.identifiers}
    return frozenset(key for key, rows in holders.items() if key in others or _disagree(rows, accepted))


def _disagree(rows: list[Found], accepted: Set[RowKey]) -> bool:
    one = merged(r.traits for r in rows if r.row.key in accepted)
    rest = {(r.traits.names, r.traits.births) for r in rows if r.row.key not in accepted}
    shown = [Traits(names=names, births=births) for names, births in {*rest, (one.names, one.births)}]
    return any(likeness(a, b).clashes for a, b in combinations(shown, 2))


def _verdict(
    found: Found, reason: Reason, alike: Likeness, shared: frozenset[Identifier], *, somebody_else: bool
) -> Verdict:
    is_shared = reason.key is not None and reason.key in shared
    hangs_on = reason.how is How.DOWN and (reason.key is None or (reason.key.is_strong and not is_shared))
    if not found.is_person and (hangs_on or is_context(found, reason)):
        return _of_an_event(reason, somebody_else=somebody_else)
    if reason.how is How.BESIDE:  # somebody else's part of it, as far as can be seen: a human says whose it is
        return Verdict(_BESIDE, reason, ("goes_together",))
    if reason.how is How.ADDRESS:
        return _at_the_address(reason, alike, somebody_else=somebody_else)
    score = _base(reason) + alike.points + (_SHARED if is_shared else 0)
    evidence = (*alike.evidence, *(("shared_key",) if is_shared else ()))
    if alike.clashes and (is_shared or not (reason.key and reason.key.is_strong)):
        score = min(score, CANDIDATE - 1)
    elif is_shared and "birth_same" not in alike.evidence and not (reason.key and reason.key.is_strong):
        score = min(score, _WEAK_CEILING)
    return Verdict(score, reason, evidence)


def _of_an_event(reason: Reason, *, somebody_else: bool) -> Verdict:
    """Return the verdict on a row that hangs on the person's, or that the person's hangs on."""
    if not somebody_else:
        return Verdict(100, reason, ())
    return Verdict(_WEAK_CEILING if reason.how is How.DOWN else CANDIDATE - 1, reason, ("somebody_else",))


def _at_the_address(reason: Reason, alike: Likeness, *, somebody_else: bool) -> Verdict:
    """Return the verdict on a row that was looked for at the person's home: at most a candidate, if it may be theirs.

    Another customer number or e-mail address speaks against it no further: that is why no key led to the row.
    """
    evidence = tuple(dict.fromkeys((*alike.evidence, "address_same")))
    if alike.clashes or somebody_else:
        return Verdict(CANDIDATE - 1, reason, evidence)
    points = _BASE[How.ADDRESS] + alike.points + (0 if "address_same" in alike.evidence else ADDRESS_SAME)
    return Verdict(min(max(points, CANDIDATE), _WEAK_CEILING), reason, evidence)


def is_context(found: Found, reason: Reason) -> bool:
    """Tell whether the row was reached as something that the person's row refers to, and shows nobody itself."""
    return reason.how is How.UP and not found.is_person and not found.shows_somebody


def _base(reason: Reason) -> int:
    if reason.key is None:
        return _BASE[reason.how]
    strong, phone = _BASE_OF_KEY.get(reason.how, _BASE_OF_KEY[How.PERSON])
    return strong if reason.key.is_strong else phone
