from dataclasses import replace

import pytest

from houvast.engines.datamap.checks import check, check_alone, check_masking
from houvast.engines.datamap.facts import CollectionFacts, Column, ForeignKey, SystemFacts, ValueType
from houvast.engines.datamap.fides import read_map

RULES = frozenset({"nl.tax.invoices", "be.tax.invoices", "nl.personnel.file"})

# One collection without any fault; each test changes one thing in the map or in the system.
MAP = """
dataset:
  - fides_key: crm
    collections:
      - name: customer
        houvast: {scope: {organisation: own}, retention: {rule: tax.invoices, start: changed}}
        fields:
          - {name: id, fides_meta: {primary_key: true, data_type: integer}}
          - {name: email, data_categories: [user.contact.email], fides_meta: {identity: email, data_type: string}}
          - {name: changed, fides_meta: {data_type: datetime}}
          - {name: note, data_categories: [user.content.private], houvast: {free_text: true}}
"""
CUSTOMER = CollectionFacts(
    "customer",
    (
        Column("id", ValueType.INTEGER, nullable=False, unique=True),
        Column("email", ValueType.TEXT, length=120),
        Column("changed", ValueType.MOMENT, nullable=False),
        Column("note", ValueType.TEXT),
    ),
    key=("id",),
)
ORDER = """
      - name: order
        houvast: {scope: {inherit: true}}
        fields:
          - {name: id, fides_meta: {primary_key: true}}
          - {name: customer_id, fides_meta: {references: [{dataset: crm, field: customer.id}]}}
          - {name: street, data_categories: [user.contact.address.street]}
"""
ORDERS = CollectionFacts(
    "order",
    (Column("id", ValueType.INTEGER), Column("customer_id", ValueType.INTEGER), Column("street", ValueType.TEXT)),
    key=("id",),
    foreign_keys=(ForeignKey(("customer_id",), "customer", ("id",)),),
)


def problems(text: str, *facts: CollectionFacts) -> dict[str, str]:
    """The codes that come out, each with its severity and place."""
    whole = read_map(text)
    found = check(whole.systems[0], SystemFacts(facts or (CUSTOMER,)), whole, RULES)
    for problem in found:
        assert "\n" not in str(problem)
        assert problem.detail.endswith(".")
        assert str(problem).startswith(f"{problem.severity}: {problem.where}: ")
    return {problem.code: f"{problem.severity} {problem.where}" for problem in found}


def column(name: str, **changed: object) -> CollectionFacts:
    columns = tuple(replace(c, **changed) if c.name == name else c for c in CUSTOMER.columns)
    return replace(CUSTOMER, columns=columns)


def on_email(extra: str) -> str:
    return MAP.replace("data_type: string}", "data_type: string}, houvast: {" + extra + "}")


def test_a_true_map_has_no_problem():
    assert problems(MAP) == {}
    assert problems(MAP + ORDER, CUSTOMER, ORDERS) == {}


def test_another_key_does_when_it_is_unique_and_never_empty():
    by_number = replace(CUSTOMER, key=("number",), unique_keys=(("id",),))
    assert "key_differs" in problems(MAP, replace(by_number, unique_keys=()))
    filled = replace(by_number, columns=tuple(replace(c, nullable=False) for c in CUSTOMER.columns))
    assert "key_differs" not in problems(MAP, filled)
    empty = replace(by_number, columns=tuple(replace(c, nullable=True) for c in CUSTOMER.columns))
    assert "key_differs" in problems(MAP, empty)


EMAIL = "crm:customer.email"
REPLACED = on_email("erase: {strategy: replace, value: replaced}")
INHERITED = MAP.replace("organisation: own", "inherit: true")


