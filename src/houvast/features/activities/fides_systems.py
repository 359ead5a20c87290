"""Our systems and activities as Fides `system:` manifests."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from houvast.engines.datamap.fides_form import FidesForm
from houvast.engines.datamap.manifests import GROUNDS, SPECIAL_GROUNDS
from houvast.engines.datamap.model import DataMap, SystemMap
from houvast.engines.datamap.special import is_special
from houvast.features.activities.claims import claiming
from houvast.features.activities.contracts import Activity, LegalGround, Recipient
from houvast.features.activities.inventory import Known

_GROUNDS = {ours: theirs for theirs, ours in GROUNDS.items()}
_SPECIAL = {ours: theirs for theirs, ours in SPECIAL_GROUNDS.items()}
_RESPONSIBLE = {"controller": "Controller", "processor": "Processor"}
_FILES = frozenset({"files", "imap"})
DERIVED = "`data_use` was derived from the legal ground and from `marketing`; correct it where it must be finer."
"""Fides knows a purpose by a key of its own list; an activity says it in words."""


def as_manifests(known: Known) -> FidesForm:
    """Return manifests of all systems that the map describes, in its order, then those that only a file declares.

    A manifest that was loaded is given whole, as it is, and nothing of ours is added to it. The words of activities are
    in the language asked for; keys of ours stand under `houvast`, which Fides passes over.
    """
    loaded = {manifest.key: manifest for manifest in known.manifests}
    form = FidesForm({"system": []})
    for system in known.whole.systems:
        if system.key in loaded:
            form.notes.append(f"{system.key}: as its own manifest says; nothing of ours was added.")
            form.document["system"].append(dict(loaded.pop(system.key).entry))
        else:
            form.document["system"].append(_system(known, system, form.notes))
    form.document["system"] += [dict(manifest.entry) for manifest in loaded.values()]
    if any("houvast" in one for system in form.document["system"] for one in _declared(system)):
        form.notes.append(DERIVED)
    return form


def _declared(system: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    return list(system.get("privacy_declarations") or [])


def _system(known: Known, system: SystemMap, notes: list[str]) -> dict[str, Any]:
    held = _categories(system, known.whole, known.activities)
    idle = len(held.pop(None, ()))
    if idle:
        notes.append(f"{system.key}: {idle} categories of personal data that no activity claims are in no declaration.")
    claimed = [a for a in held if a is not None]
    added = known.systems.get(system.key)
    made: dict[str, Any] = {
        "fides_key": system.key,
        "name": system.name,
        "description": system.description,
        "system_type": "Application" if added is None or added.is_manual else _kind(added.kind),
        "dataset_references": [system.key],
        "responsibility": sorted({_RESPONSIBLE[a.role] for a in claimed}),
        "processes_personal_data": any(f.is_personal for c in system.collections for f in c.fields),
        "does_international_transfers": any(a.transfers.en for a in claimed),
        "uses_profiling": any(a.automated_decisions.en for a in claimed),
        "privacy_declarations": [_declaration(known, a, held[a]) for a in claimed],
    }
    if host := (added.host_party if added else "") or system.host:
        made["meta"] = {"hosted_by": host}
    return {name: value for name, value in made.items() if value not in ("", []) or name == "privacy_declarations"}


def _kind(kind: str) -> str:
    return "Storage" if kind in _FILES else "Service" if kind == "rest" else "Database"


def _categories(system: SystemMap, whole: DataMap, known: Iterable[Activity]) -> dict[Activity | None, set[str]]:
    """Return the categories of personal data that each activity claims; under None what none does."""
    held: dict[Activity | None, set[str]] = {}
    activities = tuple(known)
    for collection in system.collections:
        for field in collection.fields:
            if field.is_personal and not collection.skip:
                for activity in claiming(collection, field, whole, activities) or (None,):
                    held.setdefault(activity, set()).update(_of_people(field.categories))
    return held


def _of_people(categories: Iterable[str]) -> Iterator[str]:
    found = [category for category in categories if category == "user" or category.startswith("user.")]
    yield from found or ["user.content.private"]  # free text that names no category


def _declaration(known: Known, activity: Activity, categories: set[str]) -> dict[str, Any]:
    language = known.language
    made: dict[str, Any] = {
        "name": f"{activity.name.in_language(language)} ({activity.organisation})",
        "data_categories": sorted(categories),
        "data_use": _use(activity),
        "data_subjects": [],
        "legal_basis_for_processing": _GROUNDS[activity.legal_ground],
        "retention_period": activity.retention.in_language(language),
        "data_shared_with_third_parties": bool(activity.recipients),
    }
    if activity.recipients:
        made["third_parties"] = "; ".join(_recipient(one, language) for one in activity.recipients)
    if any(map(is_special, categories)):
        made["processes_special_category_data"] = True
        if activity.special_ground in _SPECIAL:
            made["special_category_legal_basis"] = _SPECIAL[activity.special_ground]
    words = {name: getattr(activity, name).in_language(language) for name in ("purpose", "source", "transfers")}
    ours = {"activity": activity.key, "organisation": activity.organisation, **words}
    return {**made, "houvast": {name: value for name, value in ours.items() if value}}


def _use(activity: Activity) -> str:
    if activity.marketing:
        return "marketing.communications"
    if activity.legal_ground is LegalGround.LEGAL_OBLIGATION:
        return "essential.legal_obligation"
    return "essential.service"


def _recipient(one: Recipient, language: str) -> str:
    country = f" ({one.country})" if one.country else ""
    what = one.what.in_language(language)
    return f"{one.name}{country}: {what}" if what else f"{one.name}{country}"
