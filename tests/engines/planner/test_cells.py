"""What a cell becomes when its row stays, and the error of the plan where it can become nothing."""

from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

import pytest

from houvast.engines.datamap.facts import ValueType
from houvast.engines.datamap.model import Erasure, Field
from houvast.engines.datamap.rows import Value
from houvast.engines.planner.plan import Plan
from tests.engines.planner.orders import codes, collection, described, located, of_row, personal, plan_for, row

V = ValueType
REQUIRED = {"nullable": False}
UNIQUE = {"nullable": False, "unique": True}


def planned(value: Value, column: dict[str, Any], field: dict[str, Any] | None = None, **facts: Any) -> Plan:
    """The plan for one row that stays and holds one value."""
    of = collection("c", personal("f", **(field or {})), erase_rows=False)
    return plan_for([located(row(of, f=value))], [described(of, {"f": column}, **facts)], of)


def erase(strategy: str, replacement: Any = None) -> dict[str, Any]:
    return {"erasure": Erasure(strategy, replacement)}


@pytest.mark.parametrize(
    ("value", "column", "field", "how", "after"),
    [
        ("x", {}, {}, "null", None),
        ("x", {}, erase("delete"), "null", None),
        ("x", {}, erase("redact"), "null", None),
        ("x", {}, erase("null"), "null", None),
        (date(1980, 5, 17), {"type": V.DATE}, {"age": True}, "null", None),
        ("x", {"unique": True}, {}, "null", None),
        ("x", REQUIRED, {}, "replace", "[gewist]"),
        ("xx", REQUIRED | {"length": 5}, {}, "replace", "-"),
        (date(1980, 5, 17), REQUIRED | {"type": V.DATE}, {}, "generalise", date(1980, 1, 1)),
        ("1980-05-17", REQUIRED | {"type": V.DATE}, {}, "generalise", "1980-01-01"),
        ("1980-05-17", REQUIRED, {"age": True}, "generalise", "1980"),
        (True, REQUIRED | {"type": V.BOOLEAN}, {}, "replace", False),
        (b"x", REQUIRED | {"type": V.BYTES}, {}, "replace", b""),
        (["x"], REQUIRED | {"type": V.ARRAY}, {}, "replace", []),
        ({"x": 1}, REQUIRED | {"type": V.JSON}, {}, "replace", {}),
        ("x", {}, erase("replace", "weg"), "replace", "weg"),
        ("x", {"length": 4}, erase("replace"), "replace", "-"),
        (7, {"type": V.INTEGER}, erase("replace", 0), "replace", 0),
        (7, {"type": V.NUMBER}, erase("replace", 0.5), "replace", 0.5),
        (True, {"type": V.BOOLEAN}, erase("replace", False), "replace", False),
        ("b", REQUIRED | {"type": V.ENUM, "choices": ("a", "b")}, erase("replace", "a"), "replace", "a"),
        (date(1980, 5, 17), {"type": V.DATE}, erase("generalise"), "generalise", date(1980, 1, 1)),
        (
            datetime(1980, 5, 17, 8, tzinfo=UTC),
            {"type": V.MOMENT},
            erase("generalise"),
            "generalise",
            datetime(1980, 1, 1, tzinfo=UTC),
        ),
        ("1234 AB", {}, erase("generalise"), "generalise", "1234"),
        ("1980-05-17T08:00:00", {}, erase("generalise"), "generalise", "1980"),
    ],
)
def test_a_cell_becomes_what_its_column_can_take(value, column, field, how, after):
    plan = planned(value, column, field)
    assert plan.errors == ()
    (cell,) = of_row(plan, "c").cells
    assert (cell.how, cell.before, cell.after) == (how, value, after)


@pytest.mark.parametrize("length", [None, 23, 12, 8])
def test_a_text_that_must_be_unique_becomes_a_token_of_the_row(length):
    of = collection("c", personal("f"), erase_rows=False)
    found = [located(row(of, serial, f=f"text {serial}")) for serial in range(1, 50)]
    plan = plan_for(found, [described(of, {"f": UNIQUE | {"length": length}})], of)
    after = [r.cells[0].after for r in plan.rows]
    assert plan.errors == ()
    assert len(set(after)) == len(after)
    assert all(isinstance(a, str) and "text" not in a and len(a) <= (length or 99) for a in after)
    assert after == [
        r.cells[0].after for r in plan_for(found, [described(of, {"f": UNIQUE | {"length": length}})], of).rows
    ]


def test_a_text_that_must_be_unique_together_with_others_becomes_a_token_as_well():
    of = collection("c", personal("f"), Field("client"), erase_rows=False)
    found = [located(row(of, serial, f="x", client="EN")) for serial in (1, 2)]
    plan = plan_for(found, [described(of, {"f": REQUIRED}, unique_keys=(("client", "f"),))], of)
    assert plan.rows[0].cells[0].after != plan.rows[1].cells[0].after


@pytest.mark.parametrize("value", [None, "", b"", [], {}])
def test_what_is_empty_is_left_alone(value):
    plan = planned(value, REQUIRED)
    assert (plan.errors, of_row(plan, "c").cells) == ((), ())


