"""What others may hold of a system."""

from dataclasses import dataclass
from datetime import datetime

MANUAL = "manual"
"""The kind of a system without an interface: a person answers for it, and nothing ever connects to it."""


@dataclass(frozen=True, slots=True)
class KnownSystem:
    """A system as it was when it was asked for.

    `key` is the `fides_key` of its dataset in the data map. `url` holds no password; `secret_ref` says where the
    password is found: nowhere (empty), `env:NAME` or `file:/path`. `host_party` is who hosts it, empty for the centre
    itself. `options` are settings of the connector, as text, by name.
    """

    key: str
    kind: str
    url: str
    secret_ref: str
    host_party: str
    options: tuple[tuple[str, str], ...]
    added_at: datetime

    @property
    def is_manual(self) -> bool:
        """Whether a person answers for it."""
        return self.kind == MANUAL
