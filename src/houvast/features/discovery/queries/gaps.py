"""What is asked about data that is held without need."""

from houvast.features.activities.queries import activities
from houvast.features.datamap.queries import current_map
from houvast.features.discovery.contracts import Gap
from houvast.features.discovery.rules import minimising


def gaps(system: str | None = None) -> tuple[Gap, ...]:
    """Give what the map holds without purpose, ground or need; of one system, or of all.

    Law: GDPR art. 5(1)(c), 9, 10.
    """
    found = minimising.gaps(current_map(), activities())
    return tuple(gap for gap in found if system in (None, gap.system))
