"""A bulk scan of the free texts of a system; what is written knows notes by a pseudonym and holds no text."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime

from houvast.connectors.protocol import Session
from houvast.engines.datamap.model import Collection, DataMap
from houvast.engines.datamap.rows import Row
from houvast.engines.scanner.scanning import at_hand
from houvast.features.datamap.queries import current_map
from houvast.features.locating.queries import Hands
from houvast.features.noteguard.actions.scanning import Tick, run
from houvast.features.noteguard.bulk.batching import id_text, without_surrogates
from houvast.features.noteguard.bulk.blocks import Block, Note
from houvast.features.noteguard.bulk.results import BadOutput
from houvast.features.noteguard.bulk.sources.rows import RowsBlock
from houvast.features.noteguard.bulk.sources.text import month_of
from houvast.features.noteguard.contracts.scans import Asked, Job, Outcome
from houvast.features.noteguard.events import NotesScanned
from houvast.features.noteguard.queries.numbers import masks_of
from houvast.features.noteguard.storing import place_index
from houvast.features.noteguard.walking import rows_of, texts, texts_of
from houvast.features.systems.queries import open_connector
from houvast.foundation.events.facts import Actor
from houvast.foundation.evidence.actions import record
from houvast.foundation.organisations.contracts import OrganisationFacts
from houvast.foundation.organisations.queries import organisation_by_key

FIELD = "field"
"""Counts by where a note stands, where no other field was asked for."""


@dataclass(slots=True)
class SystemSource:
    """The free texts of a system for one organisation."""

    session: Session
    hands: Hands
    datamap: DataMap
    owner: OrganisationFacts
    collections: list[Collection]
    size: int = 0

    def blocks(self, asked: Asked) -> Iterator[tuple[int, Block]]:
        """Give the notes, some rows at a time."""
        done = 0
        for collection in self.collections:
            for rows in rows_of(self.session, self.hands, self.datamap, self.owner, collection):
                notes = tuple(note for row in rows for note in self._notes(collection, row, asked))
                done += len(notes)
                if notes:
                    yield done, RowsBlock(notes)

    def _notes(self, collection: Collection, row: Row, asked: Asked) -> Iterator[Note]:
        for name, text in texts(collection, row):
            where = f"{collection.id.name}.{name}" if asked.group_field == FIELD else row.values.get(asked.group_field)
            group = "" if where is None else without_surrogates(str(where))
            key = id_text(place_index(self.owner.key, row.key, name))
            yield Note(key, without_surrogates(text), group, month_of(row.values.get(asked.time_field)))


def scan_system(*, organisation: str, job: Job, by: Actor, at: datetime, tick: Tick) -> Outcome:
    """Scan every free text of a system, `job.source`, for one organisation, and write down what was found.

    :raises NothingToSweep: the map names no free text there for this organisation, or it can't be read through.
    :raises BadOutput: it was asked to go on: rows of a system may have changed meanwhile.
    :raises Unreachable: the system does not answer.
    """
    if job.resume:
        raise BadOutput("a scan of a system can't go on where it stopped: start it anew, or use `houvast note sweep`")
    owner, datamap = organisation_by_key(organisation), current_map()
    wanted = texts_of(datamap, job.source, organisation)
    masks = (*job.asked.masks, *masks_of(organisation))
    counting = replace(job, asked=replace(job.asked, group_field=job.asked.group_field or FIELD, masks=masks))
    with open_connector(job.source).session() as session, Hands(open_connector) as hands:
        done = run(counting, tick, SystemSource(session, hands, datamap, owner, wanted))
    fact = NotesScanned(
        organisation=organisation,
        system=job.source,
        ruleset=at_hand().version,
        notes=done.total.notes,
        flagged=done.total.flagged,
        by_category=tuple(sorted(done.total.by_category().items())),
    )
    record(fact, by=by, at=at)
    return done
