"""Rewrite notes in the system where they stand, and read them back.

What may never happen: a write to a note that changed since it was looked at; the original kept anywhere; a note called
rewritten that was not read again.
"""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby

from django.conf import settings
from django.db import transaction

from houvast.connectors.protocol import Change, Refused, Session
from houvast.engines.datamap.model import Collection
from houvast.engines.datamap.rows import RowKey
from houvast.engines.trouble import Trouble
from houvast.features.datamap.queries import current_map
from houvast.features.noteguard.contracts.findings import Cleaned, FindingState
from houvast.features.noteguard.events import NotesRewritten
from houvast.features.noteguard.models import NoteFinding
from houvast.features.noteguard.rewording import better
from houvast.features.noteguard.storing import open_place, text_index
from houvast.features.systems.queries import open_connector
from houvast.foundation.events.facts import Actor
from houvast.foundation.evidence.actions import record

Tick = Callable[[int, int], None]


class NeedsOtherEyes(Trouble):
    """Who accepted the rewriting may not carry it out as well."""

    status = 403


class NotReadBack(Trouble):
    """The system took the new text and shows another one."""

    status = 409


@dataclass(frozen=True, slots=True)
class _Note:
    """The accepted findings of one note."""

    key: RowKey
    field: str
    rows: tuple[NoteFinding, ...]


def clean(*, organisation: str, system: str, by: Actor, at: datetime, tick: Tick) -> Cleaned:
    """Rewrite every note of a system with accepted findings; note by note, each read back before the next.

    :raises NeedsOtherEyes: HOUVAST_FOUR_EYES asks for two people, and who accepted carries out.
    :raises Unreachable: the system does not answer; what was rewritten stays so.
    """
    rows = _accepted(organisation, system)
    _require_other_eyes(rows, by)
    notes = list(_notes(rows))
    datamap = current_map()
    done = Cleaned()
    with open_connector(system).session() as session:
        for number, note in enumerate(notes, 1):
            done = _one(session, datamap.collection(note.key.collection), note, done, at=at)
            tick(number, len(notes))
    _record(organisation, system, rows, done, by=by, at=at)
    return done


def _accepted(organisation: str, system: str) -> list[NoteFinding]:
    wanted = NoteFinding.objects.select_related("organisation").filter(
        organisation__key=organisation, system=system, state=FindingState.ACCEPTED
    )
    return list(wanted.order_by("collection", "place_index", "start"))


def _require_other_eyes(rows: Sequence[NoteFinding], by: Actor) -> None:
    if settings.HOUVAST_FOUR_EYES and any(row.decided_by == f"{by.kind}:{by.key}" for row in rows):
        raise NeedsOtherEyes("Notes are rewritten by somebody other than who accepted it: ask a colleague.")


def _notes(rows: Sequence[NoteFinding]) -> Iterator[_Note]:
    for _, several in groupby(rows, key=lambda row: (row.collection, row.place_index)):
        group = tuple(several)
        yield _Note(open_place(group[0]), group[0].field, group)


def _one(session: Session, collection: Collection, note: _Note, done: Cleaned, *, at: datetime) -> Cleaned:
    """Rewrite one note in one transaction of the system, then read it back."""
    try:
        with session.transaction() as work:
            held = work.lock(collection, [note.key]).get(note.key)
            text = held.values.get(note.field) if held else None
            if not isinstance(text, str) or _changed(note, text):
                _finish(note, FindingState.CHANGED, at)
                return Cleaned(done.rewritten, done.changed + len(note.rows), done.refused)
            new = better(text, note.rows)
            work.change(collection, [Change(note.key, {note.field: new})])
    except Refused as refused:
        return Cleaned(done.rewritten, done.changed, (*done.refused, str(refused)))
    back = session.read(collection, [note.key]).get(note.key)
    if back is None or back.values.get(note.field) != new:
        raise NotReadBack(f"{collection.id}: the system shows another text than was written; look at its triggers.")
    _finish(note, FindingState.REWRITTEN, at)
    return Cleaned(done.rewritten + len(note.rows), done.changed, done.refused)


def _changed(note: _Note, text: str) -> bool:
    now = text_index(note.rows[0].organisation.key, text)
    return any(row.text_index != now for row in note.rows)


@transaction.atomic
def _finish(note: _Note, state: FindingState, at: datetime) -> None:
    """Keep what came of a note; what a reviewer wrote for it is needed no longer."""
    ids = [row.pk for row in note.rows]
    NoteFinding.objects.filter(pk__in=ids).update(state=state, cleaned_at=at, replacement=None)


def _record(
    organisation: str, system: str, rows: Sequence[NoteFinding], done: Cleaned, *, by: Actor, at: datetime
) -> None:
    ids = [row.pk for row in rows]
    finished = NoteFinding.objects.filter(pk__in=ids, state=FindingState.REWRITTEN).values_list("rule", flat=True)
    if done.rewritten or done.changed:
        tally = tuple(sorted(Counter(finished).items()))
        fact = NotesRewritten(organisation=organisation, system=system, by_rule=tally, changed_meanwhile=done.changed)
        record(fact, by=by, at=at)
