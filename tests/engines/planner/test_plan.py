"""A plan goes through JSON and keeps its hash; anything in it changes the hash."""

import json
from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal

import pytest

from houvast.engines.datamap.model import CollectionId
from houvast.engines.datamap.rows import RowKey
from houvast.engines.planner.plan import Cell, Kept, Plan, PlanError, RowPlan, Verb, plan_from_json

KEY = RowKey(CollectionId("crm", "order"), (("nr", 7), ("house", Decimal("1.0"))))
BEFORE = {"name": "Véra", "at": datetime(2026, 1, 1, tzinfo=UTC), "doc": {"a": [1, None]}, "blob": b"\xff"}
ROWS = (
    RowPlan(
        KEY,
        Verb.CHANGE,
        BEFORE,
        (Cell("name", "null", "Véra", None),),
        (Kept(("at",), "joins", "r", date(2030, 1, 1)),),
    ),
    RowPlan(RowKey(KEY.collection, (("nr", 8),)), Verb.DELETE, {}),
    RowPlan(RowKey(CollectionId("desk", "note"), KEY.values), Verb.CHANGE, {}, kind="mention"),
    RowPlan(RowKey(KEY.collection, ()), Verb.KEEP, {}, kept=(Kept((), "empty"),), kind="shared"),
)
PLAN = Plan("erasure", "energie", date(2026, 11, 22), ROWS, (PlanError("not_null", "a"),), (PlanError("note", "b"),))


def test_a_plan_comes_back_from_json_as_it_was():
    again = plan_from_json(json.loads(json.dumps(PLAN.as_json())))
    assert again == PLAN
    assert again.hash == PLAN.hash
    assert [r.key.values for r in again.rows] == [r.key.values for r in PLAN.rows]


def test_the_hash_is_that_of_yesterday():
    """What was approved under a hash must keep it in the next version."""
    assert PLAN.hash == "c3000531ac55704d7100ef013110ac2d95709e7c7f4aa15cbc50bf16a06fb746"


@pytest.mark.parametrize(
    "changed",
    [
        {"right": "restriction"},
        {"organisation": "own"},
        {"made_on": date(2026, 11, 23)},
        {"rows": ROWS[1:]},
        {"rows": ROWS[::-1]},
        {"rows": (replace(ROWS[0], verb=Verb.DELETE), *ROWS[1:])},
        {"rows": (replace(ROWS[0], cells=(replace(ROWS[0].cells[0], after=""),)), *ROWS[1:])},
        {"rows": (replace(ROWS[0], before=BEFORE | {"name": "Vera"}), *ROWS[1:])},
        {"rows": (replace(ROWS[0], kept=()), *ROWS[1:])},
        {"rows": (replace(ROWS[0], kind="mention"), *ROWS[1:])},
        {"errors": ()},
        {"notes": ()},
    ],
)
def test_whatever_changes_gives_another_hash(changed):
    assert replace(PLAN, **changed).hash != PLAN.hash


def test_what_is_written_where():
    assert PLAN.systems == ("crm", "desk")
    assert PLAN.of_system("crm") == ROWS[:2]
    assert [kept.reason for _, kept in PLAN.cells_kept()] == ["joins", "empty"]
