"""What cases have done in the background. Each may be cut off anywhere and begun again."""

from datetime import UTC, datetime, timedelta

from houvast.engines.trouble import Trouble
from houvast.features.erasure.contracts import PlanState
from houvast.features.rights.actions.carrying_out import execute_case, read_case_back
from houvast.features.rights.actions.locating import locate_person
from houvast.features.rights.contracts import Status
from houvast.features.rights.queries import case_record
from houvast.foundation.events.facts import Actor
from houvast.foundation.jobs.runs import Run, progress
from houvast.foundation.jobs.tasks import job


class WithoutCase(Trouble):
    """A piece of work was queued without its case."""


@job(time=timedelta(minutes=15), attempts=3)
def locate(run: Run, *, actor: str) -> None:
    """Search every system for the person of a case."""
    locate_person(case=_case(run), by=_account(actor), at=_now())


@job(time=timedelta(hours=1), attempts=5)
def carry_out(run: Run, *, actor: str) -> None:
    """Carry out the approved plan of a case where that is not done, then read every system back."""

    def show(done: int, total: int, system: str) -> None:
        progress(run, done, total, system)

    case, by = _case(run), _account(actor)
    if case_record(case).status == Status.APPROVED:
        plan = execute_case(case=case, by=by, at=_now(), clock=_now, progress=show)
        if plan.state is not PlanState.EXECUTED:
            return
    if case_record(case).status == Status.EXECUTED:
        read_case_back(case=case, by=by, at=_now())


def _case(run: Run) -> str:
    if run.case is None:
        raise WithoutCase("This work belongs to no case; start it from the page of a case.")
    return run.case


def _account(key: str) -> Actor:
    return Actor(kind="account", key=key)


def _now() -> datetime:
    return datetime.now(UTC)
