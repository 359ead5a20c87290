"""The notes behind findings, as they stand in their systems now: read, shown, and kept nowhere."""

from collections import defaultdict
from collections.abc import Mapping, Sequence

from houvast.connectors.protocol import Session
from houvast.engines.datamap.model import DataMap
from houvast.engines.datamap.rows import RowKey
from houvast.engines.trouble import Trouble
from houvast.features.datamap.queries import current_map
from houvast.features.noteguard.contracts.findings import ShownFinding, Unseen
from houvast.features.noteguard.models import NoteFinding
from houvast.features.noteguard.rewording import better, finding_of
from houvast.features.noteguard.storing import open_place, open_words, text_index
from houvast.features.systems.queries import open_connector


def shown(organisation: str, finding: int) -> ShownFinding | None:
    """Return a finding with its note, read from the system now; None when the note is gone or was changed.

    :raises Unreachable: the system does not answer.
    """
    row = NoteFinding.objects.select_related("organisation").get(pk=finding, organisation__key=organisation)
    with open_connector(row.system).session() as session:
        return _read(session, current_map(), [row])[row.pk]


def notes(organisation: str, ids: Sequence[int]) -> Mapping[int, ShownFinding | Unseen]:
    """Return the notes of several findings, with one session for each system; what can't be shown says why.

    A system that does not answer takes nothing from the others.
    """
    by_system: dict[str, list[NoteFinding]] = defaultdict(list)
    for row in NoteFinding.objects.select_related("organisation").filter(pk__in=ids, organisation__key=organisation):
        by_system[row.system].append(row)
    found: dict[int, ShownFinding | Unseen] = {}
    for system, rows in by_system.items():
        found.update(_of_system(system, rows))
    return found


def _of_system(system: str, rows: Sequence[NoteFinding]) -> Mapping[int, ShownFinding | Unseen]:
    try:
        with open_connector(system).session() as session:
            return {pk: one or Unseen() for pk, one in _read(session, current_map(), rows).items()}
    except Trouble as trouble:
        return {row.pk: Unseen(str(trouble)) for row in rows}


def _read(session: Session, datamap: DataMap, rows: Sequence[NoteFinding]) -> dict[int, ShownFinding | None]:
    places = {row.pk: open_place(row) for row in rows}
    texts: dict[tuple[RowKey, str], object] = {}
    for of in {place.collection for place in places.values()}:
        if of in datamap.collections:  # a collection that left the map is not read any more
            held = session.read(datamap.collection(of), [key for key in set(places.values()) if key.collection == of])
            texts |= {(key, name): value for key, one in held.items() for name, value in one.values.items()}
    return {row.pk: _shown(row, texts.get((places[row.pk], row.field))) for row in rows}


def _shown(row: NoteFinding, text: object) -> ShownFinding | None:
    if not isinstance(text, str) or text_index(row.organisation.key, text) != row.text_index:
        return None
    found = finding_of(row)
    words = open_words(row)
    return ShownFinding(
        finding=row.facts(),
        text=text,
        start=row.start,
        end=row.end,
        proposal=better(text, [row]),
        hint=found.hint,
        words=found.rewrite if words is None else words,
    )
