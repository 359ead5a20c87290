"""How things lie in the tables: under the key of a day, of a case, or of the token that only a browser holds."""

import json
import secrets
from datetime import datetime
from hashlib import sha256
from typing import cast
from uuid import UUID

from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from houvast.engines.matching.identifiers import Identifier
from houvast.features.portal.rules import tag_of
from houvast.foundation.keys.master import blind_index
from houvast.foundation.keys.sealing import KEY_BYTES, decrypt, encrypt, open_json, seal_json

TOKEN_BYTES = 32


def new_token() -> str:
    """Make a token that nobody can guess."""
    return secrets.token_urlsafe(TOKEN_BYTES)


def hash_of(token: str) -> str:
    """Give what is kept of a token."""
    return sha256(token.encode("utf-8", "surrogatepass")).hexdigest()


def index_of(case: str) -> str:
    """Give the keyed hash of a case."""
    return blind_index("portal.case", case)


def index_of_network(network: str) -> str:
    """Give the keyed hash of a network."""
    return blind_index("portal.network", network)


def code_hash(knock: UUID, code: str) -> str:
    """Give the keyed hash of a code, another for each time it is sent."""
    return blind_index(f"portal.code:{knock}", code)


def seal_typed(knock: UUID, number: str, contact: str, at: datetime) -> bytes:
    """Seal what somebody typed at the door."""
    return seal_json(tag_of(at.date()), [number, contact], b"portal.typed:" + knock.bytes)


def open_typed(knock: UUID, sealed: bytes, made_at: datetime) -> tuple[str, str]:
    """Give what somebody typed at the door.

    :raises KeyDestroyed: it was too long ago.
    """
    number, contact = cast("list[str]", open_json(tag_of(made_at.date()), sealed, b"portal.typed:" + knock.bytes))
    return number, contact


def seal_contact(case: str, knock: UUID, contact: Identifier) -> bytes:
    """Seal the contact point that a code goes to."""
    return seal_json(case, [contact.kind, contact.value], b"portal.contact:" + knock.bytes)


def open_contact(case: str, knock: UUID, sealed: bytes) -> Identifier:
    """Give the contact point that a code went to.

    :raises KeyDestroyed: the case was shredded.
    """
    kind, value = cast("list[str]", open_json(case, sealed, b"portal.contact:" + knock.bytes))
    return Identifier(kind, value)


def seal_visit(token: str, visit: UUID, case: str, contact: Identifier) -> bytes:
    """Seal whose page is open, under a key that only the browser can bring."""
    return encrypt(_key_of(token), json.dumps([case, contact.kind, contact.value]).encode(), visit.bytes)


def open_visit(token: str, visit: UUID, sealed: bytes) -> tuple[str, Identifier]:
    """Give whose page is open, and through which contact point.

    :raises InvalidTag: the token is of another visit.
    """
    case, kind, value = json.loads(decrypt(_key_of(token), sealed, visit.bytes))
    return case, Identifier(kind, value)


def seal_words(case: str, message: UUID, words: str) -> bytes:
    """Seal what was written."""
    return seal_json(case, words, b"portal.message:" + message.bytes)


def open_words(case: str, message: UUID, sealed: bytes) -> str:
    """Give what was written.

    :raises KeyDestroyed: the case was shredded.
    """
    return cast("str", open_json(case, sealed, b"portal.message:" + message.bytes))


def _key_of(token: str) -> bytes:
    return HKDF(SHA256(), KEY_BYTES, salt=None, info=b"houvast:visit").derive(token.encode("utf-8", "surrogatepass"))
