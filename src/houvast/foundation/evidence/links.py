"""Rows as links of the chain, and where the sealed part of each lies."""

import hashlib

from houvast.engines.ledger import chain
from houvast.foundation.evidence.models import Entry


def place_of(seq: int, kind: str) -> bytes:
    """Say where a payload lies, to bind it to that place."""
    return f"evidence:{seq}:{kind}".encode()


def digest_of(scope: str, payload: bytes | memoryview | None) -> str | None:
    """Give what the chain holds of a payload: the SHA-256 of its scope and its sealed bytes."""
    return None if payload is None else hashlib.sha256(scope.encode() + b"\0" + bytes(payload)).hexdigest()


def entry_of(row: Entry) -> chain.Entry:
    """Read a row as a link of the chain; the digest is taken anew, so that a changed payload breaks the link."""
    sealed = digest_of(row.scope, row.payload)
    return chain.Entry(
        row.seq, row.at, row.kind, row.actor, row.case or None, row.facts, sealed, row.previous, row.hash
    )
