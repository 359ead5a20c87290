"""Every field with all that is known of it."""

import pytest

from houvast.features.activities.actions import load_activities
from houvast.features.activities.inventory import FIELDS, SYSTEMS
from houvast.features.activities.inventory_words import HEADINGS, span
from houvast.features.activities.queries import UnknownForm, inventory, write_inventory
from houvast.features.datamap.actions import load_map
from houvast.features.systems.actions import add_system
from tests.cast import LONG_AGO, SETUP

pytestmark = [pytest.mark.django_db, pytest.mark.own_database]

MAP = """
dataset:
  - fides_key: crm
    name: CRM
    houvast: {host: Wolkenkamer}
    collections:
      - name: customer
        houvast:
          label: {nl: Klant, en: Customer}
          scope: {column: client, values: {Z: zonneveld, S: scaldis}}
          activity: service
          retention: {rule: tax.invoices, start: born}
        fields:
          - {name: id, fides_meta: {primary_key: true, data_type: integer}}
          - {name: client}
          - name: email
            data_categories: [user.contact.email]
            fides_meta: {identity: email}
            houvast: {label: {nl: E-mailadres, en: E-mail address}, erase: {strategy: replace, value: weg}}
          - {name: illness, data_categories: [user.health_and_medical], houvast: {origin: inferred}}
          - {name: born, data_categories: [user.demographic.date_of_birth]}
      - name: note
        houvast: {scope: {inherit: true}, activity: service}
        fields:
          - name: customer_id
            fides_meta: {references: [{dataset: crm, field: customer.id, direction: to}]}
          - {name: body, houvast: {free_text: true, activity: nobody}}
      - name: log
        fides_meta: {skip_processing: true}
        fields: [{name: line}]
system:
  - fides_key: crm_service
    system_type: Service
    vendor_id: x
    dataset_references: [crm]
    privacy_declarations:
      - {name: Mailings, data_categories: [user.contact], data_use: marketing, legal_basis_for_processing: Consent,
         third_parties: A printer, shared_categories: [user.contact.email], data_subjects: [prospect]}
"""
ACTIVITY = """
  - key: service
    organisation: {key}
    role: processor
    name: {{nl: Klantenservice, en: Customer service}}
    purpose: {{nl: {nl}, en: {en}}}
    legal_ground: contract
    recipients: [{{name: Wolkenkamer, country: DE, what: {{nl: bewaart, en: stores}}}}]
    source: {{nl: Van u zelf., en: From you.}}
    retention: {{nl: Twee jaar., en: Two years.}}
"""
ACTIVITIES = "activity:" + "".join(
    ACTIVITY.format(key=key, nl=nl, en=en) for key, nl, en in (("zonneveld", "Energie", "Power"), ("scaldis", "A", "B"))
)


@pytest.fixture(autouse=True)
def _known(cast):
    add_system(key="crm", kind="manual", url="manual:crm", options={"where": "x", "owner": "system_owner"},
               by=SETUP, at=LONG_AGO)  # fmt: skip
    load_map(name="crm.yaml", text=MAP, by=SETUP, at=LONG_AGO)
    load_activities(name="crm.yaml", text=ACTIVITIES, by=SETUP, at=LONG_AGO)


def rows(language: str = "en", sheet: int = 0) -> dict[str, dict[str, str]]:
    found = inventory(language)[sheet]
    named = [dict(zip(found.columns, row, strict=True)) for row in found.rows]
    return {f"{one.get('collection', one['system'])}.{one.get('field', '')}".rstrip("."): one for one in named}


def test_every_field_has_a_row_also_where_it_is_left_out():
    assert list(rows()) == [
        "customer.id", "customer.client", "customer.email", "customer.illness", "customer.born", "note.customer_id",
        "note.body", "log.line",
    ]  # fmt: skip
    assert rows()["log.line"]["left_out"] == "yes"