@pytest.mark.parametrize(
    ("text", "facts", "code", "told"),
    [
        (MAP, replace(CUSTOMER, name="client"), "collection_missing", "error crm:customer"),
        (MAP.replace("name: note", "name: memo"), CUSTOMER, "column_missing", "error crm:customer.memo"),
        (MAP, replace(CUSTOMER, key=("email",)), "key_differs", "error crm:customer"),
        (MAP, replace(CUSTOMER, key=()), "no_primary_key", "warning crm:customer"),
        (MAP.replace("primary_key: true, ", ""), replace(CUSTOMER, key=()), "no_primary_key", "error crm:customer"),
        (MAP, column("email", type=ValueType.INTEGER), "type_differs", f"warning {EMAIL}"),
        (MAP.replace("data_type: string", "length: 200"), CUSTOMER, "length_differs", f"warning {EMAIL}"),
        (on_email("erase: null"), column("email", nullable=False), "not_null", f"error {EMAIL}"),
        (REPLACED, column("email", unique=True), "unique", f"error {EMAIL}"),
        (REPLACED, column("email", length=5), "replacement_too_long", f"error {EMAIL}"),
        (REPLACED, column("email", choices=("a", "b")), "not_a_choice", f"error {EMAIL}"),
        (REPLACED, column("email", type=ValueType.INTEGER), "replacement_type", f"error {EMAIL}"),
        (REPLACED, column("email", type=ValueType.DATE), "replacement_type", f"error {EMAIL}"),
        (on_email("erase: generalise"), column("email", type=ValueType.INTEGER), "not_generalisable", f"error {EMAIL}"),
        (MAP, column("email", generated=True), "hard_to_empty", "warning crm:customer"),
        (MAP.replace("data_type: string", "read_only: true"), CUSTOMER, "hard_to_empty", "warning crm:customer"),
        (MAP, column("email", nullable=False, unique=True, length=10), "hard_to_empty", "warning crm:customer"),
        (MAP, column("email", nullable=False, type=ValueType.INTEGER), "hard_to_empty", "warning crm:customer"),
        (MAP, column("email", writable=False), "no_right_to_update", f"error {EMAIL}"),
        (MAP, replace(CUSTOMER, may_update=False), "no_right_to_update", "error crm:customer"),
        (MAP, replace(CUSTOMER, may_delete=False), "no_right_to_delete", "warning crm:customer"),
        (MAP, replace(CUSTOMER, read_only=True), "read_only", "error crm:customer"),
        (MAP.replace("houvast: {free_text: true}", ""), CUSTOMER, "free_text_unstated", "warning crm:customer.note"),
        (MAP.replace("organisation: own", "column: client"), CUSTOMER, "scope_column_missing", "error crm:customer"),
        (MAP.replace("scope: {organisation: own}, ", ""), CUSTOMER, "scope_missing", "warning crm:customer"),
        (INHERITED, CUSTOMER, "inherit_without_parent", "error crm:customer"),
        (INHERITED, CUSTOMER, "identity_inherits_scope", "warning crm:customer"),
        (MAP.replace("identity: email, ", ""), CUSTOMER, "unreachable", "error crm:customer"),
        (MAP.replace("tax.invoices", "tax.invoice"), CUSTOMER, "retention_rule_unknown", "error crm:customer"),
        (MAP.replace("start: changed", "start: altered"), CUSTOMER, "retention_start_missing", "error crm:customer"),
        (MAP.replace(", start: changed", ""), CUSTOMER, "retention_start_unstated", "warning crm:customer"),
        (
            on_email("erase: keep").replace(", retention: {rule: tax.invoices, start: changed}", ""),
            CUSTOMER,
            "keep_without_retention",
            f"error {EMAIL}",
        ),
    ],
)  # fmt: skip
def test_each_fault_is_one_line_that_says_where(text, facts, code, told):
    assert problems(text, facts).get(code) == told


@pytest.mark.parametrize("changed", [{"generated": True}, {"nullable": False, "type": ValueType.INTEGER}])
def test_a_cell_that_must_be_emptied_and_cannot_is_an_error_where_rows_stay(changed):
    staying = MAP.replace("houvast: {scope", "houvast: {erase_rows: false, scope")
    found = problems(staying, column("email", **changed))
    assert any(told == f"error {EMAIL}" for told in found.values())
    assert "hard_to_empty" not in found


def test_a_cell_that_cannot_be_emptied_is_nothing_where_every_row_goes():
    without_term = MAP.replace(", retention: {rule: tax.invoices, start: changed}", "")
    assert problems(without_term, column("email", generated=True)) == {}


