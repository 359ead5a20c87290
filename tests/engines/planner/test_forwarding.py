"""What a principal decides on is planned to be passed on, and nothing of it is ever written."""

from dataclasses import replace

import pytest

from houvast.engines.datamap.facts import Referrer
from houvast.engines.datamap.model import DataMap, Field, Purpose, Retention, SystemMap
from houvast.engines.datamap.rows import Kind
from houvast.engines.planner.forwarding import beyond_us
from houvast.engines.planner.order import Correction
from houvast.engines.planner.plan import Kept, Verb, plan_from_json
from houvast.engines.proof.residue import Sighting, residue_of
from tests.engines.planner.orders import codes, collection, described, located, of_row, personal, plan_for, refers, row

THEIRS = collection("customer", personal("name"), personal("email"), Field("status"), activity="service")
OURS = collection("recording", personal("caller"), activity="quality")
MIXED = collection(
    "call",
    personal("number"),
    personal("score", activity="quality"),
    Field("stop", purpose=Purpose.OBJECTION, activity="quality"),
    activity="service",
)
NOTE = collection("note", personal("text", free_text=True), activity="service")
HERE = frozenset({"quality"})
RIGHTS = ("erasure", "restriction", "objection", "withdrawal", "rectification")
FACTS = [described(of) for of in (THEIRS, OURS, MIXED, NOTE)]
FOUND = (
    located(row(THEIRS, name="Vera", email="vera@example.org")),
    located(row(OURS, caller="Vera")),
    located(row(MIXED, number="0612", score="9")),
    located(row(NOTE, text="Belde met Vera."), Kind.MENTION, [("text", "Vera")]),
)


def planned(*found, right="erasure", here=HERE, **more):
    return plan_for(found or FOUND, FACTS, THEIRS, OURS, MIXED, NOTE, right=right, decided_here=here, **more)


@pytest.mark.parametrize("right", RIGHTS)
def test_without_a_say_every_row_is_passed_on_and_none_written(right):
    plan = planned(right=right, here=frozenset(), corrections=(Correction("user.content", "Veera", "Vera"),))
    assert {r.verb for r in plan.rows} == {Verb.FORWARD}
    assert [r.kind for r in plan.rows] == ["own", "own", "own", "mention"]
    assert (plan.systems, plan.errors, plan.notes) == ((), (), ())
    assert plan.forwards_all
    assert plan.forwarded_counts == (("crm", 4),)
    assert of_row(plan, "customer").kept == (Kept(("name", "email"), "forwarded"),)


@pytest.mark.parametrize("right", RIGHTS)
def test_with_an_instruction_the_plan_is_as_it_ever_was(right):
    plan = planned(right=right, here=None, corrections=(Correction("user.content", "Vera", "Veerle"),))
    assert plan.forwarded == ()
    assert not plan.forwards_all
    assert Verb.FORWARD not in {r.verb for r in plan.rows}


def test_one_plan_holds_what_is_ours_and_what_is_theirs():
    plan = planned()
    assert {r.key.collection.name: r.verb for r in plan.rows} == {
        "recording": Verb.DELETE,
        "call": Verb.CHANGE,
        "customer": Verb.FORWARD,
        "note": Verb.FORWARD,
    }
    call = of_row(plan, "call")
    assert [c.field for c in call.cells] == ["score"]
    assert call.forwarded == ("number",)
    assert not plan.forwards_all
    assert {r.key.collection.name for r in plan.forwarded} == {"call", "customer", "note"}


def test_a_row_in_which_anything_is_theirs_is_never_deleted():
    plan = planned(located(row(MIXED, score="9")))
    assert (plan.rows[0].verb, [c.field for c in plan.rows[0].cells]) == (Verb.CHANGE, ["score"])


def test_a_row_of_theirs_without_anything_personal_is_passed_on_as_well():
    plan = planned(located(row(THEIRS, status="open")))
    assert (plan.rows[0].verb, plan.rows[0].kept) == (Verb.FORWARD, (Kept((), "forwarded"),))


def test_a_field_without_an_activity_is_theirs():
    loose = collection("loose", personal("name"))
    plan = plan_for([located(row(loose, name="Vera"))], [described(loose)], loose, decided_here=HERE)
    assert plan.forwards_all


