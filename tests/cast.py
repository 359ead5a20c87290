"""The people of every test: who they are, and for whom they work.

Belhuis Noord is the contact centre. It works for Zonneveld Energie (NL) and for Scaldis Verzekeringen (BE).

    amira    agent               Belhuis Noord, Zonneveld          answers the phone
    thijs    team lead           Belhuis Noord, Zonneveld          prepares
    olga     privacy officer     all three                         approves and carries out
    sven     system owner        Belhuis Noord                     looks after systems
    iris     auditor             all three                         reads
    kees     principal contact   Zonneveld
    petra    principal contact   Scaldis
    noor     agent               nobody yet                        her first day
"""

from dataclasses import dataclass
from datetime import UTC, datetime

from houvast.foundation.accounts.actions import add_account, assign
from houvast.foundation.accounts.contracts import Role
from houvast.foundation.accounts.models import Account
from houvast.foundation.events.facts import Actor
from houvast.foundation.organisations.actions import add_organisation
from houvast.foundation.organisations.contracts import OrganisationFacts

SETUP = Actor(kind="system", key="setup")
LONG_AGO = datetime(2026, 1, 5, 8, 0, tzinfo=UTC)
PASSWORD = "een-lang-genoeg-wachtwoord"  # the same for everybody; it opens nothing outside the tests

OWN, ZONNEVELD, SCALDIS = "own", "zonneveld", "scaldis"


@dataclass(frozen=True, slots=True)
class Cast:
    """Everybody, by first name, and the organisations."""

    own: OrganisationFacts
    zonneveld: OrganisationFacts
    scaldis: OrganisationFacts
    amira: Account
    thijs: Account
    olga: Account
    sven: Account
    iris: Account
    kees: Account
    petra: Account
    noor: Account

    @property
    def people(self) -> dict[str, Account]:
        """Everybody by first name."""
        return {name: getattr(self, name) for name in PEOPLE}


PEOPLE: dict[str, tuple[str, Role, tuple[str, ...]]] = {
    "amira": ("Amira Haddou", Role.AGENT, (OWN, ZONNEVELD)),
    "thijs": ("Thijs Brand", Role.TEAM_LEAD, (OWN, ZONNEVELD)),
    "olga": ("Olga Meijer", Role.PRIVACY_OFFICER, (OWN, ZONNEVELD, SCALDIS)),
    "sven": ("Sven Postma", Role.SYSTEM_OWNER, (OWN,)),
    "iris": ("Iris van Loon", Role.AUDITOR, (OWN, ZONNEVELD, SCALDIS)),
    "kees": ("Kees Zandstra", Role.PRINCIPAL_CONTACT, (ZONNEVELD,)),
    "petra": ("Petra Wouters", Role.PRINCIPAL_CONTACT, (SCALDIS,)),
    "noor": ("Noor Jansma", Role.AGENT, ()),
}


def assemble() -> Cast:
    """Enter the three organisations and everybody, in an empty database."""
    organisations = {key: enter(key) for key in (OWN, ZONNEVELD, SCALDIS)}
    people = {name: let_in(name) for name in PEOPLE}
    return Cast(**organisations, **people)


def enter(key: str) -> OrganisationFacts:
    """Enter one of the three organisations."""
    match key:
        case "own":
            return add_organisation(
                key=OWN, name="Belhuis Noord", kind="own", country="NL", address=("Kade 1", "9999 ZZ Noordwolde"),
                email="privacy@belhuis-noord.example", dpo_email="fg@belhuis-noord.example", by=SETUP, at=LONG_AGO,
            )  # fmt: skip
        case "zonneveld":
            return add_organisation(
                key=ZONNEVELD, name="Zonneveld Energie", kind="principal", country="NL",
                email="privacy@zonneveld.example", by=SETUP, at=LONG_AGO,
            )  # fmt: skip
        case _:
            return add_organisation(
                key=SCALDIS, name="Scaldis Verzekeringen", kind="principal", country="BE",
                email="privacy@scaldis.example", by=SETUP, at=LONG_AGO,
            )  # fmt: skip


def let_in(name: str) -> Account:
    """Add one person and assign the organisations, which must be there."""
    display_name, role, organisations = PEOPLE[name]
    account = add_account(username=name, display_name=display_name, role=role, password=PASSWORD, by=SETUP, at=LONG_AGO)
    for key in organisations:
        assign(account=account, organisation_key=key, by=SETUP, at=LONG_AGO)
    return account
