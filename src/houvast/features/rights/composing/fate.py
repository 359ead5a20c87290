"""What was done with the person's data, and what stays: from the plan that was carried out and read back."""

from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import date

from houvast.engines.datamap.model import Collection, CollectionId, DataMap
from houvast.engines.planner.plan import FORWARDED, Plan, Verb
from houvast.engines.rulepacks.rules import RetentionRule
from houvast.features.activities.queries import rules_for
from houvast.features.rights.answer.contracts import Change, Correction, Kept
from houvast.features.rights.composing.saying import said
from houvast.features.rights.composing.tables import label
from houvast.features.rights.grounds.fields import Ground
from houvast.features.rights.grounds.law import grounds_of_exception
from houvast.features.rights.grounds.writing import write_bare

_ABROAD = {"fr": "RGPD art. 15(4), 17(3)", "de": "DSGVO Art. 15 Abs. 4, Art. 17 Abs. 3"}
_SHARED_LAW = {"nl": "AVG art. 15(4), 17(3)", "en": "GDPR art. 15(4), 17(3)", **_ABROAD}
_UNTOLD = ("joins", "joins_forwarded", FORWARDED)
"""What goes with records that stay, and what the letter tells in a part of its own."""
_SHARED = {
    "nl": "Deze gegevens gaan ook over andere mensen. Daarom blijven ze staan.",
    "en": "These data are about other people as well. That is why they stay.",
    "fr": "Ces données parlent aussi d’autres personnes. C’est pourquoi elles restent.",
    "de": "Diese Daten sagen auch etwas über andere Menschen. Darum bleiben sie.",
}


def kept_of(
    plan: Plan, datamap: DataMap, country: str, language: str, own: Mapping[str, str] | None = None
) -> tuple[Kept, ...]:
    """Return what stays, grouped by collection, rule and last day, with the ground in words.

    `own` are parts of letters in words of the organisation's own.

    Law: GDPR art. 12(4), 17(3).
    """
    counts: Counter[tuple[CollectionId, str, date | None]] = Counter()
    for key, kept in plan.cells_kept():
        if kept.fields and kept.reason not in _UNTOLD:
            counts[key.collection, kept.rule, kept.until] += 1
    rules = {rule.key: rule for rule in rules_for(country).rules}
    grouped = []
    for (of, rule_key, until), count in counts.items():
        rule = rules.get(rule_key)
        grouped.append(
            Kept(
                what=label(datamap.collection(of), language),
                ground=said(rule.words, language) if rule else _SHARED[language],
                law=f"{rule.law} {rule.article}; {rule.exception}" if rule else _SHARED_LAW[language],
                count=count,
                until=until,
                system=_system(datamap, of),
                explained="\n\n".join(write_bare(one, language, own) for one in _grounds(rule)),
            )
        )
    return tuple(grouped)


def _grounds(rule: RetentionRule | None) -> tuple[Ground, ...]:
    return grounds_of_exception(rule.exception) if rule else ()


def changes_of(plan: Plan, datamap: DataMap, language: str) -> tuple[Change, ...]:
    """Return per collection how many rows were erased, changed, cleared of the person's name, or locked."""
    counts: dict[CollectionId, Counter[str]] = {}
    for row in plan.rows:
        if row.touches:
            counts.setdefault(row.key.collection, Counter())[_what(plan, row.verb, row.kind)] += 1
    return tuple(
        Change(
            system=_system(datamap, of),
            collection=label(datamap.collection(of), language),
            erased=count["erased"],
            changed=count["changed"],
            mentions=count["mentions"],
            restricted=count["restricted"],
        )
        for of, count in counts.items()
    )


def corrections_of(plan: Plan, datamap: DataMap, language: str) -> tuple[Correction, ...]:
    """Return every value that was put right, each once per system."""
    return tuple(dict.fromkeys(_corrections(plan, datamap, language)))


def _corrections(plan: Plan, datamap: DataMap, language: str) -> Iterator[Correction]:
    for row in plan.rows:
        collection: Collection = datamap.collection(row.key.collection)
        for cell in row.cells:
            if cell.how == "rectify":
                field = collection.by_name[cell.field]
                yield Correction(_system(datamap, collection.id), label(field, language), cell.before, cell.after)


def _what(plan: Plan, verb: Verb, kind: str) -> str:
    if plan.right == "restriction":
        return "restricted"
    if kind == "mention":
        return "mentions"
    return "erased" if verb is Verb.DELETE else "changed"


def _system(datamap: DataMap, of: CollectionId) -> str:
    return next((s.name or s.key for s in datamap.systems if s.key == of.system), of.system)
