"""Plans as commands print them: what goes, what changes, what stays and why; and what is left afterwards."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import asdict

from houvast.engines.planner.forwarding import LAW
from houvast.engines.planner.plan import FORWARDED, Plan, RowPlan
from houvast.engines.proof.residue import Residue
from houvast.entrypoints.cli.showing import say, table
from houvast.features.erasure.contracts import StoredPlan


def plan_json(stored: StoredPlan, *, values: bool = False) -> dict[str, object]:
    """Give a plan with its fate for programs."""
    plan = stored.plan
    return {
        "case": stored.case,
        "hash": stored.hash,
        "state": stored.state.value,
        "right": plan.right,
        "organisation": plan.organisation,
        "made_on": plan.made_on,
        "rows": [_row_json(row, values=values) for row in plan.rows],
        "errors": [{"code": e.code, "where": e.where} for e in plan.errors],
        "notes": [{"code": e.code, "where": e.where} for e in plan.notes],
        "forwarded": forwarded_json(plan),
        "work": work_json(stored),
        "read_back_at": stored.read_back_at,
        "residue": [residue_json(one) for one in stored.residue],
        "unexplained": stored.unexplained,
    }


def forwarded_json(plan: Plan) -> dict[str, object] | None:
    """Give what a principal decides on for programs: to whom, why, and how many rows of each system."""
    if not plan.forwarded:
        return None
    return {"to": plan.organisation, "law": LAW, "all": plan.forwards_all, "rows": dict(plan.forwarded_counts)}


def work_json(stored: StoredPlan) -> list[dict[str, object]]:
    """Give what was done in each system for programs."""
    return [{**asdict(work), "state": work.state.value} for work in stored.work]


def residue_json(one: Residue) -> dict[str, object]:
    """Give a cell that still holds something for programs."""
    return {
        "system": one.key.collection.system, "collection": one.key.collection.name, "key": dict(one.key.values),
        "field": one.field, "why": one.why, "explained": one.explained, "rule": one.rule, "until": one.until,
    }  # fmt: skip


def print_plan(stored: StoredPlan, *, values: bool) -> None:
    """Print a plan: counts per collection, what stays and why, errors, and its hash."""
    plan = stored.plan
    counts = Counter((str(row.key.collection), row.verb.value, row.kind) for row in plan.rows)
    table(
        "Plan",
        ["collection", "what", "kind", "rows"],
        [[*where, count] for where, count in counts.items()],
        empty="nothing to do.",
    )
    print_kept(plan)
    print_forwarded(plan)
    if values:
        cells = [[row.key, row.verb.value, c.field, c.how, c.before, c.after] for row in plan.rows for c in row.cells]
        table("Cells", ["row", "what", "field", "how", "before", "after"], cells, empty="none.")
    for one in plan.notes:
        say(f"note: {one.code.replace('_', ' ')}: {one.where}")
    for one in plan.errors:
        say(f"error: {one.code.replace('_', ' ')}: {one.where}")
    say(f"{plan.right}, {stored.state.value}; hash {stored.hash}")


def print_kept(plan: Plan) -> None:
    """Print what stays, with its ground and its last day."""
    stays = [(key, k) for key, k in plan.cells_kept() if k.reason != FORWARDED]
    kept = Counter((str(key.collection), k.fields, k.reason, k.rule, k.until) for key, k in stays)
    rows = [[where, fields, reason, rule, until, count] for (where, fields, reason, rule, until), count in kept.items()]
    table("Stays", ["collection", "fields", "why", "rule", "until", "rows"], rows, empty="nothing.")


def print_forwarded(plan: Plan) -> None:
    """Print how many rows of each system go to the principal, who decides on them; nothing where there are none."""
    if plan.forwarded:
        rows = [[system, count] for system, count in plan.forwarded_counts]
        table(f"Forwarded to {plan.organisation}: they decide ({LAW})", ["system", "rows"], rows, empty="none.")


def print_residue(residue: Iterable[Residue]) -> None:
    """Print every cell that stays without a ground, and count those that have one."""
    cells = list(residue)
    left = [one for one in cells if not one.explained]
    table(
        "Left",
        ["row", "field", "why"],
        [[one.key, one.field, one.why] for one in left],
        empty="0 cells without a ground.",
    )
    say(f"{len(cells) - len(left)} cells stay on a ground of the plan.")


def _row_json(row: RowPlan, *, values: bool) -> dict[str, object]:
    cells = [
        {"field": c.field, "how": c.how, **({"before": c.before, "after": c.after} if values else {})}
        for c in row.cells
    ]
    return {
        "system": row.key.collection.system,
        "collection": row.key.collection.name,
        "key": dict(row.key.values),
        "what": row.verb.value,
        "kind": row.kind,
        "cells": cells,
        "kept": [{"fields": k.fields, "why": k.reason, "rule": k.rule, "until": k.until} for k in row.kept],
    }
