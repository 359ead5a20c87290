"""The steps of a case, taken together: what journeys do before they come to what they are about."""

from pathlib import Path
from typing import Any

import sqlalchemy as sa

from houvast.engines.datamap.rows import Kind
from houvast.features.erasure.contracts import PlanState, StoredPlan
from houvast.features.rights.actions.carrying_out import (
    approve_case_plan,
    execute_case,
    plan_case,
    read_case_back,
)
from houvast.features.rights.actions.locating import decide_on, locate_person
from houvast.features.rights.actions.notifying import leave_untold
from houvast.features.rights.contracts import Right
from houvast.features.rights.queries import case_record
from houvast.features.rights.recipients import waiting_recipients
from houvast.features.rights.telling_contracts import NotToldWhy
from tests.journeys.centre import NOON, SYSTEM, Centre, verified_case
from tests.journeys.dying import SYSTEMS, Contents, contents

WHO: dict[str, Any] = {"by": SYSTEM, "at": NOON}


def located(centre: Centre, name: str, organisation: str, right: Right = Right.ERASURE, **more: object) -> str:
    """Open a case and find what is the person's, by name of the cast."""
    case = verified_case(centre, name, organisation, right, **more)
    locate_again(centre, case, name, organisation)
    return case


def locate_again(centre: Centre, case: str, name: str, organisation: str) -> None:
    """Search, and decide on the candidates as who knows the truth."""
    found = locate_person(case=case, **WHO)
    hers = centre.truth.theirs(centre.people[name], organisation)
    for item in found.of_kind(Kind.CANDIDATE):
        decide_on(case=case, key=item.row.key, accepted=item.row.key in hers, **WHO)
    locate_person(case=case, **WHO)


def carried_out(case: str) -> StoredPlan:
    """Plan, approve and carry out a located case."""
    plan = plan_case(case=case, **WHO)
    assert plan.plan.errors == ()
    approve_case_plan(case=case, plan_hash=plan.hash, **WHO)
    return execute_case(case=case, clock=lambda: NOON, **WHO)


def proven(case: str) -> StoredPlan:
    """Plan, approve, carry out and read back a located case; nothing may be left."""
    done = carried_out(case)
    assert done.state is PlanState.EXECUTED, [work.trouble for work in done.work]
    read = read_case_back(case=case, **WHO)
    assert [r for r in read.residue if not r.explained] == []
    return read


def approved(centre: Centre) -> str:
    """Open Vera's case, and bring it to an approved plan."""
    case = located(centre, "vera", "energie")
    approve_case_plan(case=case, plan_hash=plan_case(case=case, **WHO).hash, **WHO)
    return case


def executed(centre: Centre) -> str:
    """Open Vera's case, and carry its plan out."""
    case = approved(centre)
    assert execute_case(case=case, clock=lambda: NOON, **WHO).state is PlanState.EXECUTED
    return case


def vera(centre: Centre) -> dict[str, str]:
    """Return Vera's identifiers by kind."""
    return dict(centre.keys_of("vera", "energie"))


def everything(centre: Centre) -> Contents:
    """Read all systems, cell by cell."""
    urls = {name: centre.loaded.addresses[name] for name in SYSTEMS}
    return contents(urls, Path(centre.loaded.addresses["recordings"]))


def sql(centre: Centre, system: str, statement: str, **values: object) -> list[Any]:
    """Do something in a system behind Houvast's back."""
    engine = sa.create_engine(centre.loaded.addresses[system])
    with engine.begin() as connection:
        result = connection.execute(sa.text(statement), values)
        rows = list(result.fetchall()) if result.returns_rows else []
    engine.dispose()
    return rows


def left_untold(case: str) -> None:
    """Write down of every recipient that still must hear why it does not, so that the case can close."""
    for name in waiting_recipients(case_record(case)):
        reason = "Het bedrijf bestaat niet meer."
        leave_untold(case=case, recipient=name, why=NotToldWhy.IMPOSSIBLE, reason=reason, **WHO)
