"""Keys that are made on first start and kept in a file that only its owner reads."""

import base64
import binascii
import os
import secrets
from pathlib import Path

from houvast.engines.trouble import Trouble

KEY_BYTES = 32


class UnusableKey(Trouble):
    """A key that cannot be read, made or decoded."""


def key_from_file(file: Path) -> str:
    """Read the key in this file, making it first where there is none.

    :raises UnusableKey: when the folder or the file cannot be used.
    """
    try:
        if not file.exists():
            _make_key(file)
        return file.read_text(encoding="ascii").strip()
    except (OSError, UnicodeDecodeError) as error:
        reason = getattr(error, "strerror", None) or "it holds no key"
        raise UnusableKey(f"Key file {file} cannot be used ({reason}): check HOUVAST_HOME and its owner.") from error


def decode_key(text: str, place: str) -> bytes:
    """Turn a base64 key into its 32 bytes.

    :raises UnusableKey: when it is no base64 or has another length; the message names only the place.
    """
    try:
        key = base64.b64decode(text.replace("-", "+").replace("_", "/"), validate=True)
    except (binascii.Error, ValueError):
        key = b""
    if len(key) != KEY_BYTES:
        raise UnusableKey(f"{place} is no key of {KEY_BYTES} bytes in base64: restore the right one, make no new one.")
    return key


def _make_key(file: Path) -> None:
    """Write the whole key aside and link it into place, so that two first starts at once agree on one."""
    file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    aside = file.with_name(f"{file.name}.{os.getpid()}.{secrets.token_hex(4)}")
    handle = os.open(aside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    try:
        with os.fdopen(handle, "w", encoding="ascii") as stream:
            stream.write(base64.urlsafe_b64encode(secrets.token_bytes(KEY_BYTES)).decode() + "\n")
            stream.flush()
            os.fsync(stream.fileno())
        try:
            os.link(aside, file)
        except FileExistsError:
            return
    finally:
        aside.unlink()
