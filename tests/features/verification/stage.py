"""What tests of identity share: the person, what is on file, and the mailbox in which messages arrive."""

import json
import re
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

from houvast.engines.matching.identifiers import Identifier
from houvast.features.verification.actions.asking import answer_facts, ask_facts
from houvast.features.verification.actions.challenging import Started, answer_challenge, start_challenge
from houvast.features.verification.contracts import About, Answered, ContactPoint
from houvast.features.verification.queries import KnownFact, indices
from houvast.foundation.events.facts import Actor
from houvast.foundation.notifications.delivering import deliver_waiting
from houvast.foundation.notifications.jobs import POST_ROOM

AMIRA, THIJS = Actor("account", "amira"), Actor("account", "thijs")
NOON = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)
LATER = datetime(2027, 1, 1, tzinfo=UTC)
LONG = NOON - timedelta(days=400)
EMAIL = Identifier("email", "jip.devries@example.org")
MOBILE = Identifier("phone_number", "+31610000001")
NUMBER = Identifier("customer_number", "ZE100200")
GIVEN = (EMAIL, MOBILE, NUMBER)
CASE = "2026-0007"


def on_file(identifier: Identifier = MOBILE, *proves: Identifier, since: datetime | None = LONG) -> ContactPoint:
    """The contact point as the systems hold it."""
    found = frozenset(indices(proves or (identifier, NUMBER)))
    return ContactPoint(identifier.kind, identifier.value, "crm:customer.mobile", since, found)


ADDRESS = ContactPoint("address", "Kade 1, 9999 ZZ Noordwolde", "crm:customer.street", LONG)


def facts(*, amount: str = "87.40", month: int = 1) -> tuple[KnownFact, ...]:
    """What the systems know of Jip that changes."""
    return (
        KnownFact("billing:payment.amount", "Amount", amount, "amount", ("user.financial",)),
        KnownFact("tickets:ticket.opened_at", "Opened", datetime(2026, month, 9, tzinfo=UTC), "month"),
        KnownFact("meter:reading.value", "Meter reading", 40712, "number", ("user.behavior",)),
        KnownFact("crm:customer.birth_date", "Born", datetime(1980, 1, 2, tzinfo=UTC), "month"),
    )


RIGHT = {"billing:payment.amount": "80-90", "tickets:ticket.opened_at": "2026-01", "meter:reading.value": "40712"}


@dataclass
class Phone:
    """The mobile phone on which text messages arrive."""

    file: Path

    def texts(self, at: datetime = LATER) -> list[dict[str, str]]:
        """Everything that came in, with what was still under way."""
        deliver_waiting(by=POST_ROOM, at=at)
        return [json.loads(line) for line in self.file.read_text().splitlines()] if self.file.exists() else []

    def code(self, at: datetime = LATER) -> str:
        """The newest code."""
        return re.findall(r"\b\d{6}\b", self.texts(at)[-1]["text"])[0]


def about(case: str = CASE, **more) -> About:
    """What a check is about."""
    told = {"right": "access", "channel": "phone", "identifiers": frozenset(GIVEN), "sender": "Belhuis Noord"} | more
    return About(case=case, **told)


def send(
    case: str = CASE, *, hours: float = 0, contact: ContactPoint | None = None, way="code_by_sms", by=AMIRA, **more
) -> Started:
    """Send a code."""
    at = NOON + timedelta(hours=hours)
    return start_challenge(about=about(case, **more), way=way, contact=contact or on_file(), by=by, at=at)


def say(started: Started, code: str, *, hours: float = 0, by=AMIRA, case="", **more) -> Answered:
    """Say what the code is."""
    of, at = about(case or started.card.case, **more), NOON + timedelta(hours=hours)
    return answer_challenge(about=of, challenge=started.card.id, said=code, by=by, at=at)


def other_than(code: str) -> str:
    """A code of the same form that is wrong."""
    return f"{(int(code) + 1) % 1_000_000:06}"


def ask(case: str = CASE, *, hours: float = 0, known=None, proves=(MOBILE, NUMBER), **more):
    """Put questions."""
    at = NOON + timedelta(hours=hours)
    return ask_facts(about=about(case, **more), facts=known or facts(), proves=indices(proves), by=AMIRA, at=at)


def tell(asked, answers: dict[str, str], *, hours: float = 0, known=None, **more) -> Answered:
    """Answer questions."""
    of, at = about(asked.case, **more), NOON + timedelta(hours=hours)
    return answer_facts(about=of, asked=asked.id, answers=answers, facts=known or facts(), by=AMIRA, at=at)


def lately(contact: ContactPoint, days: int) -> ContactPoint:
    """The same contact point, but changed so many days ago."""
    return replace(contact, since=NOON - timedelta(days=days))
