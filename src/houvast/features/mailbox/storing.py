"""How a mail lies here: its head sealed in the table, the mail itself encrypted in store, under a key of its own."""

from datetime import datetime, timedelta
from hashlib import sha256
from typing import cast
from uuid import UUID

from houvast.features.mailbox.contracts import Head
from houvast.foundation.events.facts import Actor
from houvast.foundation.files.actions import open_file, store
from houvast.foundation.keys.master import blind_index
from houvast.foundation.keys.sealing import open_json, seal_json

KEPT = timedelta(days=10 * 365)
"""The most that a mail lies in store; it goes with its case, or sooner."""
_HEAD = b"mailbox.head"


def scope_of(mail: UUID) -> str:
    """Name the key of a mail."""
    return f"mail:{mail}"


def seal_head(mail: UUID, head: Head) -> bytes:
    """Lock what lists show of a mail."""
    return seal_json(scope_of(mail), [head.subject, head.from_name, head.from_address], _HEAD)


def open_head(mail: UUID, sealed: bytes | memoryview | None) -> Head:
    """Open what `seal_head` made; nothing where it was forgotten.

    :raises KeyDestroyed: the mail was forgotten.
    """
    if sealed is None:
        return Head()
    subject, name, address = cast("list[str]", open_json(scope_of(mail), bytes(sealed), _HEAD))
    return Head(subject, name, address)


def keep(mail: UUID, raw: bytes, *, by: Actor, at: datetime) -> UUID:
    """Put a mail in store, as it came in."""
    return store(
        name="mail.eml",
        media_type="message/rfc822",
        data=raw,
        case=scope_of(mail),
        expires_at=at + KEPT,
        by=by,
        at=at,
    ).id


def raw_of(file: UUID, *, by: Actor, at: datetime) -> bytes:
    """Take a mail out of store; who did is on record.

    :raises KeyDestroyed: it was forgotten.
    """
    return b"".join(open_file(file, by=by, at=at).pieces)


def digest_of(raw: bytes) -> str:
    """Return the keyed hash by which the same bytes are known again."""
    return blind_index("mailbox.mail", sha256(raw).hexdigest())


def thread_of(message_id: str) -> str:
    """Return the keyed hash of a Message-ID; empty for none."""
    return blind_index("mailbox.thread", message_id) if message_id else ""


def sender_of(organisation: str, address: str) -> str:
    """Return the keyed hash of an address; empty for none."""
    return blind_index(f"mailbox.sender:{organisation}", address) if address else ""
