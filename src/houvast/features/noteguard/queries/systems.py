"""How the notes of each system stand for an organisation."""

from houvast.engines.locating.request import in_reach
from houvast.features.datamap.queries import current_map
from houvast.features.noteguard.contracts.findings import FindingState
from houvast.features.noteguard.contracts.systems import Estimate, SystemNotes
from houvast.features.noteguard.models import NoteFinding, NoteSample
from houvast.features.noteguard.queries.queue import sweeps
from houvast.features.systems.queries import systems
from houvast.foundation.events.facts import Actor


def system_notes(organisation: str, asker: Actor) -> list[SystemNotes]:
    """Return every system with free texts of an organisation, and what was found and done there."""
    known = {one.key for one in systems() if not one.is_manual}
    texts = {
        one.id.system for one in current_map().collections.values() if one.free_text and in_reach(one, organisation)
    }
    return [_of_system(organisation, key, asker) for key in sorted(known & texts)]


def newest_estimate(organisation: str, system: str) -> Estimate | None:
    """Return what the newest sample of a system said; None when there was none."""
    row = NoteSample.objects.filter(organisation__key=organisation, system=system).first()
    return row.facts() if row else None


def _of_system(organisation: str, key: str, asker: Actor) -> SystemNotes:
    rows = NoteFinding.objects.filter(organisation__key=organisation, system=key)
    accepted = rows.filter(state=FindingState.ACCEPTED)
    return SystemNotes(
        key=key,
        sweep=next((one for one in sweeps(organisation) if one.system == key), None),
        estimate=newest_estimate(organisation, key),
        open=rows.filter(state=FindingState.OPEN).count(),
        accepted=accepted.count(),
        own=accepted.filter(decided_by=f"{asker.kind}:{asker.key}").count(),
        rewritten=rows.filter(state=FindingState.REWRITTEN).count(),
    )
