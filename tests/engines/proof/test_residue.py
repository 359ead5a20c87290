"""Every kind of residue, told once for each cell, explained by the plan or not; and which old values tell a person."""

from datetime import date

import pytest

from houvast.engines.datamap.model import Collection, CollectionId, DataMap, Field, SystemMap
from houvast.engines.datamap.rows import Kind, Located, Row, RowKey, Step, Value
from houvast.engines.matching.identifiers import Identifier
from houvast.engines.planner.plan import Cell, Kept, Plan, RowPlan, Verb
from houvast.engines.proof.old_values import old_values
from houvast.engines.proof.residue import Residue, Sighting, residue_of

OF = CollectionId("crm", "c")
KEY, OTHER = (RowKey(OF, (("id", serial),)) for serial in (1, 2))
UNTIL = date(2033, 12, 31)
DELETED = RowPlan(KEY, Verb.DELETE, {"id": 1, "name": "Vera"})
CHANGED = RowPlan(KEY, Verb.CHANGE, {"name": "Vera"}, (Cell("name", "null", "Vera", None),))
REPLACED = RowPlan(KEY, Verb.CHANGE, {"name": "Vera"}, (Cell("name", "replace", "Vera", "[gewist]"),))
KEPT = RowPlan(KEY, Verb.KEEP, {"name": "Vera"}, kept=(Kept(("name",), "retention", "nl.tax.invoices", UNTIL),))
REDACTED = RowPlan(KEY, Verb.CHANGE, {"a": "x Vera"}, (Cell("a", "redact", "x Vera", "x [gewist]"),), kind="mention")


def plan(*rows: RowPlan) -> Plan:
    return Plan("erasure", "energie", date(2026, 11, 22), rows)


def now(**values: Value) -> dict[RowKey, Row]:
    return {KEY: Row(KEY, values)}


def found(key: RowKey, kind: Kind, *mentions: tuple[str, str], **values: Value) -> Located:
    return Located(Row(key, values), kind, (Step("identity", "x"),), mentions=mentions)


@pytest.mark.parametrize(
    ("row", "values", "left"),
    [
        (DELETED, {"id": 1, "name": "Vera"}, [("id", "row_still_there"), ("name", "row_still_there")]),
        (DELETED, {"name": None}, [("", "row_still_there")]),
        (CHANGED, {"name": "Vera"}, [("name", "still_there")]),
        (CHANGED, {"name": "Bram"}, [("name", "reappeared")]),
        (CHANGED, {"name": None}, []),
        (REPLACED, {"name": "[gewist]"}, []),
        (REPLACED, {"name": None}, [("name", "reappeared")]),
        (REDACTED, {"a": "x [gewist]"}, []),
        (REDACTED, {"a": "x Vera"}, [("a", "still_there")]),
    ],
)
def test_a_planned_row_is_held_against_its_plan(row, values, left):
    residue = residue_of(plan(row), now(**values), (), ())
    assert [(r.field, r.why) for r in residue] == left
    assert not any(r.explained for r in residue)


@pytest.mark.parametrize("row", [DELETED, CHANGED, KEPT, REDACTED])
def test_a_row_that_is_gone_holds_nothing(row):
    assert residue_of(plan(row), {}, (), ()) == ()


def test_what_is_kept_is_explained_with_its_rule_and_day():
    assert residue_of(plan(KEPT), now(name="Vera"), (), (Sighting(Row(KEY, {}), "name"),)) == (
        Residue(KEY, "name", "still_there", "retention", "nl.tax.invoices", UNTIL),
    )
    assert residue_of(plan(KEPT), now(name=None), (), ()) == ()


