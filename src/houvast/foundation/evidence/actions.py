"""Record what happened."""

from contextvars import ContextVar
from datetime import datetime

from django.db import connection

from houvast.engines.ledger import chain
from houvast.engines.ledger.facts import check_reference, split
from houvast.engines.trouble import Trouble
from houvast.foundation.events.facts import Actor, Fact
from houvast.foundation.events.hub import announce
from houvast.foundation.evidence.links import digest_of, entry_of, place_of
from houvast.foundation.evidence.models import Entry
from houvast.foundation.evidence.registry import kind_of
from houvast.foundation.keys.sealing import seal_json

RECORDING: ContextVar[Fact | None] = ContextVar("houvast_recording", default=None)
"""The fact that is being announced after it was recorded, so that it is not recorded again when it is heard."""

_TURN = 4_182_026
"""Number of the lock that lets one transaction at a time add to the chain (PostgreSQL; SQLite has one writer)."""


class OutsideTransaction(Trouble):
    """Evidence must stand or fall with the change that it proves."""


class NoScope(Trouble):
    """A fact holds personal data, but nothing says under which key it goes."""


def record(fact: Fact, *, by: Actor, at: datetime, case: str | None = None, scope: str | None = None) -> chain.Entry:
    """Add a fact to the chain, inside the caller's transaction, and announce it after commit.

    Personal fields are sealed under the key of `scope`, which is the case unless another is given. Make it the last
    thing in an action: until its transaction ends, nobody else can record.

    :raises OutsideTransaction: when there is no transaction to stand or fall with.
    :raises UnknownFact: when no installed app states this type.
    :raises UnsafeFact: when a field holds what its type does not allow.
    :raises NoScope: when it has personal fields, and neither a case nor a scope.
    :raises KeyDestroyed: when the case was shredded and the fact has personal fields.
    Law: GDPR art. 5(2), 24(1).
    """
    if not connection.in_atomic_block:
        raise OutsideTransaction("Evidence is recorded outside a transaction; wrap the action in transaction.atomic.")
    kind = kind_of(fact)
    clear, personal = split(fact)
    previous = _take_turn()
    seq = previous.seq + 1 if previous else 1
    scope, payload = _sealed(personal, scope or case, seq, kind)
    entry = chain.append(
        previous,
        at=at,
        kind=kind,
        actor=check_reference("The actor", f"{by.kind}:{by.key}"),
        case=check_reference("The case", case) if case is not None else None,
        facts=clear,
        sealed=digest_of(scope, payload),
    )
    _keep(entry, scope, payload)
    _tell(fact, by, at)
    return entry


def _take_turn() -> chain.Entry | None:
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_TURN])
    last = Entry.objects.order_by("-seq").first()
    return entry_of(last) if last else None


def _sealed(personal: dict[str, object], scope: str | None, seq: int, kind: str) -> tuple[str, bytes | None]:
    if not personal:
        return "", None
    if scope is None:
        raise NoScope(f"{kind} holds personal data but belongs to no case; pass `case` or `scope`.")
    check_reference("The scope", scope)
    return scope, seal_json(scope, personal, place_of(seq, kind))


def _keep(entry: chain.Entry, scope: str, payload: bytes | None) -> None:
    Entry.objects.create(
        seq=entry.seq,
        at=entry.at,
        kind=entry.kind,
        actor=entry.actor,
        case=entry.case or "",
        facts=entry.facts,
        scope=scope,
        payload=payload,
        previous=entry.previous,
        hash=entry.hash,
    )


def _tell(fact: Fact, by: Actor, at: datetime) -> None:
    token = RECORDING.set(fact)
    try:
        announce(fact, by=by, at=at)
    finally:
        RECORDING.reset(token)
