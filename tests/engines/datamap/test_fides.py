"""Every form that Fides accepts is read, and what Houvast adds to it."""

import pytest

from houvast.engines.datamap.fides import read_map
from houvast.engines.datamap.model import (
    CollectionId,
    DataMap,
    Direction,
    Edge,
    Erasure,
    Field,
    FieldId,
    Origin,
    Purpose,
    Reference,
    Retention,
    Scope,
    Subject,
)

FIDES = """
system: [{fides_key: somebody, system_type: Service, privacy_declarations: []}]
dataset:
  - fides_key: crm_db
    organization_fides_key: default_organization
    name: CRM
    description: What the centre knows of customers
    tags: [one, two]
    meta: {anything: [goes]}
    data_categories: [user.account]
    fides_meta: {resource_id: crm.1, after: [other], namespace: {database_name: main, schema: sales}, redact: name}
    collections:
      - name: customer
        description: people
        fides_meta:
          after: [crm_db.address]
          erase_after: [crm_db.order, other.thing]
          skip_processing: false
          partitioning: [{field: created}]
          redact: name
        fields:
          - name: id
            fides_meta: {primary_key: true, data_type: integer}
          - name: email
            description: where to write
            data_categories: [user.contact.email]
            fides_meta:
              identity: email
              data_type: string
              length: 40
              return_all_elements: false
              custom_request_field: tenant_id
              redact: name
              read_only: true
              references:
                - {dataset: crm_db, field: order.email, direction: from}
                - {dataset: crm_db, field: order.buyer, direction: to}
                - {dataset: crm_db, field: order.payer}
          - name: address
            data_categories: [user.contact.address]
            fides_meta: {data_type: object}
            fields:
              - {name: city, data_categories: [user.contact.address.city]}
              - name: geo
                fields: [{name: lat}, {name: lon, data_categories: [user.location.precise]}]
          - {name: tags, fides_meta: {data_type: "string[]", return_all_elements: true}}
      - name: order
        data_categories: [user.behavior.purchase_history]
        fides_meta: {masking_strategy_override: {strategy: delete}}
        fields:
          - {name: id, data_categories: [system.operations], fides_meta: {primary_key: true}}
          - {name: email}
          - {name: buyer}
          - {name: payer}
      - name: log
        fides_meta: {skip_processing: true}
        fields: [{name: id, fides_meta: {references: [{dataset: crm_db, field: order.id}]}}]
"""


def field(text: str, name: str = "f") -> Field:
    """The one field of a map whose field entry is this text."""
    whole = f"dataset: [{{fides_key: crm, collections: [{{name: c, fields: [{text}]}}]}}]"
    return read_map(whole).collections[CollectionId("crm", "c")].by_name[name]


@pytest.fixture(name="fides")
def everything_that_fides_knows() -> DataMap:
    return read_map(FIDES)


def test_the_dataset_is_read(fides):
    crm = fides.systems[0]
    assert (crm.key, crm.name, crm.description) == ("crm_db", "CRM", "What the centre knows of customers")
    assert [c.id.name for c in crm.collections] == ["customer", "order", "log"]
    assert {c.schema for c in crm.collections} == {"sales"}
    assert [c.skip for c in crm.collections] == [False, False, True]
    assert [c.erase_rows for c in crm.collections] == [None, True, None]
    assert crm.collections[0].after == (CollectionId("crm_db", "order"), CollectionId("other", "thing"))


def test_nested_fields_are_read_under_dotted_names(fides):
    customer = fides.collection(CollectionId("crm_db", "customer"))
    assert list(customer.by_name) == ["id", "email", "address.city", "address.geo.lat", "address.geo.lon", "tags"]


def test_categories_come_from_the_nearest_that_says_something(fides):
    customer, order = (fides.collection(CollectionId("crm_db", name)) for name in ("customer", "order"))
    found = {f.name: f.categories for f in (*customer.fields, *order.fields) if f.name != "id"}
    assert found == {
        "email": ("user.behavior.purchase_history",),
        "address.city": ("user.contact.address.city",),
        "address.geo.lat": ("user.contact.address",),
        "address.geo.lon": ("user.location.precise",),
        "tags": ("user.account",),
        "buyer": ("user.behavior.purchase_history",),
        "payer": ("user.behavior.purchase_history",),
    }
    assert customer.by_name["email"].categories == ("user.contact.email",)
    assert order.by_name["id"].categories == ("system.operations",)
    assert not order.by_name["id"].is_personal


def test_a_field_is_read(fides):
    email = fides.collection(CollectionId("crm_db", "customer")).by_name["email"]
    assert (email.identity, email.data_type, email.length, email.read_only) == ("email", "string", 40, True)
    order = CollectionId("crm_db", "order")
    assert email.references == (
        Reference(FieldId(order, "email"), Direction.IN),
        Reference(FieldId(order, "buyer"), Direction.OUT),
        Reference(FieldId(order, "payer"), Direction.BOTH),
    )