def test_a_row_says_all_that_is_known():
    email = rows()["customer.email"]
    assert {key: email[key] for key in FIELDS[:13]} == {
        "system": "crm", "system_name": "CRM", "kind": "by hand", "host": "Wolkenkamer", "country": "DE",
        "collection": "customer", "collection_label": "Customer", "field": "email", "label_nl": "E-mailadres",
        "label_en": "E-mail address", "data_type": "", "categories": "user.contact.email", "personal": "yes",
    }  # fmt: skip
    assert (email["identity"], email["special"], email["free_text"]) == ("email", "", "")
    assert (email["activity"], email["purpose"]) == ("service", "scaldis: B; zonneveld: Power")
    assert (email["legal_ground"], email["role"]) == ("contract", "processor")
    assert email["organisation"] == "Scaldis Verzekeringen; Zonneveld Energie"
    assert (email["rule"], email["erasure"], email["origin"]) == ("tax.invoices", "replaced “weg”", "provided")
    assert email["declared"] == "crm_service: Mailings"


def test_the_term_of_a_rule_is_told_by_country_where_they_differ():
    assert rows()["customer.email"]["term"] == "BE: 10 years; NL: 7 years"
    assert rows("nl")["customer.email"]["term"] == "BE: 10 jaar; NL: 7 jaar"
    assert rows()["note.body"]["term"] == ""


def test_rows_that_hang_on_others_are_held_for_the_same():
    reference = rows()["note.customer_id"]
    assert reference["references"] == "crm:customer.id"
    assert reference["organisation"] == "Scaldis Verzekeringen; Zonneveld Energie"
    assert reference["purpose"] == "scaldis: B; zonneveld: Power"


def test_what_no_activity_claims_has_no_purpose():
    body = rows()["note.body"]
    assert (body["free_text"], body["activity"], body["purpose"]) == ("yes", "nobody", "")


def test_it_speaks_both_languages():
    dutch = rows("nl")["customer.illness"]
    assert (dutch["special"], dutch["origin"], dutch["collection_label"]) == ("ja", "afgeleid", "Klant")
    assert (dutch["legal_ground"], dutch["erasure"]) == ("overeenkomst", "naar wat het veld toelaat")
    assert inventory("nl")[0].headings[:2] == ("Systeem", "Naam")
    assert all(words.nl and words.en for words in HEADINGS.values())


def test_a_sheet_counts_what_each_system_holds():
    (crm,) = rows(sheet=1).values()
    assert set(SYSTEMS) == set(crm)
    assert (crm["collections"], crm["fields"], crm["personal"], crm["special"], crm["free_text"]) == (
        "3", "8", "4", "1", "1",
    )  # fmt: skip
    assert (crm["identity"], crm["activity"]) == ("email", "nobody; service")


def test_a_sheet_shows_what_is_declared():
    (row,) = inventory("en")[2].rows
    assert row == (
        "crm_service", "crm_service", "Service", "Mailings", "marketing", "consent", "user.contact", "prospect",
        "A printer (user.contact.email)", "", "vendor_id",
    )  # fmt: skip


def test_an_empty_map_gives_headings_only():
    from houvast.features.datamap.actions import unload_map

    unload_map(name="crm.yaml", by=SETUP, at=LONG_AGO)
    assert [sheet.rows for sheet in inventory("nl")] == [(), ()]


def test_it_comes_in_two_forms():
    assert write_inventory(inventory("nl"), "csv").startswith(b"\xef\xbb\xbfSysteem,Naam")
    assert write_inventory(inventory("nl"), "xlsx").startswith(b"PK")
    with pytest.raises(UnknownForm, match="not as pdf"):
        write_inventory(inventory("nl"), "pdf")


@pytest.mark.parametrize(
    ("parts", "nl", "en"),
    [
        ((("years", 1), ("months", 0), ("days", 0)), "1 jaar", "1 year"),
        ((("years", 2), ("months", 6), ("days", 0)), "2 jaar 6 maanden", "2 years 6 months"),
        ((("years", 0), ("months", 1), ("days", 28)), "1 maand 28 dagen", "1 month 28 days"),
    ],
)
def test_a_length_of_time_is_said_in_words(parts, nl, en):
    assert (span(parts, "nl"), span(parts, "en")) == (nl, en)
