"""A plan as a page shows it: counts, rows with before and after, what stays and why, errors and notes."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from django.utils.translation import get_language
from django_stubs_ext import StrOrPromise

from houvast.engines.planner.forwarding import LAW
from houvast.engines.planner.plan import FORWARDED, Kept, Plan, RowPlan, Verb
from houvast.engines.rulepacks.packs import RuleUnknown
from houvast.features.activities.queries import ground_in_words
from houvast.features.datamap.queries import current_map
from houvast.features.rights.desk import plan_words, words
from houvast.features.rights.desk.labels import Labels, shown
from houvast.foundation.ui.contracts import BarRow, CellChange, Series, Tone

MOST_ROWS = 200
"""Rows of one system that a page shows."""


def shown_plan(plan: Plan, country: str) -> Mapping[str, Any]:
    """Give a plan for its page."""
    labels = Labels(current_map())
    verbs = [verb for verb in Verb if verb is not Verb.FORWARD]
    systems = _by_system(row for row in plan.rows if row.verb is not Verb.FORWARD)
    return {
        "bars": [
            BarRow(labels.system(key), [sum(r.verb is verb for r in rows) for verb in verbs], f"#{key}")
            for key, rows in systems.items()
        ],
        "series": [Series(words.VERBS[verb], words.VERB_TONES[verb]) for verb in verbs],
        "touched": sum(row.touches for row in plan.rows),
        "systems": [_system(key, rows, labels, country) for key, rows in systems.items()],
        "forwarded": [_system(key, rows, labels, country) for key, rows in _passed_on(plan).items()],
        "forwarded_count": len(plan.forwarded),
        "forwards_all": plan.forwards_all,
        "forward_law": LAW,
        "errors": [_error(e.code, labels.place(e.where)) for e in plan.errors],
        "notes": [(labels.place(n.where), words.say(plan_words.NOTES, n.code)) for n in plan.notes],
    }


def ground(kept_reason: str, rule: str, country: str) -> StrOrPromise:
    """Say why something stays: the words of the law where a rule lets it, else why we keep it."""
    plain = words.say(words.KEPT, kept_reason)
    if not rule or kept_reason == "joins":
        return plain
    language = "nl" if (get_language() or "").startswith("nl") else "en"
    try:
        return ground_in_words(rule, language, country)
    except RuleUnknown:
        return plain


def _passed_on(plan: Plan) -> dict[str, list[RowPlan]]:
    """Give by system what the principal decides on; of a row that is ours in part, only the part that is not."""
    return _by_system(
        replace(row, cells=(), kept=tuple(k for k in row.kept if k.reason == FORWARDED), verb=Verb.FORWARD)
        for row in plan.forwarded
    )


def _by_system(rows: Iterable[RowPlan]) -> dict[str, list[RowPlan]]:
    systems: dict[str, list[RowPlan]] = {}
    for row in rows:
        systems.setdefault(row.key.collection.system, []).append(row)
    return systems


def _system(key: str, rows: list[RowPlan], labels: Labels, country: str) -> Mapping[str, Any]:
    return {
        "key": key,
        "name": labels.system(key),
        "count": len(rows),
        "hidden": max(0, len(rows) - MOST_ROWS),
        "rows": [_row(row, labels, country) for row in rows[:MOST_ROWS]],
    }


def _row(row: RowPlan, labels: Labels, country: str) -> Mapping[str, Any]:
    of = row.key.collection
    return {
        "place": labels.collection(of),
        "key": ", ".join(f"{name} {value}" for name, value in row.key.values),
        "verb": words.VERBS[row.verb],
        "tone": words.VERB_TONES[row.verb],
        "kind": "" if row.kind == "own" else words.say(words.KINDS, row.kind),
        "changes": [*_gone(row, labels), *_changed(row, labels), *_kept(row, labels, country)],
        "nothing": any(kept.reason == "empty" for kept in row.kept),
        "no_field": any(kept.reason == "unflagged" for kept in row.kept),
    }


def _gone(row: RowPlan, labels: Labels) -> list[CellChange]:
    if row.verb is not Verb.DELETE:
        return []
    of = row.key.collection
    names = labels.in_order(of, {name for name, value in row.before.items() if value not in (None, "")})
    return [CellChange(labels.field(of, name), shown(row.before[name]), None) for name in names]


def _changed(row: RowPlan, labels: Labels) -> list[CellChange]:
    of = row.key.collection
    return [
        CellChange(labels.field(of, c.field), shown(c.before), None if c.after is None else shown(c.after))
        for c in row.cells
    ]


def _kept(row: RowPlan, labels: Labels, country: str) -> list[CellChange]:
    of = row.key.collection
    return [
        CellChange(labels.field(of, name), shown(row.before.get(name)), ground=_ground(k, country), until=k.until)
        for k in row.kept
        for name in k.fields
    ]


def _ground(kept: Kept, country: str) -> str:
    return str(ground(kept.reason, kept.rule, country))


def _error(code: str, place: str) -> Mapping[str, Any]:
    what, do = plan_words.error(code)
    return {"place": place, "what": what, "do": do, "tone": Tone.DANGER}
