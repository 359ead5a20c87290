"""The cases that wait when the demonstration opens: two that are verified, and others at every stage of a day."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from houvast.entrypoints.demo.people_at_work import OFFICER
from houvast.entrypoints.demo.stories import Story
from houvast.features.rights.actions.identifying import verify_identity
from houvast.features.rights.actions.registering import register_case
from houvast.features.rights.actions.term import extend_term
from houvast.features.rights.contracts import Channel, Right
from houvast.foundation.accounts.queries import account_by_username
from houvast.foundation.events.facts import Actor

AGENT: Final = "amira"
ACCESS, ERASURE = "bram", "vera"


@dataclass(frozen=True, slots=True)
class Waiting:
    """A case that waits: whose story, what they ask, how and how long ago, and how far it is."""

    story: str
    right: Right
    channel: Channel
    ago: timedelta
    words: str
    verified: bool = False
    extended: bool = False
    known: tuple[str, ...] = ("customer_number", "email", "phone_number")


_CASES: Final = (
    Waiting(
        "sanne_own",
        Right.ACCESS,
        Channel.LETTER,
        timedelta(days=29),
        "Graag een overzicht van alles wat u van mij hebt.",
        verified=True,
        known=("customer_number", "email"),
    ),
    Waiting(
        "geert",
        Right.ACCESS,
        Channel.MAIL,
        timedelta(days=20),
        "Ik wil weten welke gegevens u van mij bewaart, ook van mijn oude polissen.",
        verified=True,
        extended=True,
    ),
    Waiting(
        "father",
        Right.RECTIFICATION,
        Channel.WEB,
        timedelta(days=6),
        "Mijn voorletters staan verkeerd op de factuur.",
        known=("email",),
    ),
    Waiting(
        ACCESS,
        Right.ACCESS,
        Channel.PHONE,
        timedelta(days=2),
        "Wat weten jullie eigenlijk allemaal van mij?",
        verified=True,
    ),
    Waiting(
        ERASURE,
        Right.ERASURE,
        Channel.PHONE,
        timedelta(days=1),
        "Ik ben verhuisd en geen klant meer. Wis alles wat jullie van mij hebben.",
        verified=True,
    ),
    Waiting(
        "twin",
        Right.OBJECTION,
        Channel.PHONE,
        timedelta(minutes=20),
        "Bel mij niet meer met aanbiedingen.",
        known=("phone_number",),
    ),
)


def register(stories: Mapping[str, Story], *, at: datetime) -> tuple[str, str]:
    """Register every case that waits, each at its own moment before `at`; return the access and the erasure case."""
    agent, officer = account_by_username(AGENT).actor, account_by_username(OFFICER).actor
    numbers: dict[str, str] = {}
    steps: list[tuple[datetime, Callable[[], None]]] = []
    for case in _CASES:
        steps += _steps(case, stories[case.story], numbers, agent, officer, at)
    for _, step in sorted(steps, key=lambda one: one[0]):
        step()
    return numbers[ACCESS], numbers[ERASURE]


def _steps(
    case: Waiting, story: Story, numbers: dict[str, str], agent: Actor, officer: Actor, at: datetime
) -> list[tuple[datetime, Callable[[], None]]]:
    came = at - case.ago
    checked, told = came + timedelta(minutes=6), came + timedelta(days=9)

    def enter() -> None:
        keys = [(kind, story.identifiers[kind]) for kind in case.known]
        home = story.person.home.place if story.person else None
        lines = (f"{home.street} {home.number}{home.addition}", f"{home.postcode} {home.city}") if home else ()
        facts = register_case(
            organisation=story.organisation,
            right=case.right,
            channel=case.channel,
            received_at=came,
            name=story.person.name if story.person else "",
            keys=keys,
            words=case.words,
            address=lines,
            by=agent,
            at=came,
        )
        numbers[case.story] = facts.number

    def check() -> None:
        verify_identity(
            case=numbers[case.story],
            level=2,
            method="channel_code",
            proven=case.known,
            passed=True,
            by=agent,
            at=checked,
        )

    def extend() -> None:
        reasons = ("complexity",)
        extend_term(case=numbers[case.story], reasons=reasons, letter_sent_at=told, by=officer, at=told)

    found: list[tuple[datetime, Callable[[], None]]] = [(came, enter)]
    found += [(checked, check)] if case.verified else []
    return [*found, (told, extend)] if case.extended else found
