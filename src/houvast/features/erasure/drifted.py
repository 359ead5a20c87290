"""No write over a change in a system that nobody reviewed."""

from collections.abc import Iterable, Mapping, Sequence

from houvast.connectors.protocol import Session
from houvast.engines.datamap.facts import SystemFacts
from houvast.engines.datamap.model import CollectionId
from houvast.engines.trouble import Trouble
from houvast.features.discovery.queries.drift import unreviewed, watched
from houvast.features.locating.queries import Hands

_NAMED = 3


class SchemaDrifted(Trouble):
    """A collection changed since it was reviewed: what is new in it may hold data that the map does not know."""

    status = 409


def refuse_drift_in(hands: Hands, system: str, collections: Iterable[CollectionId]) -> None:
    """Ask a system what these collections are now, and go on only when that was reviewed.

    :raises SchemaDrifted: something changed; names the collection and what.
    """
    names = watched(collections)
    facts: dict[str, SystemFacts] = {}

    def ask(name: str, session: Session) -> None:
        facts[name] = session.describe(names)

    if names:
        hands.each([system], ask)
        refuse_drifted(facts, {system: names})


def refuse_drifted(facts: Mapping[str, SystemFacts], asked: Mapping[str, Sequence[str]]) -> None:
    """Go on only when what systems (by key) say of the collections they were asked for is what was reviewed.

    :raises SchemaDrifted: something changed; names the collection and what.
    """
    found = unreviewed(facts, asked)
    if found:
        told = "; ".join(str(one) for one in found[:_NAMED])
        more = f"; and {len(found) - _NAMED} more" if len(found) > _NAMED else ""
        raise SchemaDrifted(f"{told}{more}: review it (houvast map drift {found[0].system}), then try again.")
