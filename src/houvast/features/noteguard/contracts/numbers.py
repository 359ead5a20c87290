"""What others may hold of an organisation's own customer numbers."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class MaskFault(StrEnum):
    """Why a mask can't be taken."""

    LENGTH = "length"
    SIGN = "sign"
    VAGUE = "vague"


@dataclass(frozen=True, slots=True)
class MaskFacts:
    """The shape of an organisation's customer numbers: in `mask` a 9 stands for a digit and @ for a letter.

    With `is_swept` such numbers are to go from notes; without it they are known, and may stand there.
    """

    organisation: str
    mask: str
    is_swept: bool
    added_at: datetime
