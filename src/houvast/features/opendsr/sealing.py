"""How what others sent, and what we send them, lies in the tables: sealed under the key of its case."""

from uuid import UUID

from houvast.foundation.keys.master import blind_index
from houvast.foundation.keys.sealing import open_sealed, seal


def seal_body(case: str, request_id: UUID, body: bytes) -> bytes:
    """Lock the body of a request."""
    return seal(case, body, _place(request_id))


def open_body(case: str, request_id: UUID, sealed: bytes | memoryview) -> bytes:
    """Open it.

    :raises KeyDestroyed: the case was shredded.
    """
    return open_sealed(case, bytes(sealed), _place(request_id))


def seal_url(case: str, url: str) -> bytes:
    """Lock an address to tell a status at; it may hold a secret of whoever gave it."""
    return seal(case, url.encode(), b"opendsr.callback")


def open_url(case: str, sealed: bytes | memoryview) -> str:
    """Open it.

    :raises KeyDestroyed: the case was shredded.
    """
    return open_sealed(case, bytes(sealed), b"opendsr.callback").decode()


def digest_of(organisation: str, body: bytes) -> str:
    """Return a keyed hash by which the same body is recognised: a plain one could be guessed back."""
    return blind_index(f"opendsr.body:{organisation}", body.hex())


def seal_key(organisation: str, key: str) -> bytes:
    """Lock the key that opens the door of a principal."""
    return seal(f"opendsr:{organisation}", key.encode(), b"opendsr.key")


def open_key(organisation: str, sealed: bytes | memoryview) -> str:
    """Open it."""
    return open_sealed(f"opendsr:{organisation}", bytes(sealed), b"opendsr.key").decode()


def _place(request_id: UUID) -> bytes:
    return b"opendsr.body:" + request_id.bytes
