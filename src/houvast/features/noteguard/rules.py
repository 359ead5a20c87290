"""The note guard's decisions as pure functions."""

from hashlib import sha256


def digest_of(secret: str) -> str:
    """Return what is kept of a key: it is random enough that nobody finds it again from this."""
    return sha256(secret.encode()).hexdigest()
