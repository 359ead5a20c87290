"""What others may hold of an activity."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from houvast.engines.rulepacks.rules import Words
from houvast.features.activities.claims import claiming as claiming

NOTHING = Words("", "")


class OurRole(StrEnum):
    """What the centre is in an activity.

    Law: GDPR art. 4(7), 4(8).
    """

    CONTROLLER = "controller"
    PROCESSOR = "processor"


class LegalGround(StrEnum):
    """Why the activity is allowed.

    Law: GDPR art. 6(1)(a)-(f), in this order.
    """

    CONSENT = "consent"
    CONTRACT = "contract"
    LEGAL_OBLIGATION = "legal_obligation"
    VITAL_INTERESTS = "vital_interests"
    PUBLIC_TASK = "public_task"
    LEGITIMATE_INTEREST = "legitimate_interest"


class SpecialGround(StrEnum):
    """Why special categories of data may be held at all, beside the ground of the activity.

    Law: GDPR art. 9(2)(a)-(j), in this order; the last for data on offences.
    Law: GDPR art. 10.
    """

    EXPLICIT_CONSENT = "explicit_consent"
    EMPLOYMENT_LAW = "employment_law"
    VITAL_INTERESTS = "vital_interests"
    MEMBERS = "members"
    MADE_PUBLIC = "made_public"
    LEGAL_CLAIMS = "legal_claims"
    SUBSTANTIAL_INTEREST = "substantial_interest"
    CARE = "care"
    PUBLIC_HEALTH = "public_health"
    ARCHIVING = "archiving"
    OFFENCES_LAW = "offences_law"


class RecipientRole(StrEnum):
    """What a recipient is.

    Law: GDPR art. 4(7)-(9), 26.
    """

    CONTROLLER = "controller"
    JOINT_CONTROLLER = "joint_controller"
    PROCESSOR = "processor"
    AUTHORITY = "authority"


@dataclass(frozen=True, slots=True)
class Recipient:
    """Who gets data, in which country (ISO code, or empty), and what.

    `contact` (a name or department), `email` and `address` (lines) are where they are told what was erased, corrected
    or restricted, in `language` (nl, en, fr or de). `known_by` are the kinds of identifier by which they know people:
    only these are mailed to them, and nothing where there are none.
    Law: GDPR art. 15(1)(c), 19.
    """

    name: str
    country: str = ""
    what: Words = NOTHING
    role: RecipientRole | None = None
    contact: str = ""
    email: str = ""
    address: tuple[str, ...] = ()
    language: str = ""
    known_by: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Activity:
    """One thing that is done with data; `organisation` is the key of its controller.

    An activity is known by its organisation and its key together. Empty `transfers` means that no recipient sits
    outside the EEA, empty `automated_decisions` that there are none; no `special_ground` that it holds no special data.
    Law: GDPR art. 15(1)(a)-(h), 30.
    """

    key: str
    organisation: str
    role: OurRole
    name: Words
    purpose: Words
    legal_ground: LegalGround
    source: Words
    retention: Words
    recipients: tuple[Recipient, ...] = ()
    transfers: Words = NOTHING
    automated_decisions: Words = NOTHING
    marketing: bool = False
    special_ground: SpecialGround | None = None

    @property
    def gives_portability(self) -> bool:
        """Tell whether data of this activity can be portable: it rests on consent or contract.

        Law: GDPR art. 20(1)(a).
        """
        return self.legal_ground in (LegalGround.CONSENT, LegalGround.CONTRACT)


@dataclass(frozen=True, slots=True)
class LoadedActivities:
    """A file of activities; `activities` are (organisation, key), `warnings` are lines about what to look at."""

    name: str
    digest: str
    activities: tuple[tuple[str, str], ...]
    warnings: tuple[str, ...]
    loaded_at: datetime
    loaded_by: str
