"""One-time codes: what they look like, what an agent sees of where they go, and which contact point may get one."""

import re
import secrets
from datetime import datetime, timedelta

from houvast.engines.trouble import Trouble
from houvast.features.verification.contracts import ContactPoint
from houvast.features.verification.methods.ways import LETTERS, Code

ON_FILE = timedelta(days=14)
TRIES = 3
WORD = 8
DAY = timedelta(hours=24)
MOST_CODES = 5
"""Codes that one contact point or case may get in a day, so that nobody's mailbox is flooded through us."""

AT_ONCE = timedelta(seconds=20)
"""Whoever asks for the same code again so soon gets the one that is on its way."""

TOGETHER = timedelta(hours=1)
"""A code and a fact count together when they come within one conversation."""


class ContactTooNew(Trouble):
    """A contact point may not get a code: it changed lately, or nobody knows when."""

    status = 409


class WrongContact(Trouble):
    """A contact point of another kind than the way needs."""


def new_code(code: Code) -> str:
    """Make a code that nobody can predict."""
    return "".join(secrets.choice(code.alphabet) for _ in range(code.length))


def new_word() -> str:
    """Make a word of letters that can't be read as others, with which somebody shows that they read a message."""
    return "".join(secrets.choice(LETTERS) for _ in range(WORD))


def as_typed(text: str) -> str:
    """Return what somebody said or typed without blanks and dashes, in capitals."""
    return re.sub(r"[\s.\-]+", "", text).upper()


def check_contact(contact: ContactPoint, code: Code, at: datetime) -> None:
    """Accept a contact point that has been on file for two weeks, with the same SIM card.

    :raises WrongContact: it is of another kind.
    :raises ContactTooNew: it changed lately, or that is not known.
    """
    if contact.kind != code.contact:
        raise WrongContact(f"A code by {code.channel} goes to a contact point of the kind {code.contact}.")
    if not is_on_file(contact, at):
        raise ContactTooNew(
            f"The {contact.kind} on file may have changed in the last {ON_FILE.days} days: check in a stronger way."
        )


def is_on_file(contact: ContactPoint, at: datetime) -> bool:
    """Tell whether a contact point has been on file for two weeks, as far as is known, with the same SIM card."""
    return not contact.swapped and contact.since is not None and at - contact.since >= ON_FILE


def masked(kind: str, value: str) -> str:
    """Return what an agent may see of where a code goes: enough for the right person to know, for nobody to learn."""
    if kind == "email":
        name, _at, domain = value.partition("@")
        return f"{name[:1]}…@{domain[:1]}…"
    return f"…{value[-2:]}" if kind == "phone_number" else "…"
