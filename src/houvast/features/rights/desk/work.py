"""Carrying out, with its progress, and the proof that it is done."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST, require_safe

from houvast.engines.proof.residue import Residue
from houvast.features.datamap.queries import current_map
from houvast.features.erasure.contracts import PlanState, StoredPlan, WorkState
from houvast.features.erasure.queries import latest_plan
from houvast.features.rights.actions.carrying_out import WrongStep
from houvast.features.rights.contracts import Status
from houvast.features.rights.desk import words
from houvast.features.rights.desk.background import start_carrying_out, state_of_work
from houvast.features.rights.desk.by_hand import by_hand
from houvast.features.rights.desk.clock import now
from houvast.features.rights.desk.labels import Labels
from houvast.features.rights.desk.page import account_of, show_case, url_of
from houvast.features.rights.desk.passed_on import may_fetch_list
from houvast.features.rights.desk.people import actor_of
from houvast.features.rights.desk.plan_shown import ground
from houvast.features.rights.desk.troubles import in_words
from houvast.features.rights.desk.window import window_context
from houvast.features.rights.permissions import enter_case
from houvast.features.rights.queries import case_record
from houvast.features.rights.window import refuse_revocable
from houvast.foundation.accounts.contracts import Permission
from houvast.foundation.accounts.permissions import role_allows
from houvast.foundation.accounts.queries import names_of

_STARTABLE = (Status.APPROVED, Status.EXECUTED)
MOST_LINES = 300
"""Lines of the proof that a page shows, what has no ground first."""


@require_safe
def show_work(request: HttpRequest, number: str) -> HttpResponse:
    """Show how the plan is being carried out in each system, and what the systems held when they were read again."""
    account = account_of(request)
    case = enter_case(account, number, Permission.VIEW_LOCATED)
    plan, work, waiting = latest_plan(number), state_of_work(number), window_context(case, account)
    context = {
        "plan": plan,
        "may_execute": role_allows(account, Permission.EXECUTE_PLAN),
        "may_fetch_list": may_fetch_list(account),
        "may_withdraw": role_allows(account, Permission.MAKE_PLAN),
        "is_startable": case.status in _STARTABLE and work["job"] is None and not _waits(waiting),
        **waiting,
        "is_begun": plan is not None and bool(plan.work),
        "is_stopped": plan is not None and plan.state is PlanState.STOPPED,
        "is_written": plan is not None and plan.state in (PlanState.EXECUTED, PlanState.PROVEN),
        "to_withdraw": plan is not None
        and (plan.state in (PlanState.APPROVED, PlanState.STOPPED) or bool(plan.unexplained)),
        "tasks": by_hand(case, account),
        **work,
        **(_shown(plan, case.country) if plan else {}),
    }
    return show_case(request, case, "work", "work", context)


@require_POST
def carry_out(request: HttpRequest, number: str) -> HttpResponse:
    """Have the approved plan carried out, or go on where it stopped, and read the systems back."""
    account = account_of(request)
    case = enter_case(account, number, Permission.EXECUTE_PLAN)
    if case.status not in _STARTABLE:
        raise WrongStep(f"case {number} is {case.status}; it needs an approved plan.")
    if case.status is Status.APPROVED:
        refuse_revocable(case_record(number), now())
    start_carrying_out(number, account)
    return redirect(url_of("work", number))


def _shown(plan: StoredPlan, country: str) -> Mapping[str, Any]:
    labels, cells = Labels(current_map()), _cells(plan.residue, country)
    return {
        "work": [
            {
                "system": labels.system(one.system),
                "state": words.WORK_STATES[one.state],
                "tone": words.WORK_TONES[one.state],
                "one": one,
                "trouble": in_words(one.trouble),
                "is_stopped": one.state is WorkState.STOPPED,
            }
            for one in plan.work
        ],
        "residue": cells[:MOST_LINES],
        "hidden": max(0, len(cells) - MOST_LINES),
        "forwarded_count": len(plan.plan.forwarded),
        "touched": sum(row.touches for row in plan.plan.rows),
        "approved_by": _name(plan.approved_by),
        "explained": sum(bool(cell.explained) for cell in plan.residue),
        "unexplained": plan.unexplained,
    }


def _waits(waiting: Mapping[str, Any]) -> bool:
    return waiting["window"] is not None and waiting["window"].is_open


def _name(actor: str) -> str:
    return names_of([actor_of(actor)])[actor_of(actor)] if actor else ""


def _cells(residue: Sequence[Residue], country: str) -> list[Mapping[str, Any]]:
    """Give what is left: without a ground cell by cell, with one the cells of a row together."""
    labels = Labels(current_map())
    groups: dict[tuple[object, ...], list[Residue]] = {}
    for cell in sorted(residue, key=lambda cell: bool(cell.explained)):
        alone = () if cell.explained else (cell.field,)
        groups.setdefault((cell.key, cell.why, cell.explained, cell.rule, cell.until, *alone), []).append(cell)
    return [_cell(cells, labels, country) for cells in groups.values()]


def _cell(cells: list[Residue], labels: Labels, country: str) -> Mapping[str, Any]:
    first, of = cells[0], cells[0].key.collection
    stays = first.explained and first.why == "still_there"
    return {
        "place": f"{labels.system(of.system)} · {labels.collection(of)}",
        "key": ", ".join(str(value) for _name, value in first.key.values),
        "fields": ", ".join(labels.field(of, cell.field) for cell in cells if cell.field),
        "why": words.say(words.RESIDUE, "stays" if stays else first.why),
        "ground": ground(first.explained, first.rule, country) if first.explained else "",
        "until": first.until,
    }
