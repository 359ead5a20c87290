"""The note guard's decisions as pure functions."""

from hashlib import sha256
from math import sqrt


def digest_of(secret: str) -> str:
    """Return what is kept of a key: it is random enough that nobody finds it again from this."""
    return sha256(secret.encode()).hexdigest()


def wilson(found: int, of: int, z: float = 1.96) -> tuple[float, float]:
    """Return between what the true share lies in 95 of 100 samples, from 0 to 1; also good for few and for none."""
    if not of:
        return 0.0, 1.0
    share, base = found / of, 1 + z * z / of
    middle = (share + z * z / (2 * of)) / base
    half = z * sqrt(share * (1 - share) / of + z * z / (4 * of * of)) / base
    return (0.0 if not found else max(0.0, middle - half)), (1.0 if found == of else min(1.0, middle + half))
