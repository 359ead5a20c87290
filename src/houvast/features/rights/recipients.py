"""Who got the data that a request changed, and whether they heard of it.

What may never happen: a recipient that is left out because its notice failed; more told of the person than by what the
recipient knows people.

Law: GDPR art. 19.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import cast
from uuid import UUID

from houvast.engines.datamap.model import DataMap, Field
from houvast.engines.matching.identifiers import Identifier
from houvast.engines.planner.plan import Plan, RowPlan, Verb
from houvast.features.activities.contracts import Activity, Recipient
from houvast.features.activities.queries import activities_of
from houvast.features.datamap.queries import current_map
from houvast.features.erasure.queries import work_read_back
from houvast.features.locating.queries import latest_search
from houvast.features.rights.contracts import Right, Status
from houvast.features.rights.deciding import decided_here
from houvast.features.rights.models import CaseRecord, RecipientNote
from houvast.features.rights.telling_contracts import NotToldWhy, RecipientCard, RecipientNeed, ToldHow
from houvast.features.systems.queries import systems
from houvast.foundation.keys.sealing import open_json
from houvast.foundation.notifications.contracts import State
from houvast.foundation.notifications.queries import messages_of
from houvast.foundation.organisations.queries import own_organisation

CHANGING = (Right.ERASURE, Right.RECTIFICATION, Right.RESTRICTION)
"""Rights of which recipients must hear; of an objection or a withdrawal the law does not say so."""
PLACE = b"rights.recipient"
_READ_BACK = (Status.READ_BACK, Status.ANSWERED, Status.CLOSED)
_LOST = (State.FAILED, State.RETURNED)


@dataclass(frozen=True, slots=True)
class Touched:
    """A recipient, and the fields about the person that were changed under activities from which it got data."""

    recipient: Recipient
    fields: tuple[Field, ...]
    corrections: tuple[tuple[Field, object], ...] = ()


def recipient_cards(found: CaseRecord) -> tuple[RecipientCard, ...]:
    """Return who got data that this case changed and read back, by name; none before it was read back."""
    touched = touched_by(found)
    if not touched:
        return ()
    notes = {note.recipient: note for note in RecipientNote.objects.filter(case=found)}
    lost = {one.id for one in messages_of(found.number) if one.state in _LOST}
    hosts = _changed_by_us()
    return tuple(_card(one, notes.get(one.recipient.name), lost, hosts) for one in touched)


def waiting_recipients(found: CaseRecord) -> tuple[str, ...]:
    """Return the recipients that were neither told nor left out with a reason."""
    return tuple(one.name for one in recipient_cards(found) if one.waits)


def told_recipients(found: CaseRecord) -> tuple[str, ...]:
    """Return who was told, for a person who asks."""
    return tuple(one.name for one in recipient_cards(found) if one.notified and not one.is_lost)


def touched_by(found: CaseRecord) -> tuple[Touched, ...]:
    """Return the recipients of what was changed, one for each name, with what was changed."""
    plan = work_read_back(found.number) if Right(found.right) in CHANGING and found.status in _READ_BACK else None
    if plan is None:
        return ()
    here = decided_here(found)
    known = [a for a in activities_of(found.organisation.key) if here is None or a.key in here]
    gathered: dict[str, Touched] = {}
    for activity, field, after in _changes(plan, current_map(), known):
        for one in activity.recipients:
            gathered[one.name.casefold()] = _more(gathered.get(one.name.casefold()), one, field, after)
    return tuple(gathered[name] for name in sorted(gathered))


def identifiers_for(found: CaseRecord, recipient: Recipient) -> tuple[Identifier, ...]:
    """Return the identifiers by which this recipient knows the person, and no other; none of other people too."""
    located = latest_search(found.number)
    if located is None:
        return ()
    own = located.identifiers - located.shared
    return tuple(sorted(one for one in own if one.kind in recipient.known_by))


def _changes(
    plan: Plan, datamap: DataMap, known: Iterable[Activity]
) -> Iterator[tuple[Activity, Field, tuple[object, ...]]]:
    """Yield each field that was changed, with each activity that claims it; the new value where it was corrected."""
    claims = {a.key: a for a in known}
    for row in plan.rows:
        if row.touches and row.key.collection in datamap.collections:
            collection = datamap.collection(row.key.collection)
            for name, after in _fields(row).items():
                field = collection.by_name.get(name)
                claim = claims.get(field.activity or collection.activity) if field and field.is_personal else None
                if field and claim:
                    yield claim, field, after


def _fields(row: RowPlan) -> Mapping[str, tuple[object, ...]]:
    if row.verb is Verb.DELETE:
        return {name: () for name, value in row.before.items() if value not in (None, "")}
    return {cell.field: (cell.after,) if cell.how == "rectify" else () for cell in row.cells}


def _more(before: Touched | None, one: Recipient, field: Field, after: tuple[object, ...]) -> Touched:
    if before is None:
        return Touched(one, (field,), tuple((field, value) for value in after))
    corrected = tuple((field, value) for value in after if (field, value) not in before.corrections)
    return Touched(
        recipient=_merged(before.recipient, one),
        fields=before.fields if field in before.fields else (*before.fields, field),
        corrections=(*before.corrections, *corrected),
    )


def _merged(one: Recipient, other: Recipient) -> Recipient:
    """Return a recipient of several activities with what only one of them says; by what it knows people in all."""
    return replace(
        one,
        role=one.role or other.role,
        contact=one.contact or other.contact,
        email=one.email or other.email,
        address=one.address or other.address,
        language=one.language or other.language,
        known_by=tuple(dict.fromkeys((*one.known_by, *other.known_by))),
    )


def _changed_by_us() -> frozenset[str]:
    """Return who only keeps systems that we changed and read back ourselves, and we: what was done is done there."""
    hosts = {one.host_party for one in systems()} | {one.host for one in current_map().systems}
    return frozenset(name.casefold() for name in (*hosts, own_organisation().name) if name)


def _card(one: Touched, note: RecipientNote | None, lost: set[UUID], hosts: frozenset[str]) -> RecipientCard:
    need = RecipientNeed.DONE_BY_US if one.recipient.name.casefold() in hosts else RecipientNeed.MUST_HEAR
    card = RecipientCard(recipient=one.recipient, need=need)
    if note is None:
        return card
    words = ""
    if note.words:
        words = cast("dict[str, str]", open_json(note.case.number, bytes(note.words), PLACE))["words"]
    return replace(
        card,
        notified=ToldHow(note.how) if note.how else None,
        not_told=NotToldWhy(note.why) if note.why else None,
        words=words,
        by=note.by,
        at=note.at,
        message=note.message,
        is_lost=note.message in lost,
    )