@pytest.mark.parametrize(
    ("code", "value", "column", "field", "facts"),
    [
        ("not_null", "x", REQUIRED, erase("null"), {}),
        ("no_neutral_value", 7, REQUIRED | {"type": V.INTEGER}, {}, {}),
        ("no_neutral_value", Decimal("1.5"), REQUIRED | {"type": V.NUMBER}, {}, {}),
        ("no_neutral_value", "a", REQUIRED | {"type": V.ENUM, "choices": ("a",)}, {}, {}),
        ("no_neutral_value", "a", REQUIRED | {"choices": ("a",)}, {}, {}),
        ("no_neutral_value", datetime(2026, 1, 1, tzinfo=UTC), REQUIRED | {"type": V.MOMENT}, {}, {}),
        ("no_neutral_value", "x", REQUIRED | {"type": V.OTHER}, {}, {}),
        ("unique", 7, UNIQUE | {"type": V.INTEGER}, {}, {}),
        ("unique", "x", UNIQUE, erase("replace", "weg"), {}),
        ("unique", "x", {}, erase("replace", "weg"), {"unique_keys": (("id", "f"),)}),
        ("too_long", "x", UNIQUE | {"length": 7}, {}, {}),
        ("too_long", "x", {"length": 2}, erase("replace", "weg"), {}),
        ("not_a_choice", "x", {"choices": ("x", "y")}, erase("replace", "z"), {}),
        ("wrong_type", 7, {"type": V.INTEGER}, erase("replace", "weg"), {}),
        ("wrong_type", 7, {"type": V.INTEGER}, erase("replace"), {}),
        ("wrong_type", "x", {}, erase("replace", 0), {}),
        ("wrong_type", 7, {"type": V.INTEGER}, erase("replace", True), {}),
        ("unsupported_type", 7, {"type": V.INTEGER}, erase("generalise"), {}),
        ("unsupported_type", "Lange Laan", {}, erase("generalise"), {}),
        ("no_ground_to_keep", "x", {}, erase("keep"), {}),
        ("generated", "x", {"generated": True}, {}, {}),
        ("read_only", "x", {"writable": False}, {}, {}),
        ("read_only", "x", {}, {"read_only": True}, {}),
        ("read_only", "x", {}, {}, {"read_only": True}),
        ("read_only", "x", {}, {}, {"may_update": False}),
    ],
)
def test_what_cannot_be_erased_is_an_error_of_the_plan(code, value, column, field, facts):
    assert codes(planned(value, column, field, **facts)) == {(code, "crm:c.f")}


def test_a_field_that_the_system_does_not_have_is_an_error():
    of = collection("c", personal("f"), personal("doc.city"), personal("gone"))
    facts = described(collection("c", personal("f"), personal("doc")))
    assert codes(plan_for([located(row(of))], [facts], of)) == {("unknown_column", "crm:c.gone")}


def test_a_key_that_says_who_it_is_cannot_stay():
    of = collection("c", erase_rows=False)
    keyed = Field("id", ("user.contact.email",), primary_key=True)
    of = type(of)(of.id, (keyed,), erase_rows=False)
    plan = plan_for([located(row(of))], [described(of)], of)
    assert codes(plan) == {("key_holds_personal_data", "crm:c.id")}


@pytest.mark.parametrize("nullable", [True, False])
@pytest.mark.parametrize(
    ("before", "field", "how", "after"),
    [
        ("Gent", {}, "null", None),
        (["Gent", "Dorp"], {}, "null", None),
        ("Gent", erase("replace"), "replace", "[gewist]"),
        (["Gent", ["Dorp"]], erase("replace", "-"), "replace", ["-", ["-"]]),
        (["1980-05-17", "1990-02-01"], erase("generalise"), "generalise", ["1980-01-01", "1990-01-01"]),
        (7, erase("replace", 0), "replace", 0),
    ],
)
def test_a_field_inside_a_document_is_erased_by_itself(nullable, before, field, how, after):
    of = collection("c", personal("doc.city", **field), erase_rows=False)
    inside = described(collection("c", personal("doc")), {"doc": {"type": V.JSON, "nullable": nullable}})
    plan = plan_for([located(row(of, **{"doc.city": before}))], [inside], of)
    assert plan.errors == ()
    (cell,) = of_row(plan, "c").cells
    assert (cell.how, cell.before, cell.after) == (how, before, after)


def test_a_field_inside_a_document_goes_with_the_whole():
    of = collection("c", personal("doc"), personal("doc.city"), erase_rows=False)
    inside = described(collection("c", personal("doc")), {"doc": {"type": V.JSON}})
    plan = plan_for([located(row(of, doc={"city": "Gent"}, **{"doc.city": "Gent"}))], [inside], of)
    assert [(c.field, c.after) for c in of_row(plan, "c").cells] == [("doc", None)]


@pytest.mark.parametrize("strategy", ["replace", "generalise"])
def test_each_element_of_an_array_is_replaced(strategy):
    of = collection("c", personal("f", **erase(strategy)), erase_rows=False)
    plan = plan_for([located(row(of, f=["1980-05-17"]))], [described(of, {"f": {"type": V.ARRAY}})], of)
    assert of_row(plan, "c").cells[0].after == (["[gewist]"] if strategy == "replace" else ["1980-01-01"])


@pytest.mark.parametrize(("source", "codes_of_errors"), [("mail", set()), ("other", {("generated", "crm:c.low")})])
def test_a_computed_field_goes_with_what_it_is_computed_from(source, codes_of_errors):
    of = collection("c", personal("mail"), personal("low"), Field("other"), erase_rows=False)
    facts = described(of, {"low": {"generated": True, "writable": False, "computed_from": (source,)}})
    plan = plan_for([located(row(of, mail="Jan@example.org", low="jan@example.org"))], [facts], of)
    assert codes(plan) == codes_of_errors
    assert [c.field for c in of_row(plan, "c").cells] == ["mail"]
    noted = [(n.code, n.where) for n in plan.notes]
    assert noted == ([] if codes_of_errors else [("follows_its_source", "crm:c.low")])
