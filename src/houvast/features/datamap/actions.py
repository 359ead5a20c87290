"""What is changed about the data map."""

from datetime import datetime

from django.db import transaction

from houvast.engines.datamap.model import DataMap
from houvast.features.datamap import rules
from houvast.features.datamap.contracts import LoadedMap, SystemCheck
from houvast.features.datamap.events import MapLoaded, MapUnloaded, SystemChecked
from houvast.features.datamap.health import Clock
from houvast.features.datamap.models import MapFile
from houvast.features.datamap.queries import UnknownMap, check_systems, loaded
from houvast.features.datamap.storing import keep
from houvast.foundation.events.facts import Actor
from houvast.foundation.evidence.actions import record


@transaction.atomic
def load_map(*, name: str, text: str, by: Actor, at: datetime) -> LoadedMap:
    """Let a file describe what systems hold, in place of the earlier file of that name; the same text changes nothing.

    Guarded by `load_map`.

    :raises MapRefused: it does not go together with the other files; the map stays as it was.
    :raises MalformedMap: it is no data map; says where. The map stays as it was.
    :raises UnknownKey: a value under `houvast` does not exist. The map stays as it was.
    """
    current = {row.name: row for row in MapFile.objects.select_for_update().filter(current=True)}
    others = {row.name: row.text for row in current.values() if row.name != name}
    described = rules.read_file(name, text, others)
    digest, earlier = rules.digest_of(text), current.get(name)
    if earlier is not None and earlier.digest == digest:
        return loaded(earlier)
    MapFile.objects.filter(name=name, current=True).update(current=False)
    row = MapFile.objects.create(
        name=name, text=text, digest=digest, current=True, loaded_at=at, loaded_by=f"{by.kind}:{by.key}"
    )
    record(_fact(row, described), by=by, at=at)
    return loaded(row)


@transaction.atomic
def unload_map(*, name: str, by: Actor, at: datetime) -> None:
    """Let a file no longer count; its versions stay as history.

    Guarded by `load_map`.

    :raises UnknownMap: there is no such file.
    """
    row = MapFile.objects.select_for_update().filter(name=name, current=True).first()
    if row is None:
        raise UnknownMap(f"There is no file “{name}” in the data map.")
    row.current = False
    row.save(update_fields=["current"])
    record(MapUnloaded(file=name, digest=row.digest), by=by, at=at)


def check_system(*, system: str, by: Actor, at: datetime, clock: Clock) -> SystemCheck:
    """Look whether a system is fit to search and to erase in, and keep what was found; nothing is written in it.

    Guarded by `view_map`. The system is asked outside any transaction, since it may take long to answer.

    :raises UnknownSystem: there is no such system.
    """
    (found,) = check_systems([system], clock)
    states = [point.state for point in found.points]
    fact = SystemChecked(system, found.state, states.count("error"), states.count("warning"))
    with transaction.atomic():
        keep(found, at)
        record(fact, by=by, at=at)
    return found


def _fact(row: MapFile, described: DataMap) -> MapLoaded:
    return MapLoaded(
        file=row.name,
        digest=row.digest,
        systems=tuple(system.key for system in described.systems),
        collections=sum(len(system.collections) for system in described.systems),
    )