def test_references_are_walked_only_as_they_point_and_never_into_what_is_skipped(fides):
    email = FieldId(CollectionId("crm_db", "customer"), "email")
    order = CollectionId("crm_db", "order")
    assert set(fides.edges) == {
        Edge(FieldId(order, "email"), email),
        Edge(email, FieldId(order, "buyer")),
        Edge(email, FieldId(order, "payer")),
        Edge(FieldId(order, "payer"), email),
    }


def test_a_reference_to_what_is_not_mapped_is_no_way_to_walk():
    fields = "{name: f, fides_meta: {references: [{dataset: crm, field: c.gone}, {dataset: other, field: x.y}]}}"
    whole = f"dataset: [{{fides_key: crm, collections: [{{name: c, fields: [{fields}]}}]}}]"
    assert read_map(whole).edges == ()


def test_the_older_name_of_the_meta_means_the_same():
    assert read_map(FIDES.replace("fides_meta", "fidesops_meta")) == read_map(FIDES)


def test_placeholders_in_keys_are_names_like_any_other():
    text = "dataset: [{fides_key: <instance_fides_key>, collections: [{name: users, fields: [{name: <email>}]}]}]"
    assert list(read_map(text).collections) == [CollectionId("<instance_fides_key>", "users")]


@pytest.mark.parametrize(
    "text",
    ["dataset: []", "dataset:", "system: []", "dataset: [{fides_key: a}]", "dataset: {fides_key: a, collections: }"],
)
def test_what_describes_no_rows_is_an_empty_map(text):
    assert read_map(text).collections == {}


@pytest.mark.parametrize(
    ("override", "erasure"),
    [
        ("{strategy: null_rewrite}", Erasure("null")),
        ("{strategy: string_rewrite, configuration: {rewrite_value: weg}}", Erasure("replace", "weg")),
        ("{strategy: random_string_rewrite, configuration: {length: 20}}", Erasure("replace")),
        ("{strategy: preserve}", Erasure("keep")),
        ("{strategy: hash}", Erasure()),
        ("{strategy: hmac, configuration: {algorithm: SHA-256}}", Erasure()),
        ("{strategy: aes_encrypt, configuration: {mode: GCM}}", Erasure()),
        ("{}", Erasure()),
        ("", Erasure()),
    ],
)
def test_a_masking_override_says_how_a_field_is_erased_unless_it_only_hides(override, erasure):
    assert field(f"{{name: f, fides_meta: {{masking_strategy_override: {override}}}}}").erasure == erasure


OURS = """
dataset:
  - fides_key: crm
    houvast: {host: Wolkenkamer B.V.}
    collections:
      - name: c
        houvast:
          label: {nl: Klant, en: Customer}
          scope: {column: client, values: {ZE: energie, SV: scaldis}}
          subject: person
          activity: service
          retention: tax.invoices
          schema: sales
          erase_rows: false
        fields:
          - name: f
            houvast:
              {label: Veld, origin: inferred, activity: profiling, free_text: true, age: true, notation: any,
               retention: {rule: nl.tax.invoices, start: "crm:c.day"}, purpose: objection,
               erase: {strategy: replace, value: 0}}
      - {name: d, houvast: {scope: {inherit: true}}}
      - {name: e, houvast: {scope: {organisation: own}}}
"""


def test_what_houvast_adds_is_read():
    whole = read_map(OURS)
    c, d, e = whole.systems[0].collections
    assert whole.systems[0].host == "Wolkenkamer B.V."
    assert c.scope == Scope(column="client", values=(("ZE", "energie"), ("SV", "scaldis")))
    assert (c.scope.codes_of("energie"), c.scope.codes_of("own")) == (("ZE",), ("own",))
    assert (d.scope, e.scope) == (Scope(inherit=True), Scope(organisation="own"))
    assert (c.subject, c.activity, c.retention) == (Subject.PERSON, "service", Retention("tax.invoices"))
    assert (c.schema, c.erase_rows, c.label_nl, c.label_en) == ("sales", False, "Klant", "Customer")
    assert c.fields == (
        Field(
            "f",
            label_nl="Veld",
            label_en="Veld",
            origin=Origin.INFERRED,
            activity="profiling",
            free_text=True,
            age=True,
            notation="any",
            retention=Retention("nl.tax.invoices", "crm:c.day"),
            purpose=Purpose.OBJECTION,
            erasure=Erasure("replace", 0),
        ),
    )


@pytest.mark.parametrize(
    ("text", "erasure"),
    [
        ("erase: null", Erasure("null")),
        ("erase: ", Erasure("null")),
        ("erase: {strategy: null}", Erasure("null")),
        ("erase: generalise", Erasure("generalise")),
        ("erase: {strategy: keep}", Erasure("keep")),
        ("erase: {strategy: replace, value: weg}", Erasure("replace", "weg")),
    ],
)
def test_our_own_word_on_erasing_goes_before_a_masking_override(text, erasure):
    override = "fides_meta: {masking_strategy_override: {strategy: string_rewrite}}"
    assert field(f"{{name: f, {override}, houvast: {{{text}}}}}").erasure == erasure
