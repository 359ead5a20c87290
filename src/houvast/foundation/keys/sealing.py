"""Lock data under the key of its scope, open it again, and destroy the key.

What may never happen here:

- a data key, the master key or opened data in a log, a message, a page or a file;
- a second key for a scope whose key was destroyed;
- the same bytes accepted in another place: what is sealed is bound to its scope and to its `context`;
- data returned that was changed, or only part of it.

A scope is a pseudonymous id: normally the reference of a case, else something like `account:7`.
"""

import json
import os
from collections.abc import Iterable
from datetime import datetime

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.db import connection, transaction

from houvast.engines.ledger.chain import canonical
from houvast.engines.trouble import Trouble
from houvast.foundation.keys.master import master_key
from houvast.foundation.keys.models import DataKey

KEY_BYTES = 32
_NONCE_BYTES = 12
_FORM = b"\x01"
"""First byte of everything that is sealed: which form it has."""


class KeyDestroyed(Trouble):
    """The key of this scope is gone, and with it everything that was sealed under it."""


class NoSuchKey(Trouble):
    """Nothing was ever sealed under this scope."""


class Tampered(Trouble):
    """Sealed data, or a wrapped key, is not what was written, or the master key is another one."""


def seal(scope: str, data: bytes, context: bytes) -> bytes:
    """Lock `data` under the key of `scope`, made when there is none yet; `context` says where it will lie.

    :raises KeyDestroyed: when the key of this scope is gone.
    """
    return encrypt(_key_of(scope, make=True), data, _bound(scope, context))


def open_sealed(scope: str, blob: bytes, context: bytes) -> bytes:
    """Open what `seal` made, whole or not at all.

    :raises KeyDestroyed: when the key of this scope is gone.
    :raises NoSuchKey: when this scope never had one.
    :raises Tampered: when one byte differs, or it was sealed for another scope or context.
    """
    return open_all(scope, [(blob, context)])[0]


def open_all(scope: str, blobs: Iterable[tuple[bytes, bytes]]) -> list[bytes]:
    """Open many pairs of blob and context of one scope, reading its key once; see `open_sealed`."""
    key = _key_of(scope, make=False)
    try:
        return [decrypt(key, bytes(blob), _bound(scope, context)) for blob, context in blobs]
    except InvalidTag:
        raise Tampered(f"What was sealed for {scope} was changed or moved; restore it from a backup.") from None


def seal_json(scope: str, value: object, context: bytes) -> bytes:
    """Lock a JSON value; see `seal`."""
    return seal(scope, canonical(value), context)


def open_json(scope: str, blob: bytes, context: bytes) -> object:
    """Open what `seal_json` made; see `open_sealed`."""
    return json.loads(open_sealed(scope, blob, context))


def subkey(scope: str, purpose: bytes, *, make: bool = False) -> bytes:
    """Derive the 32 bytes for one purpose, such as one file, from the key of a scope.

    :raises KeyDestroyed: when the key of this scope is gone.
    :raises NoSuchKey: when there is none and `make` is false.
    """
    return HKDF(SHA256(), KEY_BYTES, salt=None, info=b"houvast:" + purpose).derive(_key_of(scope, make=make))


def is_destroyed(scope: str) -> bool:
    """Tell whether the key of this scope was destroyed."""
    return DataKey.objects.filter(scope=scope, destroyed_at__isnull=False).exists()


def destroy(scope: str, at: datetime) -> None:
    """Destroy the key of a scope for good; doing it twice changes nothing.

    A scope that had no key gets its row too, so that nothing can be sealed under it afterwards.
    """
    with transaction.atomic():
        if connection.vendor == "sqlite":
            # Without it, SQLite leaves the old bytes in the page.
            connection.cursor().execute("PRAGMA secure_delete = ON")
        DataKey.objects.get_or_create(scope=scope, defaults={"destroyed_at": at})
        DataKey.objects.filter(scope=scope, destroyed_at__isnull=True).update(wrapped=None, destroyed_at=at)
        transaction.on_commit(_empty_the_write_ahead_log)


def encrypt(key: bytes, data: bytes, bound: bytes) -> bytes:
    """Encrypt in our form: one byte for the form, the nonce, then AES-256-GCM."""
    nonce = os.urandom(_NONCE_BYTES)
    return _FORM + nonce + AESGCM(key).encrypt(nonce, data, bound)


def decrypt(key: bytes, blob: bytes, bound: bytes) -> bytes:
    """Open what `encrypt` made.

    :raises InvalidTag: when it is anything else.
    """
    if blob[:1] != _FORM or len(blob) < 1 + _NONCE_BYTES:
        raise InvalidTag
    return AESGCM(key).decrypt(blob[1 : 1 + _NONCE_BYTES], blob[1 + _NONCE_BYTES :], bound)


def _key_of(scope: str, *, make: bool) -> bytes:
    row = DataKey.objects.filter(scope=scope).first()
    if row is None and make:
        row = _made(scope)
    if row is None:
        raise NoSuchKey(f"Nothing was sealed for {scope}; check the reference.")
    if row.wrapped is None:
        raise KeyDestroyed(f"The key of {scope} was destroyed; what was sealed under it cannot be read any more.")
    try:
        return decrypt(master_key(), bytes(row.wrapped), _wrapping(scope))
    except InvalidTag:
        raise Tampered(f"The key of {scope} does not open; check that the master key is the right one.") from None


def _made(scope: str) -> DataKey:
    wrapped = encrypt(master_key(), AESGCM.generate_key(KEY_BYTES * 8), _wrapping(scope))
    # Two at once: the database keeps the first, and both use that one.
    return DataKey.objects.get_or_create(scope=scope, defaults={"wrapped": wrapped})[0]


def _bound(scope: str, context: bytes) -> bytes:
    return canonical([scope, context.hex()])


def _wrapping(scope: str) -> bytes:
    return canonical(["houvast data key", scope])


def _empty_the_write_ahead_log() -> None:
    if connection.vendor == "sqlite" and not connection.in_atomic_block:
        connection.cursor().execute("PRAGMA wal_checkpoint(TRUNCATE)")
