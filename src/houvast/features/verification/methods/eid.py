"""An electronic means of identification, through a provider that speaks OpenID Connect.

The provider itself is plugged in from outside: whoever has one fulfils `Provider`.
"""

from typing import Protocol

from houvast.features.verification.contracts import Method
from houvast.features.verification.methods.ways import STRONG, Way

WAY = Way(Method.EID, STRONG, slot=True)


class Provider(Protocol):
    """A provider of electronic identities; what it tells is compared and forgotten, never kept."""

    name: str

    def address(self, *, state: str, nonce: str, back: str) -> str:
        """Give the address to send the person to; `back` is where the provider sends them afterwards."""

    def level(self, *, code: str, nonce: str, back: str) -> int:
        """Exchange what came back for the level (0-3) that was reached."""
