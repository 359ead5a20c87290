"""Which outcome a case has, from nothing found to partly granted."""

from datetime import UTC, date, datetime

import pytest

from houvast.engines.datamap.rows import Kind
from houvast.engines.planner.plan import Kept, Plan, RowPlan, Verb
from houvast.features.erasure.contracts import PlanState, StoredPlan
from houvast.features.locating.contracts import LocatedSet
from houvast.features.rights.answer.contracts import Outcome, Reason, Right
from houvast.features.rights.composing.outcomes import outcome_of
from tests.features.rights.composing.shop import CUSTOMER, SANNE, key, located

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)
REASON = Reason("Dit gaat over iemand anders.")


def found(*kinds: Kind) -> LocatedSet:
    rows = tuple(located(CUSTOMER, {**SANNE, "id": number}, kind) for number, kind in enumerate(kinds))
    return LocatedSet("2026-00001", "own", NOON, rows, (), frozenset(), frozenset())


def carried_out(*kept: Kept) -> StoredPlan:
    plan = Plan("erasure", "own", date(2026, 3, 2), (RowPlan(key(CUSTOMER, 1), Verb.CHANGE, {}, kept=kept),))
    return StoredPlan("2026-00001", plan, PlanState.PROVEN, "olga", NOON, "olga", NOON, (), NOON, (), 0)


STAYS, JOINS_NOTHING = Kept(("name",), "retention", "nl.tax.invoices"), Kept((), "empty")


@pytest.mark.parametrize(
    ("right", "set_", "plan", "reasons", "outcome"),
    [
        (Right.ACCESS, found(), None, (), Outcome.NOTHING_FOUND),
        (Right.ACCESS, found(Kind.CANDIDATE), None, (), Outcome.NOTHING_FOUND),
        (Right.ACCESS, found(Kind.MENTION), None, (), Outcome.GRANTED),
        (Right.ACCESS, found(Kind.OWN), None, (REASON,), Outcome.PARTLY),
        (Right.ERASURE, found(Kind.OWN), carried_out(), (), Outcome.GRANTED),
        (Right.ERASURE, found(Kind.OWN), carried_out(JOINS_NOTHING), (), Outcome.GRANTED),
        (Right.ERASURE, found(Kind.OWN), carried_out(STAYS), (), Outcome.PARTLY),
        (Right.RESTRICTION, found(Kind.OWN), carried_out(STAYS), (), Outcome.GRANTED),
        (Right.COMPLAINT, found(), None, (), Outcome.GRANTED),
        (Right.HUMAN_REVIEW, None, None, (REASON,), Outcome.PARTLY),
    ],
)
def test_the_outcome_follows_from_what_was_found_and_what_stays(right, set_, plan, reasons, outcome):
    assert outcome_of(right, set_, plan, reasons) is outcome
