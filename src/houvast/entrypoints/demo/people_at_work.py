"""Who works in the demonstration centre and for whom; invented, with a fresh password each time."""

import secrets
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from houvast.foundation.accounts.actions import add_account, assign
from houvast.foundation.accounts.contracts import Role
from houvast.foundation.events.facts import Actor
from houvast.foundation.organisations.actions import add_organisation, record_instruction

OWN, ENERGIE, SCALDIS = "own", "energie", "scaldis"
INSTRUCTION: Final = "ZE-verwerkersovereenkomst-2025/bijlage-3"
OFFICER: Final = "olga"
"""The account that carries cases out when nobody does so by hand."""

_EVERYBODY: Final = (
    ("amira", "Amira Haddou", Role.AGENT, (OWN, ENERGIE, SCALDIS)),
    ("thijs", "Thijs Brand", Role.TEAM_LEAD, (OWN, ENERGIE, SCALDIS)),
    (OFFICER, "Olga Meijer", Role.PRIVACY_OFFICER, (OWN, ENERGIE, SCALDIS)),
    ("sven", "Sven Postma", Role.SYSTEM_OWNER, (OWN,)),
    ("kees", "Kees Zandstra", Role.PRINCIPAL_CONTACT, (ENERGIE,)),
    ("petra", "Petra Wouters", Role.PRINCIPAL_CONTACT, (SCALDIS,)),
    ("iris", "Iris van Loon", Role.AUDITOR, (OWN, ENERGIE, SCALDIS)),
)
_WORDS: Final = (
    "anker", "balkon", "citroen", "dijkweg", "eekhoorn", "fluitje", "gember", "hagel", "iglo", "jasmijn", "kachel",
    "lantaarn", "molen", "nevel", "oever", "parasol", "regen", "sleutel", "toren", "vlieger", "wolk", "zilver",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Login:
    """With what somebody logs in; the password is shown once and kept nowhere."""

    username: str
    password: str
    name: str
    role: Role


_ORGANISATIONS: Final[tuple[dict[str, Any], ...]] = (
    {
        "key": OWN, "name": "Belhuis Noord", "kind": "own", "country": "NL",
        "address": ("Kade 1", "9999 ZZ Noordwolde"), "email": "privacy@belhuis-noord.example",
        "phone": "085 099 0100", "dpo_name": "Olga Meijer", "dpo_email": "fg@belhuis-noord.example",
        "privacy_statement_url": "https://belhuis-noord.example/privacy",
    },
    {
        "key": ENERGIE, "name": "Zonneveld Energie", "kind": "principal", "country": "NL",
        "address": ("Zonneplein 8", "9998 ZX Windhoek aan Zee"), "email": "privacy@zonneveld.example",
        "phone": "085 099 0200", "dpo_email": "fg@zonneveld.example",
        "privacy_statement_url": "https://zonneveld.example/privacy",
    },
    {
        "key": SCALDIS, "name": "Scaldis Verzekeringen", "kind": "principal", "country": "BE",
        "address": ("Kaai 12", "9999 Scheldeburg"), "email": "privacy@scaldis.example", "phone": "+32 2 555 01 00",
        "dpo_email": "dpo@scaldis.example", "privacy_statement_url": "https://scaldis.example/privacy",
    },
)  # fmt: skip


def enter(*, by: Actor, at: datetime) -> tuple[Login, ...]:
    """Enter the three organisations and everybody who works there."""
    for organisation in _ORGANISATIONS:
        add_organisation(**organisation, by=by, at=at)
    record_instruction(organisation_key=ENERGIE, reference=INSTRUCTION, by=by, at=at)
    return tuple(_let_in(*one, by=by, at=at) for one in _EVERYBODY)


def _let_in(username: str, name: str, role: Role, organisations: tuple[str, ...], *, by: Actor, at: datetime) -> Login:
    password = "-".join([*(secrets.choice(_WORDS) for _ in range(3)), str(secrets.randbelow(9000) + 1000)])
    account = add_account(username=username, display_name=name, role=role, password=password, by=by, at=at)
    for key in organisations:
        assign(account=account, organisation_key=key, by=by, at=at)
    return Login(username, password, name, role)
