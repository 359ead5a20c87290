"""Make a plan, and approve it."""

from collections.abc import Iterable
from datetime import datetime
from typing import TypeVar

from django.db import transaction

from houvast.connectors.protocol import Referrer, Session, SystemFacts
from houvast.engines.datamap.model import DataMap
from houvast.engines.datamap.rows import Kind, Located
from houvast.engines.deadlines.local_time import local_date
from houvast.engines.planner.order import Correction, Order
from houvast.engines.planner.plan import Plan
from houvast.engines.planner.planning import make_plan as decide
from houvast.engines.trouble import Trouble
from houvast.features.activities.queries import rules_for
from houvast.features.datamap.queries import current_map, map_version
from houvast.features.erasure.contracts import PlanState, StoredPlan
from houvast.features.erasure.drifted import refuse_drifted
from houvast.features.erasure.events import PlanApproved, PlanMade
from houvast.features.erasure.models import PlanRecord
from houvast.features.erasure.queries import latest_record, stored_plan
from houvast.features.erasure.storing import open_plan, seal_plan
from houvast.features.locating.contracts import LocatedSet
from houvast.features.locating.queries import Hands, by_collection, decided, latest_search
from houvast.features.systems.queries import open_connector
from houvast.foundation.events.facts import Actor
from houvast.foundation.evidence.actions import record
from houvast.foundation.organisations.queries import organisation_by_key

Item = TypeVar("Item")
_LIVE = (PlanState.APPROVED, PlanState.RUNNING, PlanState.STOPPED)


class NotLocated(Trouble):
    """There is nothing to plan with: the person was not located."""

    status = 409


class NotAsPlanned(Trouble):
    """What is approved is not the plan that was looked at, or it may not be approved."""

    status = 409


def make_plan(
    *,
    case: str,
    right: str,
    by: Actor,
    at: datetime,
    corrections: tuple[Correction, ...] = (),
    decisions: frozenset[str] = frozenset(),
    decided_here: frozenset[str] | None = None,
) -> StoredPlan:
    """Decide what happens to every located row, and keep the plan sealed with the case; nothing is touched.

    `decided_here` are the activities on whose data the centre decides; None stands for all, what is not decided here is
    planned to be passed on to the case's organisation.

    :raises NotLocated: the case was not located, or candidates wait for a decision.
    :raises NotAsPlanned: a plan of this case is being carried out.
    :raises SchemaDrifted: a collection at hand changed, and nobody reviewed that.
    """
    found = _searched(case)
    _refuse_while_live(case)
    facts, referrers = _ask_systems(found)
    refuse_drifted(facts, _asked(found))
    country = organisation_by_key(found.organisation).country
    order = Order(
        right=right,
        organisation=found.organisation,
        datamap=current_map(),
        facts=facts,
        located=found.located,
        rules=rules_for(country),
        on=local_date(at, country),
        referrers=referrers,
        decisions=decisions,
        corrections=corrections,
        decided_here=decided_here,
    )
    return _keep(case, decide(order), by=by, at=at)


@transaction.atomic
def approve_plan(*, case: str, plan_hash: str, by: Actor, at: datetime) -> StoredPlan:
    """Approve the plan with this hash; only that plan can be carried out.

    :raises NotAsPlanned: another hash, errors in the plan, or approved already.
    """
    plan = latest_record(case)
    if plan.hash != plan_hash:
        raise NotAsPlanned(f"case {case}: the newest plan has another hash; look at it and approve that one.")
    if plan.state != PlanState.DRAFT:
        raise NotAsPlanned(f"case {case}: this plan was approved already; carry it out or plan again.")
    if plan.errors:
        raise NotAsPlanned(f"case {case}: the plan has {plan.errors} errors; put them right in the map and plan again.")
    open_plan(plan)
    plan.state, plan.approved_by, plan.approved_at = PlanState.APPROVED, f"{by.kind}:{by.key}", at
    plan.save(update_fields=["state", "approved_by", "approved_at"])
    record(PlanApproved(plan=plan.hash), by=by, at=at, case=case)
    return stored_plan(plan)


def _searched(case: str) -> LocatedSet:
    found = latest_search(case)
    if found is None:
        raise NotLocated(f"case {case}: the person was not located yet; locate first.")
    if decided(case) != (found.accepted, found.rejected):
        raise NotLocated(f"case {case}: candidates were decided on since the search; locate again.")
    waiting = len(found.of_kind(Kind.CANDIDATE))
    if waiting:
        raise NotLocated(f"case {case}: {waiting} candidates wait for a decision; accept or reject them, then locate.")
    if unjudged := found.unjudged(current_map()):
        raise NotLocated(
            f"case {case}: {', '.join(unjudged)} did not answer and may share what was found with others;"
            " have it repaired and locate again."
        )
    return found


def _refuse_while_live(case: str) -> None:
    if PlanRecord.objects.filter(case=case, state__in=_LIVE).exists():
        raise NotAsPlanned(f"case {case}: an approved plan is not finished; carry it out or withdraw it first.")


def _ask_systems(found: LocatedSet) -> tuple[dict[str, SystemFacts], tuple[tuple[str, Referrer], ...]]:
    """Return what the systems say of themselves now, and which rows point at the person's rows."""
    datamap = current_map()
    facts: dict[str, SystemFacts] = {}
    referrers: dict[str, list[Referrer]] = {}

    def ask(system: str, session: Session) -> None:
        items = [item for item in found.located if item.row.collection.system == system]
        facts[system] = session.describe(sorted({_source_name(datamap, item) for item in items}))
        own = [item.row.key for item in items if item.kind is Kind.OWN]
        referrers[system] = [
            r for collection, keys in by_collection(datamap, own).items() for r in session.referrers(collection, keys)
        ]

    with Hands(open_connector) as hands:
        hands.each(list(_distinct(item.row.collection.system for item in found.located)), ask)
    return facts, tuple((system, r) for system, rs in referrers.items() for r in rs)


def _asked(found: LocatedSet) -> dict[str, list[str]]:
    """Return by system the names of the collections in which something was found."""
    datamap = current_map()
    pairs = _distinct((item.row.collection.system, _source_name(datamap, item)) for item in found.located)
    return {system: [name for key, name in pairs if key == system] for system, _ in pairs}


def _source_name(datamap: DataMap, item: Located) -> str:
    collection = datamap.collection(item.row.collection)
    return f"{collection.schema}.{collection.id.name}" if collection.schema else collection.id.name


def _distinct(items: Iterable[Item]) -> list[Item]:
    return list(dict.fromkeys(items))


@transaction.atomic
def _keep(case: str, plan: Plan, *, by: Actor, at: datetime) -> StoredPlan:
    PlanRecord.objects.filter(case=case, state=PlanState.DRAFT).update(state=PlanState.REPLACED)
    kept = PlanRecord.objects.create(
        case=case,
        organisation=plan.organisation,
        right=plan.right,
        hash=plan.hash,
        body=seal_plan(case, plan),
        state=PlanState.DRAFT,
        errors=len(plan.errors),
        rows=sum(row.touches for row in plan.rows),
        map=map_version(),
        made_by=f"{by.kind}:{by.key}",
        made_at=at,
    )
    counts = tuple((s, len(plan.of_system(s))) for s in plan.systems)
    fact = PlanMade(plan.right, plan.hash, counts, len(plan.errors), plan.forwarded_counts)
    record(fact, by=by, at=at, case=case)
    return stored_plan(kept)
