"""What is changed about activities."""

from collections import Counter
from collections.abc import Iterable
from datetime import datetime

from django.db import transaction

from houvast.features.activities import rules
from houvast.features.activities.contracts import Activity, LoadedActivities
from houvast.features.activities.events import ActivitiesLoaded, ActivitiesUnloaded
from houvast.features.activities.models import ActivityFile
from houvast.features.activities.queries import UnknownActivityFile, activities
from houvast.features.activities.rules import ActivitiesRefused
from houvast.features.datamap.queries import current_map
from houvast.foundation.events.facts import Actor
from houvast.foundation.evidence.actions import record
from houvast.foundation.organisations.queries import organisations


@transaction.atomic
def load_activities(*, name: str, text: str, by: Actor, at: datetime) -> LoadedActivities:
    """Let a file list what is done with data, in place of the earlier file of that name; the same text changes nothing.

    Guarded by `load_map`.

    :raises ActivitiesRefused: a word is missing, unknown or stands twice; everything stays as it was.
    :raises MalformedMap: it is no YAML; everything stays as it was.
    """
    rules.check_form(name, text)
    listed = rules.read_activities(text)
    if not listed:
        raise ActivitiesRefused(f"The file “{name}” lists no activity; it needs a list under `activity:`.")
    current = {row.name: row for row in ActivityFile.objects.select_for_update().filter(current=True)}
    others = [a for row in current.values() if row.name != name for a in rules.read_activities(row.text)]
    rules.refuse_twins((a.organisation, a.key) for a in (*others, *listed))
    warnings = _odd_roles(listed)
    row = current.get(name)
    if row is None or row.digest != rules.digest_of(text):
        row = _replace(name, text, by, at)
        fact = ActivitiesLoaded(file=name, digest=row.digest, by_organisation=_tally(listed))
        record(fact, by=by, at=at)
    return _loaded(row, listed, warnings)


@transaction.atomic
def unload_activities(*, name: str, by: Actor, at: datetime) -> None:
    """Let a file no longer count; its versions stay as history.

    Guarded by `load_map`.

    :raises UnknownActivityFile: there is no such file.
    """
    row = ActivityFile.objects.select_for_update().filter(name=name, current=True).first()
    if row is None:
        raise UnknownActivityFile(f"There is no file of activities “{name}”.")
    row.current = False
    row.save(update_fields=["current"])
    record(ActivitiesUnloaded(file=name, digest=row.digest), by=by, at=at)


def _replace(name: str, text: str, by: Actor, at: datetime) -> ActivityFile:
    ActivityFile.objects.filter(name=name, current=True).update(current=False)
    digest, loader = rules.digest_of(text), f"{by.kind}:{by.key}"
    return ActivityFile.objects.create(
        name=name, text=text, digest=digest, current=True, loaded_at=at, loaded_by=loader
    )


def _odd_roles(listed: Iterable[Activity]) -> tuple[str, ...]:
    known = organisations()
    own = next((one.key for one in known if one.is_own), "")
    return rules.check_known_organisations(listed, own, [one.key for one in known if not one.is_own])


def _tally(listed: Iterable[Activity]) -> tuple[tuple[str, int], ...]:
    return tuple(sorted(Counter(a.organisation for a in listed).items()))


def _loaded(row: ActivityFile, listed: Iterable[Activity], warnings: tuple[str, ...]) -> LoadedActivities:
    misfits = [p for p in rules.check_map(current_map(), activities()) if p.code == "activity_unknown"]
    return LoadedActivities(
        name=row.name,
        digest=row.digest,
        activities=tuple((a.organisation, a.key) for a in listed),
        warnings=(*warnings, *(f"{p.where}: {p.detail}" for p in misfits)),
        loaded_at=row.loaded_at,
        loaded_by=row.loaded_by,
    )
