"""The inventory: every field of every system with all that is known of it, as rows."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from houvast.engines.datamap.cells import Sheet
from houvast.engines.datamap.manifests import Declaration, SystemManifest
from houvast.engines.datamap.model import Collection, DataMap, Field, SystemMap
from houvast.engines.datamap.special import is_special
from houvast.engines.rulepacks.rules import RetentionRule
from houvast.features.activities.claims import claiming, organisations_of
from houvast.features.activities.contracts import Activity
from houvast.features.activities.inventory_words import HEADINGS, SHEETS, span, word
from houvast.features.systems.contracts import KnownSystem
from houvast.foundation.organisations.contracts import OrganisationFacts

FIELDS = (
    "system", "system_name", "kind", "host", "country", "collection", "collection_label", "field", "label_nl",
    "label_en", "data_type", "categories", "personal", "identity", "special", "free_text", "references", "activity",
    "purpose", "legal_ground", "organisation", "role", "rule", "term", "erasure", "origin", "left_out", "declared",
)  # fmt: skip
SYSTEMS = (
    "system", "system_name", "kind", "host", "country", "collections", "fields", "personal", "identity", "special",
    "free_text", "activity", "organisation", "declared",
)  # fmt: skip
DECLARED = (
    "system", "system_name", "kind", "name", "purpose", "legal_ground", "categories", "subjects", "recipients",
    "retention", "kept",
)  # fmt: skip
COUNTS = frozenset({"collections", "fields", "personal", "special", "free_text"})
_BETWEEN = "; "


@dataclass(frozen=True, slots=True)
class Known:
    """All that the inventory is made from; `rule` finds a retention rule by key and country, or gives None."""

    whole: DataMap
    activities: tuple[Activity, ...]
    systems: Mapping[str, KnownSystem]
    organisations: Mapping[str, OrganisationFacts]
    manifests: tuple[SystemManifest, ...]
    rule: Callable[[str, str], RetentionRule | None]
    language: str

    def said(self, *, truth: bool) -> str:
        """Return yes, or nothing, so that what is so stands out."""
        return word("yes", self.language) if truth else ""


def sheets(known: Known) -> tuple[Sheet, ...]:
    """Return the inventory, a row for each system, and what Fides manifests declare where there are any."""
    fields = [row for system in known.whole.systems for row in _fields(known, system)]
    found = [
        _sheet(known, "fields", FIELDS, fields),
        _sheet(known, "systems", SYSTEMS, [_system(known, system) for system in known.whole.systems], COUNTS),
    ]
    if known.manifests:
        rows = [_declared(known, manifest, one) for manifest in known.manifests for one in manifest.declarations]
        found.append(_sheet(known, "declared", DECLARED, rows))
    return tuple(found)


def _sheet(
    known: Known,
    name: str,
    columns: tuple[str, ...],
    rows: Iterable[Mapping[str, str]],
    counts: frozenset[str] = frozenset(),
) -> Sheet:
    headings = tuple(HEADINGS[column].in_language(known.language) for column in columns)
    cells = tuple(tuple(row.get(column, "") for column in columns) for row in rows)
    return Sheet(SHEETS[name].in_language(known.language), columns, headings, cells, counts)


def _fields(known: Known, system: SystemMap) -> Iterator[dict[str, str]]:
    common = _of_system(known, system)
    for collection in system.collections:
        place = {
            "collection": collection.id.name,
            "collection_label": collection.label_nl if known.language == "nl" else collection.label_en,
            "left_out": known.said(truth=collection.skip),
            "organisation": _joined(_names(known, organisations_of(collection, known.whole))),
        }
        for field in collection.fields:
            yield {**common, **place, **_field(known, field), **_why(known, collection, field)}


def _of_system(known: Known, system: SystemMap) -> dict[str, str]:
    added = known.systems.get(system.key)
    host = (added.host_party if added else "") or system.host
    countries = {r.country for a in known.activities for r in a.recipients if host and r.name == host}
    return {
        "system": system.key,
        "system_name": system.name,
        "kind": word(added.kind, known.language) if added else "",
        "host": host,
        "country": _joined(sorted(countries - {""})),
    }


def _field(known: Known, field: Field) -> dict[str, str]:
    replacement = f" “{field.erasure.replacement}”" if field.erasure.replacement is not None else ""
    return {
        "field": field.name,
        "label_nl": field.label_nl,
        "label_en": field.label_en,
        "data_type": field.data_type,
        "categories": _joined(field.categories),
        "personal": known.said(truth=field.is_personal),
        "identity": field.identity,
        "special": known.said(truth=any(map(is_special, field.categories))),
        "free_text": known.said(truth=field.free_text),
        "references": _joined(str(reference.target) for reference in field.references),
        "erasure": f"{word(field.erasure.strategy, known.language)}{replacement}",
        "origin": word(field.origin, known.language),
    }


def _why(known: Known, collection: Collection, field: Field) -> dict[str, str]:
    claimed = claiming(collection, field, known.whole, known.activities)
    retention = field.retention or collection.retention
    named = organisations_of(collection, known.whole)
    return {
        "activity": field.activity or collection.activity,
        "purpose": _by_organisation({a.organisation: a.purpose.in_language(known.language) for a in claimed}),
        "legal_ground": _by_organisation({a.organisation: word(a.legal_ground, known.language) for a in claimed}),
        "role": _by_organisation({a.organisation: word(a.role, known.language) for a in claimed}),
        "rule": retention.rule if retention else "",
        "term": _term(known, retention.rule, named) if retention else "",
        "declared": _joined(_declaring(known, collection.id.system, field)),
    }


def _term(known: Known, rule: str, named: frozenset[str]) -> str:
    """Return how long a rule keeps, by country where the countries differ; nothing for a rule that is not known."""
    countries: set[str] = {known.organisations[key].country for key in named if key in known.organisations}
    said = {country: _period(known, rule, country) for country in sorted(countries or {rule.partition(".")[0].upper()})}
    return _by_organisation({country: period for country, period in said.items() if period})


def _period(known: Known, rule: str, country: str) -> str:
    found = known.rule(rule, country)
    if found is None:
        return ""
    period = found.period
    return span((("years", period.years), ("months", period.months), ("days", period.days)), known.language)


def _declaring(known: Known, system: str, field: Field) -> Iterator[str]:
    """Yield what Fides manifests declare about data of this kind in this dataset."""
    for manifest in known.manifests:
        for one in manifest.declarations:
            datasets = one.datasets or manifest.datasets or (manifest.key,)
            if system in datasets and any(_within(c, held) for c in field.categories for held in one.categories):
                yield f"{manifest.key}: {one.name}"


def _within(category: str, held: str) -> bool:
    return category == held or category.startswith(f"{held}.")


def _system(known: Known, system: SystemMap) -> dict[str, str]:
    fields = [field for collection in system.collections for field in collection.fields]
    claimed = {field.activity for field in fields} | {collection.activity for collection in system.collections}
    named = frozenset[str]().union(*(organisations_of(c, known.whole) for c in system.collections))
    declaring = {name for field in fields for name in _declaring(known, system.key, field)}
    return {
        **_of_system(known, system),
        "collections": str(len(system.collections)),
        "fields": str(len(fields)),
        "personal": str(sum(field.is_personal for field in fields)),
        "identity": _joined(sorted({field.identity for field in fields} - {""})),
        "special": str(sum(any(map(is_special, field.categories)) for field in fields)),
        "free_text": str(sum(field.free_text for field in fields)),
        "activity": _joined(sorted(claimed - {""})),
        "organisation": _joined(_names(known, named)),
        "declared": _joined(sorted(declaring)),
    }


def _declared(known: Known, manifest: SystemManifest, one: Declaration) -> dict[str, str]:
    shared = f" ({_joined(one.shared)})" if one.shared else ""
    return {
        "system": manifest.key,
        "system_name": manifest.name,
        "kind": manifest.kind,
        "name": one.name,
        "purpose": one.purpose,
        "legal_ground": word(one.ground, known.language) if one.ground else "",
        "categories": _joined(one.categories),
        "subjects": _joined(one.subjects),
        "recipients": f"{one.recipients}{shared}".strip(),
        "retention": one.retention,
        "kept": _joined((*one.kept, *manifest.kept)),
    }


def _names(known: Known, keys: Iterable[str]) -> list[str]:
    return [known.organisations[key].name if key in known.organisations else key for key in sorted(keys)]


def _by_organisation(said: Mapping[str, str]) -> str:
    """Return what is said once where all say the same, else each with its key before it."""
    if len(set(said.values())) <= 1:
        return next(iter(said.values()), "")
    return _BETWEEN.join(f"{key}: {what}" for key, what in sorted(said.items()))


def _joined(texts: Iterable[str]) -> str:
    return _BETWEEN.join(texts)
