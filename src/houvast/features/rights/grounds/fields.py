"""What each ground says besides its own words. Every field is a place in its text; nothing else gets in.

Law: GDPR art. 12(4).
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Ground(StrEnum):
    """On which ground something is refused; the value is the end of the name of its text, `ground_…`."""

    DOUBT = "doubt"
    CANNOT_IDENTIFY = "cannot_identify"
    NOT_MANDATED = "not_mandated"
    DECEASED = "deceased"
    UNFOUNDED = "unfounded"
    EXCESSIVE = "excessive"
    OTHERS_RIGHTS = "others_rights"
    TRADE_SECRETS = "trade_secrets"
    STILL_NEEDED = "still_needed"
    EXPRESSION = "expression"
    LEGAL_DUTY = "legal_duty"
    PUBLIC_TASK = "public_task"
    PUBLIC_HEALTH = "public_health"
    ARCHIVES = "archives"
    CLAIMS = "claims"
    SHARED = "shared"
    PORTABILITY_GROUND = "portability_ground"
    PORTABILITY_PAPER = "portability_paper"
    PORTABILITY_INFERRED = "portability_inferred"
    PORTABILITY_PUBLIC_TASK = "portability_public_task"
    PORTABILITY_OTHERS = "portability_others"
    CORRECT = "correct"
    OPINION = "opinion"
    NO_RESTRICTION = "no_restriction"
    COMPELLING = "compelling"
    OBJECTION_CLAIMS = "objection_claims"
    NOT_OPEN = "not_open"
    OBJECTION_RESEARCH = "objection_research"
    HUMAN_DECIDED = "human_decided"
    NO_GREAT_EFFECT = "no_great_effect"
    DECIDED_BY_LAW = "decided_by_law"
    NL_OTHERS = "nl_others"
    NL_CLAIMS = "nl_claims"
    NL_RESEARCH = "nl_research"
    NL_REGISTER = "nl_register"
    BE_AUTHORITIES = "be_authorities"


@dataclass(frozen=True, slots=True)
class Duty:
    """A rule that lets or makes data stay: its words for the person, and its law."""

    words: str
    law: str


@dataclass(frozen=True, slots=True)
class Nothing:
    """The text says it all."""


@dataclass(frozen=True, slots=True)
class Why:
    """Why it is so here, in words of one's own: the law asks for a reason that fits this person."""

    why: str


@dataclass(frozen=True, slots=True)
class About:
    """Which part it is about; empty where it is about all that was asked."""

    about: str


@dataclass(frozen=True, slots=True)
class AboutWhy:
    """Which part it is about, and why it is so here."""

    about: str
    why: str


@dataclass(frozen=True, slots=True)
class Kept:
    """What must be kept by which rule, and until when."""

    about: str
    duty: Duty
    until: date | None


@dataclass(frozen=True, slots=True)
class Claim:
    """What is kept for a dispute, which one, and until when."""

    about: str
    why: str
    until: date | None


Given = Nothing | Why | About | AboutWhy | Kept | Claim

FIELDS: dict[Ground, type[Given]] = {
    Ground.DOUBT: Why,
    Ground.CANNOT_IDENTIFY: Nothing,
    Ground.NOT_MANDATED: Why,
    Ground.DECEASED: Nothing,
    Ground.UNFOUNDED: Why,
    Ground.EXCESSIVE: Why,
    Ground.OTHERS_RIGHTS: About,
    Ground.LEGAL_DUTY: Kept,
    Ground.CLAIMS: Claim,
    Ground.SHARED: About,
    Ground.PORTABILITY_GROUND: About,
    Ground.PORTABILITY_PAPER: About,
    Ground.PORTABILITY_INFERRED: About,
    Ground.PORTABILITY_OTHERS: About,
    Ground.OPINION: About,
    Ground.HUMAN_DECIDED: Why,
    Ground.NO_GREAT_EFFECT: Why,
    Ground.DECIDED_BY_LAW: Why,
    Ground.NL_RESEARCH: About,
    Ground.NL_REGISTER: About,
    Ground.BE_AUTHORITIES: Nothing,
}
FIELDS |= {ground: AboutWhy for ground in Ground if ground not in FIELDS}
