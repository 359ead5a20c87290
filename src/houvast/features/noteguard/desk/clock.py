"""What time it is for who presses a button."""

from datetime import UTC, datetime


def now() -> datetime:
    """Give the moment at which somebody does something."""
    return datetime.now(UTC)
