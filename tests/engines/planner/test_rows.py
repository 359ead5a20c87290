"""Which rows go, which are emptied, which stay, in which order, and why."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from houvast.engines.datamap.facts import CollectionFacts, Referrer
from houvast.engines.datamap.model import CollectionId, Erasure, Field, Retention
from houvast.engines.datamap.rows import Kind, RowKey
from houvast.engines.planner.plan import Kept, Verb
from houvast.engines.planner.planning import EXECUTABLE, NothingToExecute, make_plan
from houvast.engines.planner.redacting import redacted
from tests.engines.planner.orders import (
    codes,
    collection,
    described,
    located,
    of_row,
    order,
    personal,
    plan_for,
    pointing,
    refers,
    row,
)

CUSTOMER = collection("customer", personal("name", "name"), personal("number", "unique_id", identity="customer_number"))
INVOICE = collection(
    "invoice",
    refers("customer_id", "crm:customer.id"),
    personal("name", "name"),
    personal("mail", "contact.email"),
    Field("day"),
    retention=Retention("tax.invoices", "day"),
)
LINE = collection(
    "line",
    refers("invoice_id", "crm:invoice.id"),
    personal("what", "behavior.purchase_history"),
    personal("note", "content.private"),
    retention=Retention("tax.invoices", "crm:invoice.day"),
)
FACTS = (
    described(CUSTOMER),
    described(INVOICE, foreign_keys=(pointing("customer_id", "customer"),)),
    described(LINE, foreign_keys=(pointing("invoice_id", "invoice"),)),
)
ALL = (CUSTOMER, INVOICE, LINE)
TAX = "nl.tax.invoices"


def bought(day: object) -> list[object]:
    """A customer with one invoice of one line, as located."""
    return [
        located(row(CUSTOMER, name="Vera Spaan", number="KL00001")),
        located(row(INVOICE, customer_id=1, name="Vera Spaan", mail="vera@example.org", day=day)),
        located(row(LINE, invoice_id=1, what="stroom", note="Bel Vera")),
    ]


def pointers(*pairs: tuple[str, str]) -> list[Referrer]:
    """Rows 1 that point at rows 1 by a foreign key."""
    keyed = (("id", 1),)
    return [Referrer(one, (f"{other}_id",), RowKey(CollectionId("crm", other), keyed), keyed) for one, other in pairs]


POINTERS = pointers(("invoice", "customer"), ("line", "invoice"))


@pytest.mark.parametrize(
    ("country", "day", "until"),
    [
        ("NL", date(2019, 1, 1), date(2026, 12, 31)),
        ("NL", date(2026, 11, 22), date(2033, 12, 31)),
        ("NL", "2019-06-30", date(2026, 12, 31)),
        ("NL", datetime(2019, 6, 30, 8, tzinfo=UTC), date(2026, 12, 31)),
        ("BE", date(2023, 5, 1), date(2033, 12, 31)),
    ],
)
def test_what_tax_law_asks_for_stays_field_by_field_and_stays_joinable(country, day, until):
    plan = plan_for(bought(day), FACTS, *ALL, referrers=POINTERS, country=country)
    rule = f"{country.lower()}.tax.invoices"
    assert plan.errors == ()
    assert {r.key.collection.name: r.verb for r in plan.rows} == dict.fromkeys(
        ("customer", "invoice", "line"), Verb.CHANGE
    )
    assert {c.field for c in of_row(plan, "customer").cells} == {"name", "number"}
    assert {c.field for c in of_row(plan, "invoice").cells} == {"mail"}
    assert of_row(plan, "invoice").kept == (Kept(("name",), "retention", rule, until),)
    assert {c.field for c in of_row(plan, "line").cells} == {"note"}
    assert of_row(plan, "line").kept == (Kept(("what",), "retention", rule, until),)


@pytest.mark.parametrize(("country", "day"), [("NL", date(2018, 12, 31)), ("BE", date(2015, 12, 31))])
def test_what_is_older_than_the_term_goes_children_first(country, day):
    plan = plan_for(bought(day), FACTS, *ALL, referrers=POINTERS, country=country)
    assert [(r.verb, r.key.collection.name) for r in plan.rows] == [
        (Verb.DELETE, "line"),
        (Verb.DELETE, "invoice"),
        (Verb.DELETE, "customer"),
    ]


@pytest.mark.parametrize(
    ("rule", "decisions", "verb", "reason"),
    [
        ("tax.invoices", frozenset(), Verb.KEEP, "retention"),
        ("claims.file", frozenset(), Verb.DELETE, None),
        ("claims.file", frozenset({"nl.claims.file"}), Verb.KEEP, "decision"),
        ("nl.claims.file", frozenset({"nl.claims.file"}), Verb.KEEP, "decision"),
        ("customers.master_data", frozenset(), Verb.DELETE, None),
        ("customers.master_data", frozenset({"nl.customers.master_data"}), Verb.DELETE, None),
    ],
)
def test_a_rule_stays_by_itself_or_when_a_person_weighed_it_or_goes(rule, decisions, verb, reason):
    of = collection("c", personal("name", "name"), Field("day"), retention=Retention(rule, "day"))
    found = [located(row(of, name="Vera", day=date(2026, 1, 1)))]
    planned = plan_for(found, [described(of)], of, decisions=decisions).rows[0]
    assert planned.verb is verb
    assert [k.reason for k in planned.kept] == ([reason] if reason else [])


def test_a_retention_rule_of_a_field_goes_before_that_of_its_collection():
    of = collection(
        "c",
        personal("name", "name"),
        personal("photo", "content", retention=Retention("tax.invoices", "day")),
        Field("day"),
        retention=Retention("customers.master_data", "day"),
    )
    planned = plan_for([located(row(of, name="Vera", photo="x", day=date(2026, 1, 1)))], [described(of)], of).rows[0]
    assert {c.field for c in planned.cells} == {"name"}
    assert [k.fields for k in planned.kept] == [("photo",)]


def test_keeping_with_a_rule_needs_no_other_word():
    name = personal("name", "name", erasure=Erasure("keep"), retention=Retention("tax.invoices", "day"))
    of = collection("c", name, Field("day"))
    planned = plan_for([located(row(of, name="Vera", day=date(2026, 1, 1)))], [described(of)], of)
    assert (planned.errors, planned.rows[0].verb) == ((), Verb.KEEP)


@pytest.mark.parametrize(
    ("start", "day", "code", "where"),
    [
        ("day", None, "retention_start_missing", "crm:c.day"),
        ("day", "soon", "retention_start_missing", "crm:c.day"),
        ("", date(2026, 1, 1), "retention_start_missing", "crm:c."),
        ("crm:other.day", date(2026, 1, 1), "retention_start_missing", "crm:c.crm:other.day"),
    ],
)
def test_a_term_without_a_start_is_an_error(start, day, code, where):
    of = collection("c", personal("name", "name"), Field("day"), retention=Retention("tax.invoices", start))
    assert codes(plan_for([located(row(of, name="Vera", day=day))], [described(of)], of)) == {(code, where)}


def test_a_rule_that_does_not_exist_is_an_error():
    of = collection("c", personal("name", "name"), retention=Retention("be.tax.invoices"))
    assert codes(plan_for([located(row(of, name="Vera"))], [described(of)], of)) == {
        ("retention_rule_unknown", "crm:c be.tax.invoices")
    }


@pytest.mark.parametrize("facts", [{"may_delete": False}, {"key": ()}])
def test_a_row_that_cannot_be_deleted_is_emptied(facts):
    plan = plan_for([located(row(CUSTOMER, name="Vera"))], [replace(FACTS[0], **facts)], CUSTOMER)
    assert (plan.rows[0].verb, [c.field for c in plan.rows[0].cells]) == (Verb.CHANGE, ["name"])


def test_a_row_with_nothing_of_the_person_in_it_stays_with_a_reason():
    of = collection("c", personal("name"), erase_rows=False)
    assert plan_for([located(row(of))], [described(of)], of).rows[0].kept == (Kept((), "empty"),)


@pytest.mark.parametrize("on_delete", ["", "cascade", "set null", "restrict"])
def test_a_row_that_somebody_elses_row_points_at_is_emptied_and_never_deleted(on_delete):
    """A cascade would sweep the other's row away; `set null` would cut it loose."""
    facts = [FACTS[0], described(INVOICE, foreign_keys=(pointing("customer_id", "customer", on_delete),))]
    found = [located(row(CUSTOMER, name="Vera Spaan"))]
    plan = plan_for(found, facts, CUSTOMER, INVOICE, referrers=pointers(("invoice", "customer")))
    assert (of_row(plan, "customer").verb, plan.notes) == (Verb.CHANGE, ())


