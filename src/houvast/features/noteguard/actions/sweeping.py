"""Read every note of a system for one organisation, and put what is found there in the queue.

What may never happen: a note or a word of it stored, logged or shown; a note of another organisation read.
"""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from django.db import transaction

from houvast.connectors.protocol import Session
from houvast.engines.datamap.model import Collection, DataMap
from houvast.engines.datamap.rows import Row
from houvast.engines.scanner.model import SENSITIVE, Finding
from houvast.engines.scanner.rules.compiling import ruleset
from houvast.features.datamap.queries import current_map
from houvast.features.locating.queries import Hands
from houvast.features.noteguard.checking import findings_in
from houvast.features.noteguard.contracts.findings import FindingState
from houvast.features.noteguard.contracts.systems import SweepFacts
from houvast.features.noteguard.events import NotesSwept
from houvast.features.noteguard.models import NoteFinding, Suppression, Sweep
from houvast.features.noteguard.queries.numbers import masks_of
from houvast.features.noteguard.queries.teams import require_team_field
from houvast.features.noteguard.storing import place_index, seal_place, text_index, words_index
from houvast.features.noteguard.walking import rows_of, texts, texts_of
from houvast.features.systems.queries import open_connector
from houvast.foundation.events.facts import Actor
from houvast.foundation.evidence.actions import record
from houvast.foundation.organisations.contracts import OrganisationFacts
from houvast.foundation.organisations.models import Organisation
from houvast.foundation.organisations.queries import organisation_by_key

QUEUED = frozenset({*SENSITIVE, "bsn", "rrn", "iban", "card", "iddoc", "credential", "dob", "customer_number"})
"""What a note may not hold at all; a phone number or a name in it may be what the note is about.

Customer numbers are found only by the masks that ask for it.
"""
LEAST_CONFIDENCE = 0.5
Tick = Callable[[int, str], None]  # notes read, and where


@dataclass(slots=True)
class _Work:
    """What a sweep has at hand."""

    row: Sweep
    owner: OrganisationFacts
    datamap: DataMap
    suppressed: frozenset[tuple[str, str]]
    at: datetime
    counts: Counter[str] = field(default_factory=Counter)
    team_field: str = ""
    masks: tuple[str, ...] = ()


def sweep(*, organisation: str, system: str, by: Actor, at: datetime, tick: Tick, team_field: str = "") -> SweepFacts:
    """Read every free text of a system and queue what is found; a sweep that was broken off goes on where it was.

    `team_field` names the field that says of which team a note is; findings are counted by it as well.

    :raises NothingToSweep: the map names no free text there for this organisation.
    :raises NoTeamField: the map says that this field is about a person, or does not know it.
    :raises Unreachable: the system does not answer; what was queued stays, and the sweep goes on later.
    """
    owner, datamap = organisation_by_key(organisation), current_map()
    wanted = texts_of(datamap, system, organisation)
    require_team_field(wanted, team_field)
    begun = Sweep.objects.filter(
        organisation=owner.id, system=system, ended_at=None, ruleset=ruleset().version
    ).first() or Sweep.objects.create(
        organisation=Organisation.objects.get(pk=owner.id), system=system, ruleset=ruleset().version, begun_at=at
    )
    work = _Work(begun, owner, datamap, _suppressed(owner), at, Counter(begun.counts), team_field)
    work.masks = masks_of(organisation, swept=True)
    with open_connector(system).session() as session, Hands(open_connector) as hands:
        for collection in wanted:
            if collection.id.name not in begun.done:
                _collection(work, session, hands, collection, tick)
    return _ended(work, by=by)


def queued_in(text: str, masks: tuple[str, ...]) -> list[Finding]:
    """Return what of a note is put in the queue."""
    found = findings_in(text, masks)
    return [one for one in found if one.category in QUEUED and one.confidence >= LEAST_CONFIDENCE]


def _collection(work: _Work, session: Session, hands: Hands, collection: Collection, tick: Tick) -> None:
    for rows in rows_of(session, hands, work.datamap, work.owner, collection):
        _chunk(work, collection, rows)
        tick(work.row.notes, str(collection.id))
    work.row.done = [*work.row.done, collection.id.name]
    work.row.save(update_fields=["done"])


@transaction.atomic
def _chunk(work: _Work, collection: Collection, rows: Sequence[Row]) -> None:
    """Scan some rows; what was found and how far the sweep is are kept together."""
    found: list[NoteFinding] = []
    for row in rows:
        for name, text in texts(collection, row):
            findings = queued_in(text, work.masks)
            work.row.notes += 1
            work.row.flagged += bool(findings)
            _count_team(work, row, len(findings))
            found += _queued(work, row, name, text, findings)
    new = _unknown(found)
    NoteFinding.objects.bulk_create(new)
    work.row.queued += len(new)
    work.counts.update(f.category for f in new)
    work.row.counts = dict(work.counts)
    work.row.save(update_fields=["notes", "flagged", "queued", "counts", "groups"])


def _count_team(work: _Work, row: Row, found: int) -> None:
    team = row.values.get(work.team_field) if work.team_field else None
    if team is not None:
        notes, before = work.row.groups.get(str(team), (0, 0))
        work.row.groups[str(team)] = (notes + 1, before + found)


def _unknown(found: Sequence[NoteFinding]) -> list[NoteFinding]:
    """Leave out what is in the queue, or was decided, since an earlier sweep."""
    places = {one.place_index for one in found}
    rows = NoteFinding.objects.filter(place_index__in=places)
    known = set(rows.values_list("place_index", "text_index", "start", "rule"))
    return [one for one in found if (one.place_index, one.text_index, one.start, one.rule) not in known]


def _queued(work: _Work, row: Row, name: str, text: str, findings: Sequence[Finding]) -> Iterator[NoteFinding]:
    organisation = work.owner.key
    for one in findings:
        words = words_index(organisation, text[one.start : one.end])
        if (one.rule, words) in work.suppressed:
            continue
        made = NoteFinding(
            organisation=work.row.organisation,
            system=row.collection.system,
            collection=row.collection.name,
            field=name,
            place_index=place_index(organisation, row.key, name),
            text_index=text_index(organisation, text),
            words_index=words,
            start=one.start,
            end=one.end,
            category=one.category,
            severity=one.severity,
            confidence=one.confidence,
            rule=one.rule,
            ruleset=one.ruleset,
            state=FindingState.OPEN,
            found_at=work.at,
        )
        made.place = seal_place(made, row.key)
        yield made


def _suppressed(owner: OrganisationFacts) -> frozenset[tuple[str, str]]:
    return frozenset(Suppression.objects.filter(organisation=owner.id).values_list("rule", "words_index"))


@transaction.atomic
def _ended(work: _Work, *, by: Actor) -> SweepFacts:
    work.row.ended_at = work.at
    work.row.save(update_fields=["ended_at"])
    fact = NotesSwept(
        sweep=work.row.id,
        organisation=work.owner.key,
        system=work.row.system,
        ruleset=work.row.ruleset,
        notes=work.row.notes,
        flagged=work.row.flagged,
        by_category=tuple(sorted(work.counts.items())),
    )
    record(fact, by=by, at=work.at)
    return work.row.facts()