def test_a_replacement_that_the_column_takes_is_right():
    for value, type_ in (("1", ValueType.INTEGER), ("2000-01-01", ValueType.DATE), ("true", ValueType.BOOLEAN)):
        facts = column("email", type=type_)
        assert "replacement_type" not in problems(on_email(f"erase: {{strategy: replace, value: {value}}}"), facts)


def test_a_collection_in_another_namespace_is_found_under_its_full_name():
    elsewhere = MAP.replace("houvast: {scope", "houvast: {schema: sales, scope")
    assert problems(elsewhere, replace(CUSTOMER, name="sales.customer")) == {}


def test_a_nested_field_is_looked_for_in_the_column_that_holds_it():
    nested = MAP.replace("name: note, data", "name: note, fields: [{name: by, data_categories: [user.name]}], data")
    assert problems(nested, column("note", type=ValueType.JSON)) == {}


def test_what_the_map_leaves_out_is_told():
    more = replace(CUSTOMER, columns=(*CUSTOMER.columns, Column("birthday", ValueType.DATE)))
    assert problems(MAP, more) == {"column_unmapped": "warning crm:customer"}
    assert problems(MAP, CUSTOMER, ORDERS) == {
        "referred_by_unmapped": "warning crm:customer",
        "collection_unmapped": "warning crm",
    }


def test_a_foreign_key_that_the_map_does_not_know_is_told():
    text = MAP + ORDER.replace("customer.id}", "customer.email}")
    assert problems(text, CUSTOMER, ORDERS) == {
        "inherit_without_parent": "error crm:order",
        "foreign_key_unmapped": "warning crm:order.customer_id",
    }


@pytest.mark.parametrize("field", ["client.id", "customer.number"])
def test_a_reference_that_leads_nowhere_is_told(field):
    found = problems(MAP + ORDER.replace("customer.id}", field + "}"), CUSTOMER, ORDERS)
    assert found["reference_unknown"] == "error crm:order.customer_id"


def test_a_skipped_collection_is_not_looked_at_but_a_reference_to_it_is_told():
    skipped = MAP.replace("houvast: {scope", "fides_meta: {skip_processing: true}\n        houvast: {scope")
    found = problems(skipped + ORDER, replace(CUSTOMER, key=()), ORDERS)
    assert found["reference_skipped"] == "warning crm:order.customer_id"
    assert "no_primary_key" not in found


@pytest.mark.parametrize(
    ("start", "right"),
    [("crm:customer.changed", True), ("crm:customer.altered", False), ("crm:client.changed", False)],
)
def test_a_term_may_start_at_a_field_of_the_row_that_is_referred_to(start, right):
    text = MAP + ORDER.replace(
        "houvast: {scope", f'houvast: {{retention: {{rule: tax.invoices, start: "{start}"}}, scope'
    )
    assert ("retention_start_missing" not in problems(text, CUSTOMER, ORDERS)) is right


def test_a_term_cannot_start_at_a_row_that_nothing_refers_to():
    text = MAP.replace("start: changed", 'start: "crm:order.id"') + ORDER
    assert problems(text, CUSTOMER, ORDERS)["retention_start_missing"] == "error crm:customer"


def test_one_table_under_two_names_is_told():
    assert problems(MAP + ORDER.replace("name: order", "name: Customer"))["name_twice"] == "error crm:customer"


def test_a_map_can_be_checked_without_its_system():
    whole = read_map(MAP.replace("organisation: own", "column: client"))
    assert [p.code for p in check_alone(whole.systems[0], whole, RULES)] == ["scope_column_missing"]


@pytest.mark.parametrize("strategy", ["hash", "hmac", "aes_encrypt"])
def test_masking_that_erases_nothing_is_told(strategy):
    override = f"fides_meta: {{masking_strategy_override: {{strategy: {strategy}}}, identity: email, "
    (problem,) = check_masking(MAP.replace("fides_meta: {identity: email, ", override))
    assert (problem.code, problem.where, problem.severity) == ("no_erasure", EMAIL, "warning")


def test_masking_that_erases_is_no_problem():
    override = "fides_meta: {masking_strategy_override: {strategy: null_rewrite}, identity: email, "
    assert check_masking(MAP.replace("fides_meta: {identity: email, ", override)) == ()
