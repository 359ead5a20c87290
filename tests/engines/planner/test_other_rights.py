"""Restriction and objection set a flag, rectification puts a value right; what cannot be written is an error."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from houvast.engines.datamap.facts import ValueType
from houvast.engines.datamap.model import Field, Purpose
from houvast.engines.datamap.rows import Kind, Value
from houvast.engines.planner.order import Correction
from houvast.engines.planner.plan import Plan
from tests.engines.planner.orders import codes, collection, described, located, personal, plan_for, row

V = ValueType
FLAGGED = collection("c", personal("name", "name"), Field("stop", purpose=Purpose.RESTRICTION))
PLAIN = collection("d", personal("name", "name"))


def flagging(before: Value, column: dict[str, Any], right: str = "restriction", **facts: Any) -> Plan:
    facts_of = described(FLAGGED, {"stop": column}, **facts)
    return plan_for([located(row(FLAGGED, stop=before))], [facts_of], FLAGGED, right=right)


@pytest.mark.parametrize(
    ("before", "type_", "after"),
    [(None, V.BOOLEAN, True), (False, V.BOOLEAN, True), (None, V.INTEGER, 1), (0, V.INTEGER, 1), (0, V.BOOLEAN, True)],
)
def test_a_flag_is_set_as_its_column_takes_it(before, type_, after):
    plan = flagging(before, {"type": type_})
    ((cell,),) = [r.cells for r in plan.rows]
    assert (plan.errors, cell.field, cell.how, cell.after, type(cell.after)) == ((), "stop", "set", after, type(after))


def test_a_flag_that_is_set_already_is_no_change_and_no_missing_flag():
    plan = flagging(True, {"type": V.BOOLEAN})
    assert (plan.rows, plan.errors, plan.notes) == ((), (), ())


@pytest.mark.parametrize("right", ["objection", "withdrawal"])
def test_a_system_without_a_flag_for_this_right_is_told(right):
    plan = flagging(None, {"type": V.BOOLEAN}, right)
    assert (plan.rows, [(n.code, n.where) for n in plan.notes]) == ((), [("no_flag_field", "crm")])


@pytest.mark.parametrize(
    ("code", "column", "facts"),
    [
        ("wrong_type", {"type": V.TEXT}, {}),
        ("read_only", {"type": V.BOOLEAN}, {"may_update": False}),
        ("read_only", {"type": V.BOOLEAN, "writable": False}, {}),
        ("generated", {"type": V.BOOLEAN, "generated": True}, {}),
    ],
)
def test_a_flag_that_cannot_be_set_is_an_error(code, column, facts):
    assert codes(flagging(None, column, **facts)) == {(code, "crm:c.stop")}


PEOPLE = collection(
    "people",
    personal("given", "name.first"),
    personal("mail", "contact.email", identity="email"),
    personal("phone", "contact.phone_number", identity="phone_number"),
    personal("born", "demographic.date_of_birth"),
    personal("debt", "financial"),
)
TYPES = {"born": {"type": V.DATE}, "debt": {"type": V.NUMBER}, "mail": {"length": 20}}
VERA = {"given": "Vera", "mail": "old@example.org", "phone": "06-12345678", "born": date(1980, 5, 17)}


def correcting(*corrections: tuple[str, str, str], kind: Kind = Kind.OWN, **more: Any) -> Plan:
    facts = described(PEOPLE, TYPES | more.pop("columns", {}), **more)
    found = [located(row(PEOPLE, debt=Decimal("1.50"), **VERA), kind)]
    return plan_for(
        found, [facts], PEOPLE, right="rectification", corrections=tuple(Correction(*c) for c in corrections)
    )


@pytest.mark.parametrize(
    ("correction", "field", "after"),
    [
        (("email", "OLD@example.org", "new@example.org"), "mail", "new@example.org"),
        (("user.contact", "old@example.org", "new@example.org"), "mail", "new@example.org"),
        (("phone", "0612345678", "06-87654321"), "phone", "06-87654321"),
        (("user.demographic.date_of_birth", "1980-05-17", "1980-05-18"), "born", date(1980, 5, 18)),
        (("debt", "1.50", "0"), "debt", Decimal(0)),
        (("user.name", "vera", "Véra"), "given", "Véra"),
    ],
)
def test_the_old_value_is_put_right_in_its_own_type(correction, field, after):
    plan = correcting(correction)
    ((cell,),) = [r.cells for r in plan.rows]
    assert (plan.errors, cell.field, cell.how, cell.after) == ((), field, "rectify", after)


@pytest.mark.parametrize(
    ("code", "where", "correction", "more"),
    [
        ("old_value_not_found", "email", ("email", "other@example.org", "x"), {}),
        ("old_value_not_found", "born", ("born", "17-05-1980", "1980-05-18"), {}),
        ("wrong_type", "crm:people.born", ("born", "1980-05-17", "18-05-1980"), {}),
        ("wrong_type", "crm:people.debt", ("debt", "1.50", "niets"), {}),
        ("too_long", "crm:people.mail", ("email", "old@example.org", "a-long-new@example.org"), {}),
        ("not_a_choice", "crm:people.given", ("given", "Vera", "Bram"), {"columns": {"given": {"choices": ("Vera",)}}}),
        ("generated", "crm:people.given", ("given", "Vera", "Bram"), {"columns": {"given": {"generated": True}}}),
        ("read_only", "crm:people.given", ("given", "Vera", "Bram"), {"read_only": True}),
    ],
)
def test_what_cannot_be_put_right_is_an_error(code, where, correction, more):
    assert codes(correcting(correction, **more)) == {(code, where)}


def test_a_correction_that_fits_nothing_is_told_also_when_another_does():
    plan = correcting(("given", "Vera", "Véra"), ("email", "other@example.org", "new@example.org"))
    assert codes(plan) == {("old_value_not_found", "email")}
    assert [c.field for c in plan.rows[0].cells] == ["given"]


def test_only_the_persons_own_rows_are_put_right():
    assert codes(correcting(("given", "Vera", "Véra"), kind=Kind.CANDIDATE)) == {("old_value_not_found", "given")}
