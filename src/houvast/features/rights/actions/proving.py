"""Let whoever asks prove who they are: a code to what is on file, questions, or two colleagues together.

What may never happen: a code to where the caller wants it; a proof of more than what stands in the same row as where
the code went; a way to learn from us whether somebody is known.
"""

from collections.abc import Iterable, Mapping
from datetime import datetime
from uuid import UUID

from django.db import transaction

from houvast.engines.matching.identifiers import PHONE
from houvast.engines.trouble import Trouble
from houvast.features.rights.actions.identifying import ProvesNothing, meant_keys, move_on, warn_when_locked
from houvast.features.rights.contracts import GivenKey
from houvast.features.rights.keys import identifiers
from houvast.features.rights.models import CaseRecord
from houvast.features.rights.on_file import OnFile, read_on_file
from houvast.features.rights.person import open_person
from houvast.features.rights.proofs import note_proof
from houvast.features.rights.queries import live_case
from houvast.features.verification.actions.alerting import alert_person, ask_about_sim
from houvast.features.verification.actions.asking import answer_facts, ask_facts
from houvast.features.verification.actions.challenging import Started, answer_challenge, start_challenge
from houvast.features.verification.actions.overriding import approve_override, ask_override
from houvast.features.verification.contracts import About, Answered, ContactPoint, Doubt, OverrideCard, RoundCard
from houvast.features.verification.queries import (
    Question,
    code_ways,
    indices,
    is_change_told,
    is_on_file,
    open_round,
    questions_of,
)
from houvast.foundation.events.facts import Actor


class NoCodePossible(Trouble):
    """No code can go to what is on file; whether anything is on file is not said."""

    status = 409


def send_code(*, case: str, way: str, swapped: bool = False, by: Actor, at: datetime) -> Started:
    """Send a code to what the systems hold of whoever asks; it takes no address, so that nobody can give one.

    `swapped` tells that the number got another SIM card lately.

    :raises NoCodePossible: nobody is known by what was given, or what is on file is too new to trust.
    :raises CheckLocked: checking failed too often within a day.
    :raises TooManyCodes: too many codes went out within a day.
    """
    found = live_case(case)
    file = read_on_file(found, by=by, at=at)
    contact = trusted_contact(found, file, way, swapped=swapped, by=by, at=at)
    return start_challenge(about=about_of(found, file, at), way=way, contact=contact, by=by, at=at)


@transaction.atomic
def answer_code(*, case: str, challenge: UUID, said: str, by: Actor, at: datetime) -> Answered:
    """Judge what somebody says the code is; what is proven moves the case on when it is enough.

    :raises CodeOver: the code does not count any more.
    :raises SamePerson: it went on paper, and whoever printed it checks it.
    :raises CheckLocked: checking failed too often within a day.
    """
    found = live_case(case)
    file = read_on_file(found, by=by, at=at)
    answered = answer_challenge(about=about_of(found, file, at), challenge=challenge, said=said, by=by, at=at)
    return settled(found, file, answered, by=by, at=at)


@transaction.atomic
def ask_questions(*, case: str, by: Actor, at: datetime) -> RoundCard:
    """Choose what to ask of what the systems hold; whoever asks again gets the same.

    :raises NothingToAsk: nothing is left, or nobody is known; which of the two is not said.
    :raises CheckLocked: checking failed too often within a day.
    """
    found = live_case(case)
    file = read_on_file(found, by=by, at=at)
    warn_of_change(found, file, by=by, at=at)
    proves = indices(file.found_by)
    return ask_facts(about=about_of(found, file, at), facts=file.facts, proves=proves, by=by, at=at)


def questions_open(*, case: str, by: Actor, at: datetime) -> tuple[RoundCard, tuple[Question, ...]] | None:
    """Return the questions that wait for answers, with their choices, or None."""
    asked = open_round(case, at)
    return (asked, questions_of(asked, read_on_file(live_case(case), by=by, at=at).facts)) if asked else None


@transaction.atomic
def answer_questions(*, case: str, asked: UUID, answers: Mapping[str, str], by: Actor, at: datetime) -> Answered:
    """Judge the answers, by field.

    :raises RoundOver: they were answered already, or took too long.
    :raises CheckLocked: checking failed too often within a day.
    """
    found = live_case(case)
    file = read_on_file(found, by=by, at=at)
    about = about_of(found, file, at)
    answered = answer_facts(about=about, asked=asked, answers=answers, facts=file.facts, by=by, at=at)
    return settled(found, file, answered, by=by, at=at)


