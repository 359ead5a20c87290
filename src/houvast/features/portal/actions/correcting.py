"""Say what must be put right, with proof.

Law: GDPR art. 16.
"""

from collections import Counter
from collections.abc import Sequence
from datetime import datetime, timedelta

from django.db import transaction

from houvast.engines.deadlines.local_time import local_date
from houvast.engines.trouble import Trouble
from houvast.features.portal import rules
from houvast.features.portal.actions.writing import write_in
from houvast.features.portal.contracts import Visitor
from houvast.features.portal.events import CorrectionsGiven, ValuesShown
from houvast.features.portal.onfile import GROUPS, OnFile
from houvast.features.rights.actions.own_page import Standing, add_corrections, standing_of
from houvast.features.rights.actions.registering import register_case
from houvast.features.rights.contracts import Channel, Right, Status
from houvast.features.tasks.actions.asking import open_task
from houvast.features.tasks.contracts import Addressee, Asked, TaskKind
from houvast.features.tasks.queries import tasks_of
from houvast.foundation.accounts.contracts import Role
from houvast.foundation.events.facts import Actor
from houvast.foundation.evidence.actions import record

Correction = tuple[str, str, str]
WHAT = (*GROUPS, "user")
"""What can be put right: categories of the data map, and what is below them; the last one is anything else."""
LOOK_WITHIN = timedelta(days=3)
"""How soon an agent looks at what somebody says is wrong."""
_EARLY = (Status.REGISTERED, Status.VERIFIED, Status.LOCATED)


class NothingCorrected(Trouble):
    """No correction was given, or more than somebody looks at."""


@transaction.atomic
def give_corrections(
    *,
    visitor: Visitor,
    corrections: Sequence[Correction],
    words: str = "",
    files: Sequence[bytes] = (),
    language: str,
    at: datetime,
) -> str:
    """Add corrections to a request to correct that is not worked out yet, else register a new one; returns its number.

    :raises NothingCorrected: there is none, too many, or one about something unknown.
    :raises FileNotTaken: a file is not what may be sent; nothing is kept.
    """
    given = _checked(corrections)
    standing = standing_of(visitor.case)
    number, is_here = visitor.case, standing.facts.right is Right.RECTIFICATION and standing.facts.status in _EARLY
    if is_here:
        add_corrections(case=number, corrections=given, by=visitor.actor, at=at)
    else:
        number = register_case(
            organisation=standing.facts.organisation,
            right=Right.RECTIFICATION,
            channel=Channel.WEB,
            received_at=at,
            name=standing.name,
            keys=[(key.kind, key.text) for key in standing.keys],
            words=words.strip(),
            language=language,
            corrections=given,
            by=visitor.actor,
            at=at,
        ).number
    if files or (words.strip() and is_here):
        write_in(case=number, words=words, files=files, by=visitor.actor, at=at)
    _ask_colleague(standing, number, given, words, at=at, by=visitor.actor)
    fact = CorrectionsGiven(request=number, count=len(given))
    record(fact, by=visitor.actor, at=at, case=visitor.case)
    return number


@transaction.atomic
def note_values_shown(*, visitor: Visitor, shown: Sequence[OnFile], at: datetime) -> None:
    """Put on record that the person saw what is on file, by category."""
    tally = tuple(sorted(Counter(one.what for one in shown).items()))
    record(ValuesShown(by_category=tally), by=visitor.actor, at=at, case=visitor.case)


def _checked(corrections: Sequence[Correction]) -> tuple[Correction, ...]:
    given = tuple((what, old.strip(), new.strip()) for what, old, new in corrections if old.strip() or new.strip())
    if not given or len(given) > rules.MOST_CORRECTIONS or not all(_is_correctable(what) for what, _, _ in given):
        raise NothingCorrected(f"Say what is wrong and what it should be, for at most {rules.MOST_CORRECTIONS} things.")
    return given


def _is_correctable(what: str) -> bool:
    return what in WHAT or any(what.startswith(f"{group}.") for group in GROUPS)


def _ask_colleague(
    standing: Standing, case: str, given: tuple[Correction, ...], words: str, *, at: datetime, by: Actor
) -> None:
    """Have an agent look at what is wrong and at the proof; while a task of this sort waits, no other is made."""
    waits = any(one.is_open and one.kind is TaskKind.GENERAL and one.role == Role.AGENT for one in tasks_of(case))
    if waits:
        return
    open_task(
        kind=TaskKind.GENERAL,
        to=Addressee(role=Role.AGENT.value),
        asked=Asked(words=words.strip(), changes=given),
        due_on=local_date(at, standing.facts.country) + LOOK_WITHIN,
        case=case,
        organisation=standing.facts.organisation,
        by=by,
        at=at,
    )
