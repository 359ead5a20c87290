"""What every way to send has in common."""

from typing import Protocol
from uuid import UUID

from houvast.foundation.notifications.contracts import Envelope


class NotTaken(Exception):
    """The other server did not take a message: `answer` is its code or 0, `reason` our word for it.

    It never holds the address or the text.
    """

    def __init__(self, reason: str, *, answer: int = 0, for_good: bool = False) -> None:
        super().__init__(f"{reason} ({answer})")
        self.reason, self.answer, self.for_good = reason, answer, for_good


class Send(Protocol):
    """Sends one message, known by its id, with its files (name, type, content); returns the other server's code."""

    def __call__(self, message: UUID, envelope: Envelope, files: list[tuple[str, str, bytes]]) -> int:
        """Send it.

        :raises NotTaken: the other server did not take it.
        """
