"""Say beforehand how many notes of a system will be flagged, by a sample of them.

What may never happen: a note of another organisation looked at; a note kept.
"""

import random
from collections.abc import Callable, Iterable
from datetime import datetime

from houvast.connectors.protocol import Session
from houvast.engines.datamap.model import Collection, DataMap
from houvast.features.datamap.queries import current_map
from houvast.features.locating.queries import Hands
from houvast.features.noteguard.actions.sweeping import queued_in
from houvast.features.noteguard.contracts.systems import Estimate
from houvast.features.noteguard.models import NoteSample
from houvast.features.noteguard.queries.numbers import masks_of
from houvast.features.noteguard.walking import rows_of, texts, texts_of
from houvast.features.systems.queries import open_connector
from houvast.foundation.organisations.contracts import OrganisationFacts
from houvast.foundation.organisations.models import Organisation
from houvast.foundation.organisations.queries import organisation_by_key

SAMPLED = 2_000
MOST_PASSED = 500_000
"""So many notes of a collection are passed at most, unless all of them are asked for."""
Tick = Callable[[int, str], None]  # notes passed, and where


def estimate(
    *,
    organisation: str,
    system: str,
    at: datetime,
    tick: Tick,
    notes: int = SAMPLED,
    most: int | None = MOST_PASSED,
    seed: int = 0,
) -> Estimate:
    """Draw `notes` notes by chance from a system and tell what share is flagged; every note is as likely as another.

    All notes are passed, or about the first `most` of each collection: then nobody knows how many there are in all.

    :raises NothingToSweep: the map names no free text there for this organisation.
    :raises Unreachable: the system does not answer.
    """
    owner, datamap = organisation_by_key(organisation), current_map()
    wanted, masks = texts_of(datamap, system, organisation), masks_of(organisation, swept=True)
    urn = _Urn(notes, seed)
    with open_connector(system).session() as session, Hands(open_connector) as hands:
        whole = [_passed(urn, (session, hands, datamap, owner, one), most, tick) for one in wanted]
    row = NoteSample.objects.create(
        organisation=Organisation.objects.get(pk=owner.id),
        system=system,
        at=at,
        sampled=len(urn.drawn),
        flagged=sum(bool(queued_in(text, masks)) for text in urn.drawn),
        notes=urn.passed,
        is_whole=all(whole),
    )
    return row.facts()


class _Urn:
    """Holds so many notes, drawn by chance from all that were passed."""

    def __init__(self, size: int, seed: int) -> None:
        self.size, self.passed = size, 0
        self.drawn: list[str] = []
        self._chance = random.Random(seed)  # noqa: S311 (a sample, no secret)

    def put(self, several: Iterable[str]) -> None:
        """Take notes in, or pass them."""
        for text in several:
            self.passed += 1
            if len(self.drawn) < self.size:
                self.drawn.append(text)
            elif (place := self._chance.randrange(self.passed)) < self.size:
                self.drawn[place] = text


def _passed(
    urn: _Urn, place: tuple[Session, Hands, DataMap, OrganisationFacts, Collection], most: int | None, tick: Tick
) -> bool:
    """Pass the notes of one collection; tell whether that was all of it."""
    begun, collection = urn.passed, place[-1]
    for rows in rows_of(*place):
        if most is not None and urn.passed - begun >= most:
            return False
        urn.put(text for row in rows for _, text in texts(collection, row))
        tick(urn.passed, str(collection.id))
    return True
