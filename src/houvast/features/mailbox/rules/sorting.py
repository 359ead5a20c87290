"""What becomes of a mail: by what it is, whom it answers and what it asks.

What may never happen: an answer to a machine; a request of a stranger's opened by a receipt number alone; a wish that
is passed over because it is not sure: a person looks at it.
"""

import re
from dataclasses import dataclass
from datetime import datetime, timedelta

from houvast.engines.intents.model import RIGHTS, Proposal, Wanted
from houvast.engines.intents.recognising import languages_of, recognise
from houvast.features.mailbox.contracts import Letter, State, Why

SURE = 0.8
"""How sure the recognition must be before a request is registered by itself."""
MOST_RIGHTS = 3
"""So many rights in one mail are told apart; with more, a person does."""
MOST_A_DAY = 5
"""So many requests of one sender in a day are registered by themselves."""
OLD = timedelta(days=30)
"""What lay in the mailbox for longer was perhaps dealt with before Houvast came."""

_NUMBER = re.compile(r"(?<![\d-])(20\d\d-\d{5})(?![\d-])")
_ANSWERED = re.compile(r"^(?:\s*(?:re|aw|antw|tr|fw|fwd|doorst|wg|rép|sv)\s*(?:\[\d+\])?\s*:)+", re.IGNORECASE)
_ASIDE = ((Wanted.THIRD_PARTY, Why.THIRD_PARTY), (Wanted.BREACH, Why.BREACH))
_LEAST_WORDS = 3


@dataclass(frozen=True, slots=True)
class Found:
    """What is known here of a mail: the request whose mail it answers, the ones that its sender names and is in.

    `stranger` tells that it names a number of which it may not be a part; `copies` are the requests of the same mail,
    `lately` counts the requests that its sender made by mail in the last day, `ended` are requests that are closed.
    """

    thread: str = ""
    named: str = ""
    stranger: bool = False
    copies: tuple[str, ...] = ()
    lately: int = 0
    ended: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Outcome:
    """What is done: state, why, the rights that become requests, or the requests that it belongs to."""

    state: State
    why: Why
    rights: tuple[str, ...] = ()
    cases: tuple[str, ...] = ()


def numbers_in(letter: Letter) -> tuple[str, ...]:
    """Return the receipt numbers that the subject names."""
    return tuple(dict.fromkeys(_NUMBER.findall(letter.head.subject)))


def wish_of(letter: Letter) -> tuple[Proposal, ...]:
    """Return what the sender's own words seem to ask, the subject included, unless that is of the mail it answers."""
    is_answer = bool(_ANSWERED.match(letter.head.subject))
    return tuple(recognise(letter.own if is_answer else f"{letter.head.subject}.\n{letter.own}"))


def language_of(letter: Letter) -> str:
    """Return the language of the mail; Dutch where its words don't tell."""
    words = letter.own or letter.head.subject
    spoken = languages_of(words) if len(words.split()) >= _LEAST_WORDS else []
    return spoken[0] if spoken and len(spoken) < len(("nl", "fr", "en", "de")) else "nl"


def outcome_of(letter: Letter, wish: tuple[Proposal, ...], found: Found, *, age: timedelta) -> Outcome:
    """Return what becomes of a mail."""
    if why := _machine(letter):
        return Outcome(State.QUEUED, why)
    if found.thread:
        return _into(found.thread, Why.THREAD, found)
    if len(letter.senders) != 1:
        return Outcome(State.QUEUED, Why.NO_SENDER)
    if found.copies:
        return Outcome(State.JOINED, Why.COPY, cases=found.copies)
    suspect = ("dmarc", "fail") in letter.hints
    if found.named and not suspect:
        return _into(found.named, Why.NUMBER, found)
    if found.stranger or found.named:
        return Outcome(State.QUEUED, Why.STRANGER)
    return _by_wish(wish, found, age)


def _into(case: str, why: Why, found: Found) -> Outcome:
    """Add it to its request; where that is closed nobody looks any more, so that a person must."""
    if case in found.ended:
        return Outcome(State.QUEUED, Why.FOLLOW_UP, cases=(case,))
    return Outcome(State.JOINED, why, cases=(case,))


def _machine(letter: Letter) -> Why | None:
    if letter.automatic:
        return Why.AUTOMATIC
    return None if letter.is_whole else Why.UNREADABLE


def _by_wish(wish: tuple[Proposal, ...], found: Found, age: timedelta) -> Outcome:
    wanted = {one.wanted: one.confidence for one in wish}
    for aside, why in _ASIDE:
        if aside in wanted:
            return Outcome(State.QUEUED, why)
    rights = tuple(one.wanted.value for one in wish if one.wanted in RIGHTS)
    sure = tuple(right for right in rights if wanted[Wanted(right)] >= SURE)
    if not rights:
        return Outcome(State.QUEUED, Why.INFORMATION if Wanted.INFORMATION in wanted else Why.UNCLEAR)
    if len(rights) > MOST_RIGHTS:
        return Outcome(State.QUEUED, Why.SEVERAL)
    if sure != rights:
        return Outcome(State.QUEUED, Why.UNCLEAR)
    if age > OLD:
        return Outcome(State.QUEUED, Why.OLD)
    if found.lately + len(rights) > MOST_A_DAY:
        return Outcome(State.QUEUED, Why.MANY)
    return Outcome(State.REGISTERED, Why.RECOGNISED, rights=rights)


def legal_moment(delivered: datetime | None, now: datetime) -> datetime:
    """Return when a mail came in: when the mail server got it, and never later than now.

    Law: GDPR art. 12(3): the month runs from receipt, not from reading.
    """
    return min(delivered or now, now)