def test_a_retention_rule_is_the_principals_to_apply():
    """No start of the term stands in the row: an error where it is ours, the principal's concern where it is not."""
    bill = collection("bill", personal("name", retention=Retention("tax.invoices", "day")), Field("day"), activity="x")
    found, facts = [located(row(bill, name="Vera"))], [described(bill)]
    assert plan_for(found, facts, bill, decided_here=frozenset({"x"})).errors != ()
    plan = plan_for(found, facts, bill, decided_here=frozenset())
    assert (plan.errors, plan.rows[0].kept) == ((), (Kept(("name",), "forwarded"),))


def test_ours_stays_as_a_row_and_joinable_where_a_row_of_theirs_refers_to_it():
    parent = collection("person", personal("code"), personal("name"), activity="quality")
    child = collection("order", refers("person", "crm:person.code"), personal("item"), activity="service")
    found = [located(row(parent, code="V1", name="Vera")), located(row(child, person="V1", item="lamp"))]
    pointer = Referrer("order", ("person",), found[0].row.key, (("id", 1),))
    plan = plan_for(found, [described(parent), described(child)], parent, child, decided_here=HERE, referrers=[pointer])
    kept = of_row(plan, "person")
    assert (kept.verb, [c.field for c in kept.cells]) == (Verb.CHANGE, ["name"])
    assert kept.kept == (Kept(("code",), "joins_forwarded"),)
    assert of_row(plan, "order").verb is Verb.FORWARD


def test_what_is_shared_with_others_is_told_to_whom_it_belongs():
    both = [located(row(THEIRS, name="Vera"), Kind.SHARED), located(row(OURS, caller="Vera"), Kind.SHARED)]
    plan = planned(*both)
    assert [(r.verb, [k.reason for k in r.kept]) for r in plan.rows] == [
        (Verb.KEEP, ["shared"]),
        (Verb.FORWARD, ["forwarded"]),
    ]


def test_a_flag_is_set_where_it_is_ours_and_a_row_without_one_is_still_ours():
    plan = planned(right="objection")
    assert [c.field for c in of_row(plan, "call").cells] == ["stop"]
    assert of_row(plan, "call").forwarded == ("number",)
    assert (of_row(plan, "recording").verb, of_row(plan, "recording").kept) == (Verb.KEEP, (Kept((), "unflagged"),))
    assert of_row(plan, "customer").verb is Verb.FORWARD
    assert plan.notes == ()
    assert not planned(FOUND[1], right="restriction").forwards_all


def test_a_correction_is_made_in_what_is_ours_only():
    plan = planned(right="rectification", corrections=(Correction("user.content", "Vera", "Veerle"),))
    assert {r.key.collection.name: [c.field for c in r.cells] for r in plan.rows if r.touches} == {
        "recording": ["caller"]
    }
    assert of_row(plan, "customer").forwarded == ("name", "email")
    assert plan.errors == ()
    nowhere = planned(right="rectification", corrections=(Correction("user.content", "Weera", "Vera"),))
    assert codes(nowhere) == {("old_value_not_found", "user.content")}


def test_the_hash_covers_what_is_passed_on_and_it_comes_back_from_json():
    plan = planned()
    again = plan_from_json(plan.as_json())
    assert (again.hash, again.forwarded) == (plan.hash, plan.forwarded)
    fewer = tuple(r for r in plan.rows if r.verb is not Verb.FORWARD)
    assert replace(plan, rows=fewer).hash != plan.hash
    assert replace(plan, organisation="scaldis").hash != plan.hash


def test_a_plan_that_writes_what_is_theirs_is_seen_whatever_made_it():
    whole = DataMap((SystemMap("crm", (THEIRS, OURS, MIXED, NOTE)),))
    assert beyond_us(planned(), whole, HERE) == ()
    instructed = planned(here=None)
    assert beyond_us(instructed, whole, None) == ()
    names = {key.collection.name for key in beyond_us(instructed, whole, HERE)}
    assert names == {"customer", "call", "note"}
    assert beyond_us(planned(FOUND[1]), DataMap(()), HERE) == (FOUND[1].row.key,)


def test_what_was_passed_on_is_explained_when_the_systems_are_read_back():
    plan = planned()
    now = {r.key: FOUND[0].row for r in plan.rows if r.key == FOUND[0].row.key}
    note = FOUND[3]
    left = residue_of(plan, now, (note,), (Sighting(note.row, "text"),))
    assert {(r.key.collection.name, r.field, r.explained) for r in left} == {
        ("customer", "name", "forwarded"),
        ("customer", "email", "forwarded"),
        ("note", "text", "forwarded"),
    }
