"""What a person is told before a fee is asked: how much, for what, why, and that the request can be taken back.

Law: GDPR art. 12(5)(a).
"""

from dataclasses import dataclass
from datetime import date

from houvast.features.rights.contracts import FeeCard
from houvast.features.rights.notices.recipient import PACKAGE, Notice
from houvast.foundation.ui.wording import wording


@dataclass(frozen=True, slots=True)
class FeeMail:
    """What stands in the mail about a fee besides the fee itself; `name` is empty where the address is not proven."""

    number: str
    name: str
    due: date
    contact: str
    organisation: str
    authority: str
    authority_url: str


def write_fee(card: FeeCard, mail: FeeMail, language: str) -> Notice:
    """Write what the person must know to choose: pay, or take the request back."""
    words = wording(PACKAGE, "fee", language)
    greeting = words.say("greeting", name=_line(mail.name)) if mail.name else words["greeting_unnamed"]
    parts = [
        greeting,
        words.say("fee", amount=amount(card.cents, language), costs=_line(card.costs)),
        words.say(f"why_{card.ground.value}", reasons=_line(card.reasons)),
        words["law"],
        words["choose"],
        words.say("due", due=mail.due),
        words.say("contact", contact=mail.contact, number=mail.number),
        words.say("complain", authority=mail.authority, url=mail.authority_url),
        words["closing"],
        mail.organisation,
    ]
    return Notice(words.say("subject", number=mail.number), "\n\n".join(parts) + "\n")


def amount(cents: int, language: str) -> str:
    """Say an amount of euros: € 12,50, or €12.50 in English."""
    whole, rest = divmod(cents, 100)
    if language == "en":
        return f"€{whole}.{rest:02d}"
    return f"{whole},{rest:02d} €" if language in ("fr", "de") else f"€ {whole},{rest:02d}"


def _line(text: str) -> str:
    return " ".join(text.split())
