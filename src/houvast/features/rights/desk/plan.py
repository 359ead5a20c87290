"""The plan as it is looked at before anything is touched, and the decision on it."""

from collections.abc import Iterator, Mapping
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import get_language
from django.views.decorators.http import require_POST, require_safe

from houvast.engines.datamap.rows import Kind
from houvast.engines.rulepacks.packs import RuleUnknown
from houvast.engines.rulepacks.rules import OnErasure, RetentionRule
from houvast.features.activities.queries import rule_of
from houvast.features.datamap.queries import current_map
from houvast.features.erasure.contracts import PlanState
from houvast.features.erasure.queries import latest_plan
from houvast.features.locating.contracts import LocatedSet
from houvast.features.locating.queries import latest_search
from houvast.features.rights.actions.carrying_out import approve_case_plan, plan_case, withdraw_case_plan
from houvast.features.rights.contracts import CaseFacts, Right, Status
from houvast.features.rights.desk import words
from houvast.features.rights.desk.background import state_of_work
from houvast.features.rights.desk.clock import now
from houvast.features.rights.desk.page import account_of, show_case, url_of
from houvast.features.rights.desk.people import actor_of
from houvast.features.rights.desk.plan_shown import shown_plan
from houvast.features.rights.permissions import enter_case
from houvast.foundation.accounts.contracts import Permission
from houvast.foundation.accounts.permissions import NotAllowed, require_other_eyes, role_allows
from houvast.foundation.accounts.queries import names_of
from houvast.foundation.events.facts import Actor

_PLANNABLE = (Status.LOCATED, Status.PLANNED)
_WITHDRAWABLE = (PlanState.DRAFT, PlanState.APPROVED, PlanState.STOPPED)


@require_safe
def show_plan(request: HttpRequest, number: str) -> HttpResponse:
    """Show the plan: what goes, what changes, what stays and why, and what is wrong with it."""
    account = account_of(request)
    case = enter_case(account, number, Permission.VIEW_LOCATED)
    plan, found = latest_plan(number), latest_search(number)
    maker = actor_of(plan.made_by) if plan else account.actor
    context = {
        "plan": plan,
        "may_plan": role_allows(account, Permission.MAKE_PLAN),
        "may_forward": role_allows(account, Permission.DECIDE),
        "may_approve": role_allows(account, Permission.APPROVE_PLAN),
        "needs_other_eyes": bool(plan) and _needs_other_eyes(account.actor, maker),
        "is_plannable": case.status in _PLANNABLE,
        "is_withdrawable": plan is not None and plan.state in _WITHDRAWABLE,
        "nothing_found": found is not None and not found.located,
        "candidates_left": len(found.of_kind(Kind.CANDIDATE)) if found else 0,
        "weighing": list(_to_weigh(case, found)),
        "made_by": names_of([maker])[maker],
        "state": words.PLAN_STATES[plan.state] if plan else "",
        **state_of_work(number),
        **(shown_plan(plan.plan, case.country) if plan else {}),
    }
    return show_case(request, case, "plan", "plan", context)


@require_POST
def make_plan(request: HttpRequest, number: str) -> HttpResponse:
    """Decide what happens to every row that was found; nothing is touched."""
    account = account_of(request)
    enter_case(account, number, Permission.VIEW_LOCATED, Permission.MAKE_PLAN)
    weighed = frozenset(request.POST.getlist("weighed"))
    plan_case(case=number, decisions=weighed, by=account.actor, at=now())
    return redirect(url_of("plan", number))


@require_POST
def approve(request: HttpRequest, number: str) -> HttpResponse:
    """Approve the plan that was shown, and no other."""
    account = account_of(request)
    enter_case(account, number, Permission.APPROVE_PLAN)
    plan = latest_plan(number)
    if plan is not None:
        require_other_eyes(approver=account.actor, maker=actor_of(plan.made_by))
    approve_case_plan(case=number, plan_hash=request.POST.get("hash", ""), by=account.actor, at=now())
    return redirect(url_of("work", number))


@require_POST
def withdraw(request: HttpRequest, number: str) -> HttpResponse:
    """Withdraw the plan, so that the data can be looked for and planned again."""
    account = account_of(request)
    enter_case(account, number, Permission.MAKE_PLAN)
    withdraw_case_plan(case=number, by=account.actor, at=now())
    return redirect(url_of("data", number))


def _needs_other_eyes(approver: Actor, maker: Actor) -> bool:
    try:
        require_other_eyes(approver=approver, maker=maker)
    except NotAllowed:
        return True
    return False


def _to_weigh(case: CaseFacts, found: LocatedSet | None) -> Iterator[Mapping[str, Any]]:
    """Yield the rules by which data may stay when a colleague weighs it so.

    Law: GDPR art. 17(3)(e).
    """
    if found is None or case.right is not Right.ERASURE:
        return
    language = "nl" if (get_language() or "").startswith("nl") else "en"
    for key, rule in _rules(case, found).items():
        if rule.on_erasure is OnErasure.WEIGH:
            yield {
                "key": key,
                "data": rule.data.in_language(language),
                "ground": rule.words.in_language(language),
                "law": f"{rule.law} {rule.article}".strip(),
            }


def _rules(case: CaseFacts, found: LocatedSet) -> dict[str, RetentionRule]:
    datamap = current_map()
    rules: dict[str, RetentionRule] = {}
    for of in dict.fromkeys(item.row.collection for item in found.of_kind(Kind.OWN)):
        collection = datamap.collections.get(of)
        named = [collection.retention, *(f.retention for f in collection.fields)] if collection else []
        for retention in named:
            if retention is not None:
                try:
                    rule = rule_of(retention.rule, case.country)
                except RuleUnknown:
                    continue  # an error of the plan, which says so
                rules[rule.key] = rule
    return rules
