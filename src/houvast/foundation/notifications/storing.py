"""How an envelope lies in the table."""

from dataclasses import asdict
from typing import Any, cast
from uuid import UUID

from houvast.foundation.keys.sealing import open_json, seal_json
from houvast.foundation.notifications.contracts import Envelope


def seal_envelope(scope: str, message: UUID, envelope: Envelope) -> bytes:
    """Lock an envelope."""
    told = asdict(envelope) | {"attachments": [str(file) for file in envelope.attachments]}
    return seal_json(scope, told, _place(message))


def open_envelope(scope: str, message: UUID, sealed: bytes | memoryview) -> Envelope:
    """Open what `seal_envelope` made.

    :raises KeyDestroyed: it was sent, or its case was shredded.
    """
    told = cast("dict[str, Any]", open_json(scope, bytes(sealed), _place(message)))
    return Envelope(**told | {"attachments": tuple(map(UUID, told["attachments"]))})


def _place(message: UUID) -> bytes:
    return f"notifications.envelope:{message}".encode()