def test_an_unmapped_table_that_points_at_a_row_is_told():
    found = [located(row(CUSTOMER, name="Vera Spaan"))]
    plan = plan_for(found, FACTS[:1], CUSTOMER, referrers=pointers(("loyalty_card", "customer")))
    assert of_row(plan, "customer").verb is Verb.CHANGE
    assert [(n.code, n.where) for n in plan.notes] == [("unmapped_table_refers", "crm:loyalty_card")]


def test_a_row_that_points_at_itself_goes():
    plan = plan_for(
        [located(row(CUSTOMER, name="Vera"))], FACTS[:1], CUSTOMER, referrers=pointers(("customer", "customer"))
    )
    assert plan.rows[0].verb is Verb.DELETE


def test_rows_in_another_schema_are_the_same_rows():
    parent, child = replace(CUSTOMER, schema="sales"), replace(INVOICE, schema="sales", retention=None)
    facts = [
        replace(FACTS[0], name="sales.customer"),
        replace(FACTS[1], name="sales.invoice", foreign_keys=(pointing("customer_id", "sales.customer"),)),
    ]
    found = [located(row(parent, name="Vera")), located(row(child, customer_id=1, name="Vera"))]
    target = RowKey(CollectionId("crm", "customer"), (("id", 1),))
    referrer = Referrer("sales.invoice", ("customer_id",), target, (("id", 1),))
    plan = plan_for(found, facts, parent, child, referrers=[referrer])
    assert [(r.verb, r.key.collection.name) for r in plan.rows] == [
        (Verb.DELETE, "invoice"),
        (Verb.DELETE, "customer"),
    ]


