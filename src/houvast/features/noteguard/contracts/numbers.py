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
    """The shape of an organisation's customer numbers: in `mask` a 9 stands for a digit and @ for a letter."""

    organisation: str
    mask: str
    added_at: datetime
