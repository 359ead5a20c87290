"""Read every system back, and say what is left."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import datetime

from django.db import transaction

from houvast.engines.datamap.model import DataMap
from houvast.engines.datamap.rows import Kind, Located
from houvast.engines.locating.request import Request
from houvast.engines.locating.search import search
from houvast.engines.locating.sightings import sightings
from houvast.engines.matching.traits import held_identifier, kind_of
from houvast.engines.planner.plan import Plan
from houvast.engines.proof.old_values import old_values
from houvast.engines.proof.residue import Residue, Sighting, residue_of
from houvast.engines.trouble import Trouble
from houvast.features.datamap.queries import reachable_map
from houvast.features.erasure.contracts import PlanState, StoredPlan
from houvast.features.erasure.events import SystemsReadBack
from houvast.features.erasure.models import PlanRecord
from houvast.features.erasure.old_versions import old_versions
from houvast.features.erasure.queries import latest_record, stored_plan
from houvast.features.erasure.storing import seal_residue
from houvast.features.erasure.whole_work import carried_out_before, whole_work
from houvast.features.locating.contracts import LocatedSet
from houvast.features.locating.queries import Hands, decided, latest_search, searches
from houvast.features.systems.queries import open_connector
from houvast.foundation.events.facts import Actor
from houvast.foundation.evidence.actions import record
from houvast.foundation.organisations.queries import organisation_by_key

_EXECUTED = (PlanState.EXECUTED, PlanState.PROVEN)
_ERASES = ("erasure",)
_LANES = 2
"""Connections per system while every mapped text is looked through, which takes nearly all of the time."""


class NotExecuted(Trouble):
    """There is nothing to read back yet."""

    status = 409


def read_back(*, case: str, by: Actor, at: datetime) -> StoredPlan:
    """Look for the person again, by every key and old value, in every system, and keep what is left cell by cell.

    :raises NotExecuted: the plan was not carried out in every system.
    :raises Unreachable: a system does not answer: then nothing is proven.
    """
    plan_record = latest_record(case)
    found = latest_search(case)
    if plan_record.state not in _EXECUTED or found is None:
        raise NotExecuted(f"case {case}: the plan is {plan_record.state}; carry it out in every system first.")
    residue = _residue(whole_work(plan_record), _everything_known(found, plan_record), reachable_map())
    return _keep(plan_record, residue, by=by, at=at)


def _everything_known(found: LocatedSet, plan_record: PlanRecord) -> LocatedSet:
    """Return the search with the identifiers of all searches, where an earlier plan erased some that they came from."""
    if not carried_out_before(plan_record):
        return found
    every = searches(found.case)
    return replace(
        found,
        identifiers=frozenset().union(*(s.identifiers for s in every)),
        shared=frozenset().union(*(s.shared for s in every)),
    )


def _residue(plan: Plan, found: LocatedSet, datamap: DataMap) -> tuple[Residue, ...]:
    _, rejected = decided(found.case)
    request = Request(
        datamap=datamap,
        keys=found.identifiers - found.shared,
        organisation=found.organisation,
        country=organisation_by_key(found.organisation).country,
        rejected=rejected,
        texts=False,  # the sightings look through every text once, for the keys and the old values together
    )
    with Hands(open_connector) as hands:
        now = hands.read(datamap, [row.key for row in plan.rows])
        if plan.right not in _ERASES:
            return residue_of(plan, now, (), ())
        again = hands.converse(search(request))
        old = old_values(plan, datamap, mine=request.keys, country=request.country)
        seen = hands.converse(sightings(request, old), lanes=_LANES)
        older = old_versions(hands, datamap, plan)
    held = _held_by_candidates(again.located, datamap, request)
    return residue_of(plan, now, again.located, (*(Sighting(row, name) for row, name in seen), *held), older)


def _held_by_candidates(located: Iterable[Located], datamap: DataMap, request: Request) -> Iterator[Sighting]:
    """Yield where an identifier of the person stands in a row that may be somebody else's, in whatever notation."""
    for item in located:
        if item.kind is not Kind.CANDIDATE:
            continue
        for f in datamap.collection(item.row.collection).fields:
            kind, value = kind_of(f), item.row.values.get(f.name)
            held = held_identifier(kind, str(value), request.country, request.keys) if kind and value else None
            if held in request.keys:
                yield Sighting(item.row, f.name)


@transaction.atomic
def _keep(plan_record: PlanRecord, residue: tuple[Residue, ...], *, by: Actor, at: datetime) -> StoredPlan:
    unexplained = sum(not r.explained for r in residue)
    plan_record.read_back_at, plan_record.unexplained = at, unexplained
    plan_record.residue = seal_residue(plan_record.case, residue)
    plan_record.state = PlanState.PROVEN if not unexplained else PlanState.EXECUTED
    plan_record.save(update_fields=["read_back_at", "unexplained", "residue", "state"])
    fact = SystemsReadBack(plan=plan_record.hash, explained=len(residue) - unexplained, unexplained=unexplained)
    record(fact, by=by, at=at, case=plan_record.case)
    return stored_plan(plan_record)
