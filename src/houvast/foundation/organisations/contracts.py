"""What others may hold of an organisation."""

from dataclasses import dataclass
from typing import Literal
from uuid import UUID

Kind = Literal["own", "principal"]
"""The centre itself, or an organisation for which it works as processor."""

Country = Literal["NL", "BE"]
"""Decides the calendar, the rule pack and the authority to complain to."""

Handling = Literal["forward", "execute"]
"""What happens to a request that concerns this organisation's data: pass it on, or carry it out on instruction."""


@dataclass(frozen=True, slots=True)
class OrganisationFacts:
    """An organisation as it stood when it was asked for."""

    id: UUID
    key: str
    name: str
    kind: Kind
    country: Country
    address: tuple[str, ...]
    email: str
    phone: str
    dpo_name: str
    dpo_email: str
    privacy_statement_url: str
    handling: Handling
    instruction_reference: str

    @property
    def is_own(self) -> bool:
        """Whether this is the centre itself."""
        return self.kind == "own"

    @property
    def carries_out(self) -> bool:
        """Whether the centre may carry out requests on this organisation's data itself."""
        return self.is_own or (self.handling == "execute" and bool(self.instruction_reference))