def ask_second(*, case: str, reason: str, proven: tuple[str, ...], by: Actor, at: datetime) -> OverrideCard:
    """Ask a second colleague to answer for somebody whom no other way reaches; `proven` as in `verify_identity`.

    :raises ProvesNothing: one of the identifiers was not given or can't be read.
    :raises OverrideRefused: the reason is not on the list.
    """
    found = live_case(case)
    keys = meant_keys(found, proven, open_person(case, bytes(found.person)).keys)
    return ask_override(case=case, reason=reason, proves=identifiers(keys, (k.kind for k in keys)), by=by, at=at)


@transaction.atomic
def approve_second(*, case: str, override: UUID, by: Actor, at: datetime) -> None:
    """Agree as the second colleague. Guard: `approve_plan`, with an account of one's own.

    :raises OverrideRefused: there is nothing to agree with, or it is one's own wish.
    :raises ProvesNothing: what it was asked for was replaced since.
    """
    found = live_case(case)
    keys = open_person(case, bytes(found.person)).keys
    given = identifiers(keys, (k.kind for k in keys))
    about = About(case, found.right, found.channel, given, sender=found.organisation.name, language=found.language)
    check, proves = approve_override(about=about, override=override, by=by, at=at)
    proven = _shown(keys, proves)
    if not proven:
        raise ProvesNothing(f"case {case}: what the override was asked for was replaced; ask for it again.")
    note_proof(found, proven, check.level)
    move_on(found, by=by, at=at)


def trusted_contact(
    found: CaseRecord, file: OnFile, way: str, *, swapped: bool = False, by: Actor, at: datetime
) -> ContactPoint:
    """Return the contact point on file that a way reaches; `swapped` tells that the number got another SIM card lately.

    :raises NoCodePossible: there is none, or it is too new to trust; which of the two is not said.
    """
    warn_of_change(found, file, by=by, at=at)
    contact = next((c for c in file.contacts if c.kind == code_ways().get(way) and is_on_file(c, at)), None)
    if contact and contact.kind == PHONE and not swapped:
        swapped = ask_about_sim(case=found.number, contact=contact, by=by, at=at)
    if contact is None or swapped:
        raise NoCodePossible(f"case {found.number}: no code can go to what is on file; check in another way.")
    return contact


@transaction.atomic
def warn_of_change(found: CaseRecord, file: OnFile, *, by: Actor, at: datetime) -> None:
    """Tell the person on the channels of before, once in a case, that contact data changed lately."""
    about = about_of(found, file, at)
    if about.doubt is not Doubt.RECENT_CHANGE or is_change_told(found.number):
        return
    before = [contact for contact in file.contacts if is_on_file(contact, at)]
    alert_person(about=about, reason="contact_changed", contacts=[*before, *file.earlier], by=by, at=at)


def about_of(found: CaseRecord, file: OnFile, at: datetime) -> About:
    """Return what a check in this case is about; contact data that changed lately is a reason to ask for more."""
    recent = any(c.since is not None and not is_on_file(c, at) for c in file.contacts)
    return About(
        case=found.number,
        right=found.right,
        channel=found.channel,
        identifiers=file.identifiers,
        doubt=Doubt.RECENT_CHANGE if recent else Doubt.NONE,
        sender=found.organisation.name,
        language=found.language,
    )


def settled(found: CaseRecord, file: OnFile, answered: Answered, *, by: Actor, at: datetime) -> Answered:
    """Let the case have what a check came to: its proofs, its next step, and a warning where checking was locked."""
    if answered.locked:
        warn_when_locked(found, file.contacts, by=by, at=at)
    if answered.level:
        keys = open_person(found.number, bytes(found.person)).keys
        note_proof(found, _shown(keys, answered.proves), answered.level)
        move_on(found, file.contacts, by=by, at=at)
    return answered


def _shown(keys: Iterable[GivenKey], proves: frozenset[str]) -> tuple[GivenKey, ...]:
    return tuple(k for k in keys if k.value and proves.intersection(indices(identifiers([k], [k.kind]))))
