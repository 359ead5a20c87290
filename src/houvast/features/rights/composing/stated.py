"""What people said of systems without an interface: proof by statement, and told as that.

Law: GDPR art. 5(2), 12(4), 15(3), 17(3).
"""

from collections.abc import Collection
from dataclasses import replace
from datetime import datetime

from houvast.engines.deadlines.local_time import local_date
from houvast.features.activities.queries import activities_of, rules_for
from houvast.features.datamap.queries import current_map
from houvast.features.rights.answer.contracts import (
    Activity,
    Answer,
    Kept,
    Outcome,
    Reason,
    Recording,
    Right,
    Statement,
)
from houvast.features.rights.composing.purposes import activity_told
from houvast.features.rights.composing.saying import said
from houvast.features.rights.models import CaseRecord
from houvast.features.tasks.contracts import Attachment, TaskFacts, TaskKind, TaskState
from houvast.features.tasks.queries import asked_of, files_of, manual_systems, outcomes_of, said_of, tasks_of
from houvast.foundation.events.facts import Actor
from houvast.foundation.files.actions import open_file

_DISCLOSING = (Right.ACCESS, Right.PORTABILITY)
_SAYS_NOTHING = (Outcome.REFUSED, Outcome.NOT_IDENTIFIED, Outcome.EXTENDED)
_DATA = {"nl": "Gegevens over u", "en": "Data about you", "fr": "Données sur vous", "de": "Daten über Sie"}
_COPY = {"nl": "kopie", "en": "copy", "fr": "copie", "de": "Kopie"}
_KINDS = {"image/jpeg": "jpg", "text/plain": "txt"}


def with_statements(answer: Answer, case: CaseRecord, *, chosen: Outcome | None) -> Answer:
    """Return an answer with what was stated by hand; its outcome follows that, unless somebody chose one."""
    said = tuple(outcomes_of(case.number).values())
    if not said or answer.outcome in _SAYS_NOTHING:
        return answer
    exceptions = [one for one in said if one.state is TaskState.EXCEPTION]
    withheld = [one for one in exceptions if one.kind is TaskKind.LOCATE]
    return replace(
        answer,
        statements=tuple(_statement(one, answer, case) for one in said),
        kept=(*answer.kept, *(_kept(one, answer, case) for one in exceptions if one not in withheld)),
        reasons=(*answer.reasons, *(_reason(one, answer, case) for one in withheld)),
        activities=(*answer.activities, *_activities(answer, case, said)),
        outcome=chosen or _outcome(answer, said),
        copies=tuple(copy for copy, _ in _copies(answer, case)),
    )


def copies_of(answer: Answer, case: CaseRecord, *, by: Actor, at: datetime) -> tuple[bytes, ...]:
    """Return the content of the copies that go with an answer, in the order of `answer.copies`; each is on record."""
    files = [file for _, file in _copies(answer, case)]
    return tuple(b"".join(open_file(file.file, by=by, at=at).pieces) for file in files)


def _outcome(answer: Answer, said: Collection[TaskFacts]) -> Outcome:
    if any(one.state is TaskState.EXCEPTION for one in said):
        return Outcome.PARTLY
    is_held = any(one.state is TaskState.DONE for one in said)
    return Outcome.GRANTED if is_held and answer.outcome is Outcome.NOTHING_FOUND else answer.outcome


def _statement(one: TaskFacts, answer: Answer, case: CaseRecord) -> Statement:
    by_party = one.is_outside and one.answered_by.startswith("system:task-link/")
    return Statement(
        system=_name(one.system),
        kind=one.kind.value,
        state=one.state.value,
        by=asked_of(one.id).party if by_party else answer.controller.name,
        on=local_date(one.answered_at or one.opened_at, case.organisation.country),
    )


def _kept(one: TaskFacts, answer: Answer, case: CaseRecord) -> Kept:
    ground, law = _ground(one, answer, case)
    return Kept(_DATA[answer.language], ground, law, count=None, until=one.until, system=_name(one.system))


def _reason(one: TaskFacts, answer: Answer, case: CaseRecord) -> Reason:
    ground, law = _ground(one, answer, case)
    return Reason(ground, law, what=_name(one.system))


def _ground(one: TaskFacts, answer: Answer, case: CaseRecord) -> tuple[str, str]:
    """Return the ground in words and its article: of a rule, or as the person wrote it who was asked."""
    for rule in rules_for(case.organisation.country).rules:
        if rule.key == one.ground:
            return said(rule.words, answer.language), f"{rule.law} {rule.article}; {rule.exception}"
    by_them = said_of(one.id)
    return (by_them.words if by_them else ""), ""


def _activities(answer: Answer, case: CaseRecord, said: Collection[TaskFacts]) -> tuple[Activity, ...]:
    """Return the activities of the systems in which something is held, that the answer doesn't tell of yet."""
    if answer.right is not Right.ACCESS:
        return ()
    holding = {one.system for one in said if one.state is not TaskState.NOT_FOUND}
    used = {one.activity for one in manual_systems(case.organisation.key) if one.system in holding}
    told = (activity_told(one, answer.language) for one in activities_of(case.organisation.key) if one.key in used)
    return tuple(one for one in told if one.name not in {known.name for known in answer.activities})


def _copies(answer: Answer, case: CaseRecord) -> tuple[tuple[Recording, Attachment], ...]:
    if answer.right not in _DISCLOSING:
        return ()
    found = []
    for task in tasks_of(case.number):
        if task.kind is TaskKind.LOCATE and task.state is TaskState.DONE:
            for number, file in enumerate(files_of([task.id]), 1):
                words = f"{_name(task.system)}, {_COPY[answer.language]} {number}"
                found.append((Recording(words, _kind(file.media_type)), file))
    return tuple(found)


def _kind(media_type: str) -> str:
    if "spreadsheetml" in media_type or "wordprocessingml" in media_type:
        return "xlsx" if "spreadsheetml" in media_type else "docx"
    return _KINDS.get(media_type, media_type.partition("/")[2])


def _name(system: str) -> str:
    return next((one.name or one.key for one in current_map().systems if one.key == system), system)
