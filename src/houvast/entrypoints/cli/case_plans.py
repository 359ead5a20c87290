"""`houvast case plan`, `approve`, `withdraw`, `execute` and `readback`: the right, carried out in systems."""

import click

from houvast.engines.trouble import Trouble
from houvast.entrypoints.cli.acting import as_option, now, on_case
from houvast.entrypoints.cli.asking import form_option
from houvast.entrypoints.cli.endings import NOT_CLEAN
from houvast.entrypoints.cli.plans import (
    forwarded_json,
    plan_json,
    print_forwarded,
    print_plan,
    print_residue,
    residue_json,
    work_json,
)
from houvast.entrypoints.cli.showing import print_json, progress, say, table
from houvast.features.erasure.contracts import PlanState, StoredPlan, WorkState
from houvast.features.erasure.queries import NoPlan, latest_plan
from houvast.features.rights.actions import carrying_out
from houvast.foundation.accounts.contracts import Actor, Permission
from houvast.foundation.accounts.permissions import require_other_eyes


class Stopped(Trouble):
    """A system stopped; the others were carried out."""


@click.command("plan")
@click.argument("number")
@click.option(
    "--decision",
    "decisions",
    multiple=True,
    metavar="RULE",
    help="A rule that a person weighed, and that keeps data; repeatable.",
)
@click.option("--last", is_flag=True, help="Show the newest plan, without making one.")
@click.option("--values", is_flag=True, help="Show what cells hold before and after.")
@as_option
@form_option
def plan(number: str, decisions: tuple[str, ...], last: bool, values: bool, user: str | None, form: str) -> None:  # noqa: FBT001
    """Decide what happens to every located row; nothing is touched. Ends with 3 when the plan has errors.

    What a principal decides on, who gave no instruction, is planned to be forwarded.
    """
    needed = [Permission.VIEW_LOCATED] if last else [Permission.MAKE_PLAN, Permission.VIEW_LOCATED]
    account, _ = on_case(user, number, *needed)
    stored = (
        planned(number)
        if last
        else carrying_out.plan_case(case=number, decisions=frozenset(decisions), by=account.actor, at=now())
    )
    if form == "json":
        print_json(plan_json(stored, values=values))
    else:
        print_plan(stored, values=values)
    if stored.plan.errors:
        click.get_current_context().exit(NOT_CLEAN)


@click.command("approve")
@click.argument("number")
@click.option("--hash", "plan_hash", required=True, help="Of the plan that you looked at; only that one is approved.")
@as_option
def approve(number: str, plan_hash: str, user: str | None) -> None:
    """Approve the plan with this hash; what runs is that plan and no other."""
    account, _ = on_case(user, number, Permission.APPROVE_PLAN)
    require_other_eyes(approver=account.actor, maker=_maker(planned(number)))
    carrying_out.approve_case_plan(case=number, plan_hash=plan_hash.lower(), by=account.actor, at=now())
    say(f"{number}: approved.")


@click.command("withdraw")
@click.argument("number")
@as_option
def withdraw(number: str, user: str | None) -> None:
    """Withdraw a plan that was not carried out in full, so that the case can be located and planned again."""
    account, _ = on_case(user, number, Permission.APPROVE_PLAN)
    carrying_out.withdraw_case_plan(case=number, by=account.actor, at=now())
    say(f"{number}: withdrawn; locate and plan again.")


@click.command("execute")
@click.argument("number")
@as_option
@form_option
def execute(number: str, user: str | None, form: str) -> None:
    """Carry out the approved plan in every system, and forward what a principal decides on.

    After an interruption, run it again and it goes on.
    """
    account, _ = on_case(user, number, Permission.EXECUTE_PLAN)
    with progress(number) as tick:
        stored = carrying_out.execute_case(case=number, by=account.actor, at=now(), clock=now, progress=tick)
    if form == "json":
        passed_on = forwarded_json(stored.plan)
        print_json({"case": number, "state": stored.state.value, "work": work_json(stored), "forwarded": passed_on})
    else:
        rows = [[w.system, w.state.value, w.rows, w.written] for w in stored.work]
        table("Carried out", ["system", "state", "rows", "written"], rows, empty="nothing was to be written.")
        print_forwarded(stored.plan)
    stopped = [w for w in stored.work if w.state is WorkState.STOPPED]
    if stopped:
        raise Stopped(f"{number} stopped in {', '.join(w.system for w in stopped)}: {stopped[0].trouble}")


@click.command("readback")
@click.argument("number")
@as_option
@form_option
def readback(number: str, user: str | None, form: str) -> None:
    """Read every system again, by keys and old values. Ends with 3 when anything is left without a ground."""
    account, _ = on_case(user, number, Permission.EXECUTE_PLAN)
    stored = carrying_out.read_case_back(case=number, by=account.actor, at=now())
    if form == "json":
        residue = [residue_json(one) for one in stored.residue]
        print_json({"case": number, "state": stored.state.value, "unexplained": stored.unexplained, "residue": residue})
    else:
        print_residue(stored.residue)
    if stored.state is not PlanState.PROVEN:
        click.get_current_context().exit(NOT_CLEAN)


def planned(number: str) -> StoredPlan:
    """Give the newest plan of a case.

    :raises NoPlan: there is none.
    """
    found = latest_plan(number)
    if found is None:
        raise NoPlan(f"case {number} has no plan; locate the person and make one.")
    return found


def _maker(stored: StoredPlan) -> Actor:
    kind, _, key = stored.made_by.partition(":")
    return Actor(kind="account" if kind == "account" else "system", key=key)


STEPS = (plan, approve, withdraw, execute, readback)
