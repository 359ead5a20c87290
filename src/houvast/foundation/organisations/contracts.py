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


PUBLIC_LANGUAGES = ("nl", "en", "fr", "de")
"""The languages in which there can be pages for people outside."""


@dataclass(frozen=True, slots=True)
class Look:
    """How the public pages of an organisation look: two colours as `#rrggbb`, on which and in which white is read.

    `short_name` stands at the top (empty: the name); the first language is for who asks for none of the others.
    """

    colour: str = "#0b3a70"
    accent: str = "#0f55a8"
    short_name: str = ""
    languages: tuple[str, ...] = PUBLIC_LANGUAGES


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
    look: Look = Look()

    @property
    def short_name(self) -> str:
        """How it is called where there is little room."""
        return self.look.short_name or self.name

    @property
    def is_own(self) -> bool:
        """Whether this is the centre itself."""
        return self.kind == "own"

    @property
    def carries_out(self) -> bool:
        """Whether the centre may carry out requests on this organisation's data itself."""
        return self.is_own or (self.handling == "execute" and bool(self.instruction_reference))
