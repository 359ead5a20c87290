"""What a way to check somebody says of itself."""

from dataclasses import dataclass
from datetime import timedelta

from houvast.features.verification.contracts import Method

NONE, BASIC, STANDARD, STRONG = range(4)

DIGITS = "0123456789"
LETTERS = "ABCDEFGHJKMNPQRSTUVWXYZ"  # without I, L and O, which are read as others


@dataclass(frozen=True, slots=True)
class Code:
    """A one-time code: where it goes (kind of contact point), by which channel, of what it is made, how long it lasts.

    `printed` is one that goes on paper: whoever printed it may not be the one who checks it.
    """

    contact: str
    channel: str
    alphabet: str = DIGITS
    length: int = 6
    lasts: timedelta = timedelta(minutes=10)
    printed: bool = False


@dataclass(frozen=True, slots=True)
class Way:
    """A way to check somebody: how it is recorded, and the highest level (0-3) that it reaches.

    `stays_open` is one that is possible even when checking is locked; `by_two` one that needs a second colleague;
    `slot` one that somebody elsewhere vouches for: a portal, an eID provider; `judged` one that Houvast itself sees the
    outcome of, such as questions.
    """

    method: Method
    reaches: int
    code: Code | None = None
    stays_open: bool = False
    by_two: bool = False
    slot: bool = False
    judged: bool = False

    @property
    def by_hand(self) -> bool:
        """Tell whether a colleague alone may state it after the fact: not what is judged here, or by others."""
        return self.code is None and not self.slot and not self.by_two and not self.judged
