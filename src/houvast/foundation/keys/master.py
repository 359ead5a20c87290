"""The master key, and the keyed hashes that are derived from it."""

import hmac
from hashlib import sha256

from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings

from houvast.engines.ledger.chain import canonical
from houvast.engines.trouble import Trouble

KEY_BYTES = 32


class NoMasterKey(Trouble):
    """The master key is absent or has another length than it must have."""


def master_key() -> bytes:
    """Give the 32 bytes that wrap every data key; they come from the environment, never from the database.

    :raises NoMasterKey: when the setting is not 32 bytes.
    """
    key = settings.HOUVAST_MASTER_KEY
    if not isinstance(key, bytes) or len(key) != KEY_BYTES:
        raise NoMasterKey(f"HOUVAST_MASTER_KEY must be {KEY_BYTES} bytes; restore the one this house was set up with.")
    return key


def blind_index(scope: str, text: str) -> str:
    """Give a keyed hash (64 hex) to look `text` up by equality without keeping it; bring notations together first.

    The same text gives another hash in another scope. It remains personal data: delete it with the row.
    """
    key = HKDF(SHA256(), KEY_BYTES, salt=None, info=b"houvast:blind index").derive(master_key())
    return hmac.new(key, canonical([scope, text]), sha256).hexdigest()