@pytest.mark.parametrize(
    ("item", "left"),
    [
        (found(OTHER, Kind.OWN, id=2, name="Vera", email=None), [("id", ""), ("name", "")]),
        (found(OTHER, Kind.MENTION, ("a", "Vera"), a="Vera"), [("a", "")]),
        (found(OTHER, Kind.SHARED, name="x"), [("", "shared")]),
        (found(OTHER, Kind.CANDIDATE, name="Vera"), []),
        (found(KEY, Kind.OWN, name="x"), []),
        (found(KEY, Kind.MENTION, ("b", "Vera"), b="Vera"), [("b", "")]),
        (found(KEY, Kind.MENTION, ("a", "Vera"), a="Vera"), [("a", "")]),
    ],
)
def test_what_a_new_search_finds_is_residue_unless_the_plan_judged_it(item, left):
    residue = residue_of(plan(REDACTED), now(a="x [gewist]"), (item,), ())
    assert [(r.field, r.explained) for r in residue] == left
    assert {r.why for r in residue} <= {"found_again"}


def test_a_mention_in_what_is_kept_is_explained():
    item = found(KEY, Kind.MENTION, ("name", "Vera"), name="Vera")
    assert [r.explained for r in residue_of(plan(KEPT), {}, (item,), ())] == ["retention"]


@pytest.mark.parametrize(("row", "explained"), [(KEPT, "retention"), (CHANGED, ""), (None, "")])
def test_an_old_value_is_explained_only_where_that_cell_is_kept(row, explained):
    seen = (Sighting(Row(KEY, {}), "name"),)
    residue = residue_of(plan(*([row] if row else [])), {}, (), seen)
    assert [(r.why, r.explained) for r in residue] == [("old_value", explained)]


def test_each_cell_is_told_once():
    seen = (Sighting(Row(KEY, {}), "name"), Sighting(Row(KEY, {}), "name"))
    assert [r.why for r in residue_of(plan(CHANGED), now(name="Vera"), (), seen)] == ["still_there"]


PEOPLE = Collection(
    OF,
    (
        Field("id", primary_key=True),
        Field("email", ("user.contact.email",)),
        Field("iban", ("user.financial.bank_account",)),
        Field("payment", ("user.payment",)),
        Field("city", ("user.contact.address.city",)),
        Field("note", ("user.content",), free_text=True),
    ),
)
MAP = DataMap((SystemMap("crm", (PEOPLE,)),))
MINE = frozenset({Identifier("email", "vera@example.org")})
BEFORE = {
    "id": 12345,
    "email": "Vera@example.org",
    "iban": "NL00BANK0123456789",
    "payment": "automatic",
    "city": "Groningen",
    "note": "A long note that somebody wrote about nothing of importance to anybody",
}
TELLING = {"Vera@example.org", "NL00BANK0123456789"}


@pytest.mark.parametrize(
    ("row", "values"),
    [
        (RowPlan(KEY, Verb.DELETE, BEFORE), TELLING),
        (RowPlan(KEY, Verb.CHANGE, BEFORE, (Cell("iban", "null", BEFORE["iban"], None),)), {"NL00BANK0123456789"}),
        (RowPlan(KEY, Verb.KEEP, BEFORE), set()),
        (RowPlan(KEY, Verb.DELETE, BEFORE, kind="mention"), set()),
        (RowPlan(KEY, Verb.DELETE, BEFORE | {"email": "help@example.org"}), {"NL00BANK0123456789"}),
        (RowPlan(KEY, Verb.DELETE, BEFORE | {"iban": "NL00"}), {"Vera@example.org"}),
        (RowPlan(KEY, Verb.DELETE, {}), set()),
    ],
)
def test_only_what_the_plan_takes_out_and_tells_a_person_apart_is_an_old_value(row, values):
    assert old_values(plan(row), MAP, mine=MINE, country="NL") == values


@pytest.mark.parametrize("reason", ["retention", "joins", "shared", "decision"])
def test_what_stays_somewhere_on_a_ground_is_no_old_value(reason):
    rows = (RowPlan(KEY, Verb.DELETE, BEFORE), RowPlan(OTHER, Verb.KEEP, BEFORE, kept=(Kept(("iban",), reason),)))
    assert old_values(plan(*rows), MAP, mine=MINE, country="NL") == {"Vera@example.org"}


@pytest.mark.parametrize("row", [DELETED, CHANGED])
def test_an_old_version_that_is_still_kept_is_residue(row):
    (left,) = residue_of(plan(row), now(name=None) if row is CHANGED else {}, (), (), [KEY])
    assert left == Residue(KEY, "", "old_version")
