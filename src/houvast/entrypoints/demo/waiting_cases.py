"""The cases that wait when the demonstration opens: two that are verified, and others at every stage of a day."""

from collections.abc import Callable, Iterator, Mapping
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


Step = Callable[[Waiting, datetime], None]
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
    register = _Register(stories, account_by_username(AGENT).actor, account_by_username(OFFICER).actor)
    steps = [step for case in _CASES for step in register.steps(case, at)]
    for moment, step, case in sorted(steps, key=lambda one: one[0]):
        step(case, moment)
    return register.numbers[ACCESS], register.numbers[ERASURE]


class _Register:
    """Does what was done with each case, in the order of time."""

    def __init__(self, stories: Mapping[str, Story], agent: Actor, officer: Actor) -> None:
        self._stories, self._agent, self._officer = stories, agent, officer
        self.numbers: dict[str, str] = {}

    def steps(self, case: Waiting, at: datetime) -> Iterator[tuple[datetime, Step, Waiting]]:
        """Yield what was done with a case, and when."""
        came = at - case.ago
        yield came, self._enter, case
        if case.verified:
            yield came + timedelta(minutes=6), self._check, case
        if case.extended:
            yield came + timedelta(days=9), self._extend, case

    def _enter(self, case: Waiting, at: datetime) -> None:
        story = self._stories[case.story]
        facts = register_case(
            organisation=story.organisation,
            right=case.right,
            channel=case.channel,
            received_at=at,
            name=story.person.name if story.person else "",
            keys=[(kind, story.identifiers[kind]) for kind in case.known],
            words=case.words,
            address=_address(story),
            by=self._agent,
            at=at,
        )
        self.numbers[case.story] = facts.number

    def _check(self, case: Waiting, at: datetime) -> None:
        number, method = self.numbers[case.story], "call_back"
        verify_identity(case=number, level=2, method=method, proven=case.known, passed=True, by=self._agent, at=at)

    def _extend(self, case: Waiting, at: datetime) -> None:
        number, reasons = self.numbers[case.story], ("complexity",)
        extend_term(case=number, reasons=reasons, letter_sent_at=at, by=self._officer, at=at)


def _address(story: Story) -> tuple[str, ...]:
    if story.person is None:
        return ()
    home = story.person.home.place
    return f"{home.street} {home.number}{home.addition}", f"{home.postcode} {home.city}"
