"""Encrypt a stream piece by piece, so that no piece can be changed, moved, dropped or added unseen.

Each file has a key of its own, so the number of the piece can be its nonce; the last piece says that it is the last.
"""

from collections.abc import Iterator
from typing import Protocol

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from houvast.engines.trouble import Trouble

PIECE = 1 << 20
"""Bytes in clear in every piece but the last."""
_TAG = 16
_FORM = b"houvast file 1\n"


class Readable(Protocol):
    """Something that gives bytes, fewer than asked for only at its end or when it is a socket or a pipe."""

    def read(self, size: int, /) -> bytes:
        """Give at most `size` bytes, and none at the end."""


class FileDamaged(Trouble):
    """A file on disk is not what was written."""


def sealed_pieces(key: bytes, stream: Readable) -> Iterator[bytes]:
    """Give the encrypted form of a stream; `key` is 32 bytes and serves this one file."""
    cipher = AESGCM(key)
    yield _FORM
    for number, piece, last in _numbered(stream, PIECE):
        yield cipher.encrypt(_nonce(number, last=last), piece, _FORM)


def opened_pieces(key: bytes, stream: Readable) -> Iterator[bytes]:
    """Give the clear form of what `sealed_pieces` made.

    :raises FileDamaged: at the first piece that is not as it was written, or when the last one is missing.
    """
    cipher = AESGCM(key)
    if stream.read(len(_FORM)) != _FORM:
        raise FileDamaged("The file on disk has an unknown form; restore it from a backup or make it again.")
    for number, piece, last in _numbered(stream, PIECE + _TAG):
        try:
            yield cipher.decrypt(_nonce(number, last=last), piece, _FORM)
        except InvalidTag:
            raise FileDamaged("The file on disk was changed; restore it from a backup or make it again.") from None


def _numbered(stream: Readable, length: int) -> Iterator[tuple[int, bytes, bool]]:
    number, piece = 0, _full(stream, length)
    while True:
        following = _full(stream, length) if len(piece) == length else b""
        yield number, piece, not following
        if not following:
            return
        number, piece = number + 1, following


def _full(stream: Readable, length: int) -> bytes:
    found = stream.read(length)
    while len(found) < length and (more := stream.read(length - len(found))):
        found += more
    return found


def _nonce(number: int, *, last: bool) -> bytes:
    return number.to_bytes(11, "big") + bytes([last])