def test_tables_that_refer_to_each_other_in_a_circle_are_an_error():
    one = collection("one", refers("two_id", "crm:two.id"), personal("name"))
    two = collection("two", refers("one_id", "crm:one.id"), personal("name"))
    facts = [
        described(one, foreign_keys=(pointing("two_id", "two"),)),
        described(two, foreign_keys=(pointing("one_id", "one"),)),
    ]
    found = [located(row(one, two_id=1, name="x")), located(row(two, one_id=1, name="x"))]
    plan = plan_for(found, facts, one, two, referrers=pointers(("one", "two"), ("two", "one")))
    assert codes(plan) == {("foreign_keys_in_a_circle", "crm")}


def test_a_personal_foreign_key_stays_and_is_told():
    of = collection("c", refers("owner_id", "crm:customer.id", "unique_id"), personal("name"), erase_rows=False)
    facts = [FACTS[0], described(of, foreign_keys=(pointing("owner_id", "customer"),))]
    plan = plan_for([located(row(of, owner_id=1, name="x"))], facts, CUSTOMER, of)
    assert [(n.code, n.where) for n in plan.notes] == [("foreign_key_stays", "crm:c.owner_id")]


def test_a_collection_that_is_not_there_and_a_row_without_key_are_errors():
    keyless = replace(row(CUSTOMER, name="x"), key=RowKey(CUSTOMER.id, ()))
    assert codes(plan_for([located(row(CUSTOMER))], [], CUSTOMER)) == {("collection_missing", "crm:customer")}
    assert codes(plan_for([located(keyless)], FACTS[:1], CUSTOMER)) == {("no_primary_key", "crm:customer")}


def test_what_is_shared_stays_with_that_reason_and_candidates_are_no_part_of_a_plan():
    found = [
        located(row(CUSTOMER, name="Vera"), Kind.SHARED),
        located(row(CUSTOMER, 2, name="Bram"), Kind.CANDIDATE),
    ]
    plan = plan_for(found, FACTS[:1], CUSTOMER)
    assert [(r.verb, r.kept) for r in plan.rows] == [(Verb.KEEP, (Kept(("name",), "shared"),))]


NOTE = collection("note", personal("text", "content", free_text=True))


@pytest.mark.parametrize(
    ("text", "strings", "after"),
    [
        ("Mail jan@example.org of marjan@example.org", ["jan@example.org"], "Mail [gewist] of marjan@example.org"),
        ("Klant 12345 betaalde 9123456", ["12345"], "Klant [gewist] betaalde 9123456"),
        ("bel 06-12345678, niet 06-123456789", ["06-12345678"], "bel [gewist], niet 06-123456789"),
        ("tel.0612345678", ["0612345678"], "tel.[gewist]"),
        ("+31 (0)6 12345678.", ["+31 (0)6 12345678"], "[gewist]."),
        ("KL00001 en KL000012", ["KL00001"], "[gewist] en KL000012"),
        ("Vera Spaan (vera@example.org)", ["vera@example.org", "Vera Spaan"], "[gewist] ([gewist])"),
        ("Spaan, Vera Spaan", ["Vera Spaan"], "Spaan, [gewist]"),
        ("niets", [], "niets"),
        (r"\1 a.b", ["a.b"], r"\1 [gewist]"),
    ],
)
def test_only_the_persons_own_strings_are_taken_out_of_a_text(text, strings, after):
    assert redacted(text, strings, "[gewist]") == after
    found = [located(row(NOTE, text=text), Kind.MENTION, [("text", s) for s in strings])]
    plan = plan_for(found, [described(NOTE)], NOTE)
    assert [(c.how, c.before, c.after) for c in plan.rows[0].cells] == ([("redact", text, after)] if strings else [])
    assert plan.rows[0].kind == "mention"


@pytest.mark.parametrize(
    ("code", "column", "facts"),
    [
        ("too_long", {"length": 6}, {}),
        ("read_only", {}, {"may_update": False}),
        ("read_only", {"writable": False}, {}),
        ("generated", {"generated": True}, {}),
    ],
)
def test_a_text_that_cannot_be_redacted_is_an_error(code, column, facts):
    found = [located(row(NOTE, text="x a@b"), Kind.MENTION, [("text", "a@b")])]
    assert codes(plan_for(found, [described(NOTE, {"text": column}, **facts)], NOTE)) == {(code, "crm:note.text")}


@pytest.mark.parametrize("right", ["access", "portability", "complaint", ""])
def test_a_right_that_changes_nothing_is_not_planned(right):
    assert right not in EXECUTABLE
    with pytest.raises(NothingToExecute, match="answer it instead"):
        make_plan(order([], [], right=right))


def test_nothing_located_is_an_empty_plan():
    empty: tuple[CollectionFacts, ...] = ()
    for right in EXECUTABLE:
        plan = plan_for([], empty, right=right)
        assert (plan.rows, plan.errors, plan.systems) == ((), (), ())
