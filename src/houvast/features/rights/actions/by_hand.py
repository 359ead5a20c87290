"""Ask the people behind systems without an interface, and wait for what they say.

What may never happen: a case answered as done while a system that may hold the person's data was not asked, or has not
said what became of them.
"""

from datetime import datetime

from houvast.engines.deadlines.local_time import local_date
from houvast.features.rights.contracts import DISCLOSING_RIGHTS, SYSTEM_RIGHTS, Right
from houvast.features.rights.deciding import decided_here
from houvast.features.rights.models import CaseRecord
from houvast.features.rights.person import open_person
from houvast.features.rights.proofs import proven_keys
from houvast.features.rights.queries import term_of
from houvast.features.tasks.actions.by_hand import CaseNeeds, ask_to_carry_out, ask_what_is_held
from houvast.features.tasks.contracts import CARRIES_OUT, TaskFacts, TaskState
from houvast.features.tasks.queries import in_scope, open_tasks_of, outcomes_of
from houvast.features.verification.queries import level_asked
from houvast.foundation.events.facts import Actor


def ask_held(found: CaseRecord, *, by: Actor, at: datetime) -> None:
    """Ask what is held of the person, in every system of the case that a person answers for; once."""
    ask_what_is_held(needs=_needs(found, at), by=by, at=at)


def ask_carrying_out(found: CaseRecord, *, by: Actor, at: datetime) -> None:
    """Ask to carry the right out there; once, and not where nothing is held."""
    ask_to_carry_out(needs=_needs(found, at), right=found.right, by=by, at=at)


def waits_for(found: CaseRecord) -> str:
    """Return what is still to be said by hand before the case can be answered as done, or nothing."""
    if waiting := open_tasks_of(found.number):
        return (
            f"case {found.number}: {waiting} tasks wait for an answer; remind who was asked, or write their answer"
            " down."
        )
    said = outcomes_of(found.number)
    for one in in_scope(found.organisation.key, decided_here(found)):
        if Right(found.right) in (*SYSTEM_RIGHTS, *DISCLOSING_RIGHTS) and not _is_settled(found, said.get(one.system)):
            return _unsettled(found.number, one.system, said.get(one.system))
    return ""


def _is_settled(found: CaseRecord, said: TaskFacts | None) -> bool:
    if said is None:
        return False
    carries_out = Right(found.right) in SYSTEM_RIGHTS
    return said.state is TaskState.NOT_FOUND or not carries_out or said.kind in CARRIES_OUT


def _unsettled(case: str, system: str, said: TaskFacts | None) -> str:
    if said is None:
        return f"case {case}: nobody was asked about the system {system}; locate again."
    return (
        f"case {case}: the system {system} holds data of the person; make the plan and carry it out, so that they"
        " are asked."
    )


def _needs(found: CaseRecord, at: datetime) -> CaseNeeds:
    person = open_person(found.number, bytes(found.person))
    proven = proven_keys(found, person, level_asked(found.number, found.right, found.channel))
    named = [("name", person.name)] if person.name else []
    term = term_of(found)
    return CaseNeeds(
        case=found.number,
        organisation=found.organisation.key,
        look_for=(*named, *((one.kind, one.value) for one in sorted(proven))),
        internal_target=max(term.internal_target, found.due_on - (term.due - term.internal_target)),
        legal=found.due_on,
        today=local_date(at, found.organisation.country),
        changes=person.corrections,
        activities=decided_here(found),
    )
