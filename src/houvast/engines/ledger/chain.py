"""Append to a hash chain and say where it breaks."""

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime

import rfc8785

from houvast.engines.trouble import Trouble

GENESIS = "0" * 64
"""What the first entry names as the hash before it."""


class NotCanonical(Trouble):
    """A value has no single written form: too large a number, not a JSON type, or broken text."""


class TimeWithoutZone(Trouble):
    """A moment has no time zone, so that it names no moment."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One link: `facts` is canonical JSON text, `sealed` the SHA-256 (hex) of what was put under lock, if anything."""

    seq: int
    at: datetime
    kind: str
    actor: str
    case: str | None
    facts: str
    sealed: str | None
    previous: str
    hash: str


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a check found: `count` good entries, `head` the hash of the last good one, and where and why it broke."""

    ok: bool
    count: int
    head: str
    first_broken: int | None = None
    why: str = ""


def canonical(value: object) -> bytes:
    """Write a JSON value in its one canonical form (RFC 8785).

    :raises NotCanonical: when the value has no such form.
    """
    try:
        return rfc8785.dumps(value)  # type: ignore[arg-type]  # its recursive type knows no `object`; it checks itself
    except (rfc8785.CanonicalizationError, UnicodeError, TypeError) as problem:
        raise NotCanonical(f"A value cannot be written as evidence ({type(problem).__name__}); give text.") from problem


def instant(at: datetime) -> str:
    """Write a moment in UTC with microseconds, the same on every machine.

    :raises TimeWithoutZone: when `at` is naive.
    """
    if at.tzinfo is None:
        raise TimeWithoutZone("A moment without a time zone cannot be evidence; pass an aware datetime.")
    return at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")


def append(
    previous: Entry | None,
    *,
    at: datetime,
    kind: str,
    actor: str,
    case: str | None,
    facts: Mapping[str, object],
    sealed: str | None = None,
) -> Entry:
    """Make the entry that follows `previous`, or the first one.

    :raises NotCanonical: when the facts hold something that JSON cannot.
    """
    seq, before = (previous.seq + 1, previous.hash) if previous else (1, GENESIS)
    body = body_of(seq, at, kind, actor, case, facts, sealed, before)
    text = canonical(facts).decode()
    return Entry(seq, at.astimezone(UTC), kind, actor, case, text, sealed, before, _digest(body))


def verify(entries: Iterable[Entry], head: str | None = None) -> Verdict:
    """Walk the chain from its first entry and stop at the first link that does not hold.

    `head` is a hash that was noted earlier: it must still occur, else the tail was cut off.
    """
    count, last, noted = 0, GENESIS, head in {None, GENESIS}
    for entry in entries:
        why = _fault(entry, count + 1, last)
        if why:
            return Verdict(ok=False, count=count, head=last, first_broken=count + 1, why=why)
        count, last = count + 1, entry.hash
        noted = noted or last == head
    if not noted:
        cut = "the chain ends before the head that was noted"
        return Verdict(ok=False, count=count, head=last, first_broken=count + 1, why=cut)
    return Verdict(ok=True, count=count, head=last)


def body_of(
    seq: int,
    at: datetime,
    kind: str,
    actor: str,
    case: str | None,
    facts: Mapping[str, object],
    sealed: str | None,
    previous: str,
) -> dict[str, object]:
    """Gather what the hash covers: everything in an entry except the hash itself."""
    return {
        "seq": seq,
        "at": instant(at),
        "kind": kind,
        "actor": actor,
        "case": case,
        "facts": dict(facts),
        "sealed": sealed,
        "previous": previous,
    }


def body_of_entry(entry: Entry) -> dict[str, object]:
    """Gather what the hash of this entry must cover.

    :raises NotCanonical: when its facts are not an object in canonical form.
    """
    try:
        facts = json.loads(entry.facts)
    except ValueError as problem:
        raise NotCanonical("The facts of an entry are not JSON.") from problem
    if not isinstance(facts, dict) or canonical(facts).decode() != entry.facts:
        raise NotCanonical("The facts of an entry are not in canonical form.")
    return body_of(entry.seq, entry.at, entry.kind, entry.actor, entry.case, facts, entry.sealed, entry.previous)


def _digest(body: Mapping[str, object]) -> str:
    return hashlib.sha256(canonical(body)).hexdigest()


def _fault(entry: Entry, seq: int, previous: str) -> str:
    if entry.seq != seq:
        return f"expected entry {seq}, found {entry.seq}"
    if entry.previous != previous:
        return "it does not follow the entry before it"
    try:
        found = _digest(body_of_entry(entry))
    except (NotCanonical, TimeWithoutZone) as problem:
        return str(problem)
    return "" if found == entry.hash else "its content does not match its hash"
