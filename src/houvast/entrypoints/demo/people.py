"""What the demonstration knows of a person, before any system does."""

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Final

CLIENTS: Final = {"energie": "ZE", "scaldis": "SV", "own": "BN"}
"""The organisations' keys with the codes that the systems use for them."""


class Tie(StrEnum):
    """What links a ticket, a call-list entry or a recording to its person."""

    NUMBER = "customer number"
    MAIL = "e-mail address"
    FORMER_MAIL = "former e-mail address"
    FORMER_MAIL_AND_NUMBER = "former e-mail address and customer number"
    MOBILE = "mobile number"
    LANDLINE = "landline of the household"


@dataclass(frozen=True, slots=True)
class Place:
    """A postal address."""

    street: str
    number: str
    addition: str
    postcode: str
    city: str
    country: str


@dataclass(slots=True)
class Home:
    """People who live together: their address, and what they share. `members` are persons' ids."""

    id: int
    place: Place
    language: str
    landline: str = ""
    mail: str = ""
    former: Place | None = None
    moved_on: date | None = None
    members: list[int] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class History:
    """What one organisation went through with one person.

    `invoices` are ages in years; `twin` says that the CRM holds this person twice.
    """

    moments: int = 0
    tickets: tuple[Tie, ...] = ()
    invoices: tuple[float, ...] = ()
    entries: tuple[Tie, ...] = ()
    recordings: tuple[Tie, ...] = ()
    marketing: bool = True
    twin: bool = False

    @property
    def ties(self) -> frozenset[Tie]:
        """Return every way in which something is linked to the person."""
        return frozenset((*self.tickets, *self.entries, *self.recordings))


@dataclass(frozen=True, slots=True)
class Person:
    """One invented person. `histories` and `numbers` are by organisation; phones are E.164.

    `former_mail_known` says that the CRM still knows the former e-mail address.
    """

    id: int
    given: str
    initials: str
    infix: str
    surname: str
    woman: bool
    born: date
    home: Home
    mail: str
    mobile: str
    iban: str
    numbers: dict[str, str]
    histories: dict[str, History]
    former_mail: str = ""
    former_mail_known: bool = False

    @property
    def family(self) -> str:
        """Return the surname with its infix."""
        return f"{self.infix} {self.surname}" if self.infix else self.surname

    @property
    def name(self) -> str:
        """Return the full name."""
        return f"{self.given} {self.family}"

    @property
    def formal(self) -> str:
        """Return the name as an agent writes it."""
        if self.home.language == "fr":
            return f"{'Madame' if self.woman else 'Monsieur'} {self.family}"
        family = self.family[0].upper() + self.family[1:]
        return f"{'mevrouw' if self.woman else 'de heer'} {family}"

    @property
    def shares_mail(self) -> bool:
        """Tell whether someone else uses the same e-mail address."""
        return bool(self.home.mail) and self.mail == self.home.mail
