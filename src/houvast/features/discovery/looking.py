"""Ask a system what it holds, and let the engine look at a sample; values live in this module's variables only."""

from collections.abc import Callable
from dataclasses import dataclass

from houvast.connectors.protocol import CanSample, Comparison, Match, Session
from houvast.engines.datamap.facts import CollectionFacts, SystemFacts, ValueType
from houvast.engines.datamap.model import Collection, CollectionId, Field
from houvast.engines.discovery.discovering import discover
from houvast.engines.discovery.model import CollectionProposal, ReferenceProposal
from houvast.engines.discovery.references import Suspect, concluded, suspects
from houvast.engines.trouble import Trouble
from houvast.features.discovery.contracts import Progress
from houvast.features.systems.queries import open_connector

_TESTED = 100
_SAMPLES = dict[str, dict[str, list[str | None]]]


class CannotTell(Trouble):
    """Looking at a sample failed; said without the sample."""


@dataclass(frozen=True)
class Looked:
    """What was proposed of a system, and the collections of which no values could be seen."""

    collections: tuple[CollectionProposal, ...]
    unsampled: tuple[str, ...]


def look(system: str, *, rows: int, seed: int, progress: Progress | None = None) -> Looked:
    """Return what a system seems to hold, by its own description and `rows` rows of each collection.

    :raises UnknownSystem: there is no such system.
    :raises Unreachable: it does not answer.
    """
    tell = progress or (lambda _done, _total, _at: None)
    with open_connector(system).session() as session:
        facts = session.describe()
        samples, unsampled = _sampled(session, facts, rows, seed, tell)
        asked = ((suspect, _asked(session, system, facts, suspect, samples)) for suspect in suspects(facts))
        inferred = {suspect: found for suspect, found in asked if found is not None}
    try:
        return Looked(discover(facts, samples, inferred), unsampled)
    except Exception as problem:  # noqa: BLE001 (its message may hold a sampled value, so it goes no further)
        what = type(problem).__name__
    raise CannotTell(f"System “{system}”: what it holds could not be worked out ({what}); report this.")


def _sampled(
    session: Session, facts: SystemFacts, rows: int, seed: int, tell: Callable[[int, int, str], None]
) -> tuple[_SAMPLES, tuple[str, ...]]:
    samples: _SAMPLES = {}
    unsampled = []
    for done, collection in enumerate(facts.collections):
        tell(done, len(facts.collections), collection.name)
        found = _sample_of(session, collection, rows, seed)
        if found is None:
            unsampled.append(collection.name)
        else:
            samples[collection.name] = found
    return samples, tuple(unsampled)


def _sample_of(
    session: Session, collection: CollectionFacts, rows: int, seed: int
) -> dict[str, list[str | None]] | None:
    """Return sampled values by column; None where the system shows none, which must not stop the others."""
    names = [column.name for column in collection.columns if column.type is not ValueType.BYTES]
    if not isinstance(session, CanSample) or not names or rows < 1:
        return None
    try:
        found = session.sample(collection.name, names, rows, seed)
    except Trouble:
        return None
    return {name: [row[at] for row in found] for at, name in enumerate(names)}


def _asked(
    session: Session, system: str, facts: SystemFacts, suspect: Suspect, samples: _SAMPLES
) -> ReferenceProposal | None:
    """Ask which of the sampled values occur at the target."""
    values = samples.get(suspect.collection, {}).get(suspect.field, [])
    wanted = [value for value in dict.fromkeys(values) if value][:_TESTED]
    target = facts.collection(suspect.target)
    if not wanted or target is None:
        return None
    schema, _, name = suspect.target.rpartition(".")
    keys = tuple(Field(key, primary_key=True) for key in target.key)
    extra = () if suspect.target_field in target.key else (Field(suspect.target_field),)
    collection = Collection(CollectionId(system, name), (*keys, *extra), schema=schema)
    match = Match(suspect.target_field, Comparison.EXACT, tuple(wanted))
    try:
        found = {str(row.values.get(suspect.target_field)) for row in session.find(collection, [match])}
    except Trouble:
        return None
    return concluded(suspect, len(found & set(wanted)), len(wanted))
