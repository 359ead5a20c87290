"""How an organisation may write down the shape of its customer numbers.

A mask that is too vague would take years, amounts and house numbers for customer numbers.
"""

import re

from houvast.features.noteguard.contracts.numbers import MaskFault

SHORTEST, LONGEST = 4, 30  # signs
LEAST_DIGITS = 3
LEAST_DIGITS_ALONE = 6
"""A mask of nothing but digits needs so many."""
MOST_MASKS = 20
"""So many an organisation may have: each is tried at every number in a note."""
_SIGNS = re.compile(r"[A-Z0-9@]([A-Z0-9@ ._/-]*[A-Z0-9@])?")


def tidy(written: str) -> str:
    """Return a mask as it is kept: in capitals, with single blanks."""
    return " ".join(written.split()).upper()


def fault_of(mask: str) -> MaskFault | None:
    """Return why a tidy mask can't be taken, None when it can."""
    if not SHORTEST <= len(mask) <= LONGEST:
        return MaskFault.LENGTH
    if not _SIGNS.fullmatch(mask):
        return MaskFault.SIGN
    digits = mask.count("9")
    if digits < LEAST_DIGITS or (mask == "9" * digits and digits < LEAST_DIGITS_ALONE):
        return MaskFault.VAGUE
    return None
