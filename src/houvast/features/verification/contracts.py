"""What others may hold of a check of identity."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class Method(StrEnum):
    """How somebody was checked; `rules.STRENGTH` says which level each reaches at most."""

    ADDRESS_MATCH = "address_match"  # the address or number in use is the one that it is about
    KNOWN_CHANNEL = "known_channel"  # a reply from the address on file, or a call from the number on file, with a code
    DYNAMIC_FACTS = "dynamic_facts"  # two facts that change and that only the customer knows
    ACCOUNT_LOGIN = "account_login"
    CHANNEL_CODE = "channel_code"  # a one-time code to a channel on file for 14 days, and one such fact
    CALL_BACK = "call_back"  # on the number on file
    LETTER_CODE = "letter_code"  # to the address on file
    SECOND_FACTOR = "second_factor"  # login with a second factor
    EID = "eid"  # an electronic means of identification
    IN_PERSON = "in_person"  # an identity document shown, not copied
    MASKED_ID = "masked_id"  # last resort: a masked copy, checked and destroyed


class Doubt(StrEnum):
    """Why more was asked than usual.

    Law: GDPR art. 12(6).
    """

    NONE = ""
    OTHER_CHANNEL = "other_channel"  # not the channel on file
    CONTRADICTION = "contradiction"  # what was said does not fit what is on file
    THIRD_PARTY = "third_party"  # somebody asks for another
    RECENT_CHANGE = "recent_change"  # contact data changed lately
    DISPUTED_ACCOUNT = "disputed_account"
    MINOR = "minor"


@dataclass(frozen=True, slots=True)
class IdentityCheckFacts:
    """One check: the level (0-3) that was asked and the one it reaches, how, and which kinds of identifiers it proved.

    It never holds an answer, a document or its number.
    """

    case: str
    required_level: int
    level: int
    method: Method
    proven: tuple[str, ...]
    passed: bool
    reason_of_doubt: Doubt
    by: str
    at: datetime
