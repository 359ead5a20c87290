import json
from dataclasses import replace

from houvast.engines.datamap.facts import CollectionFacts, Column, ValueType
from houvast.engines.datamap.fides import load_document, read_map
from houvast.engines.rulepacks.rules import Words
from houvast.features.activities.contracts import Activity, LegalGround, OurRole, SpecialGround
from houvast.features.discovery.rules.drifting import differences, schema_of
from houvast.features.discovery.rules.minimising import gaps
from houvast.features.discovery.rules.writing import written

WORDS = Words("x", "x")
MAP = """
dataset:
  - fides_key: crm
    collections:
      - name: customer
        houvast: {subject: person, activity: care}
        fields:
          - {name: id, fides_meta: {primary_key: true}}
          - {name: email, data_categories: [user.contact.email], fides_meta: {identity: email}}
          - {name: bsn, data_categories: [user.government_id.national_identification_number]}
          - {name: faith, data_categories: [user.demographic.religious_belief]}
      - name: ticket
        fields:
          - {name: id, fides_meta: {primary_key: true}}
          - {name: customer_id, fides_meta: {references: [{dataset: crm, field: customer.id}]}}
          - name: email
            data_categories: [user.contact.email]
            fides_meta: {identity: email}
            houvast: {activity: care}
          - {name: note, houvast: {free_text: true}}
"""


def activity(ground=LegalGround.CONTRACT, special=None):
    return Activity("care", "own", OurRole.CONTROLLER, WORDS, WORDS, ground, WORDS, WORDS, special_ground=special)


def found(*activities):
    return {(gap.code, gap.where) for gap in gaps(read_map(MAP), activities)}


def test_what_is_held_without_need_is_told():
    assert found(activity()) == {
        ("national_id_without_law", "crm:customer.bsn"),
        ("no_special_ground", "crm:customer.faith"),
        ("identity_copied", "crm:ticket.email"),
        ("no_activity", "crm:ticket.note"),
        ("free_text", "crm:ticket.note"),
    }


def test_a_ground_and_a_law_close_gaps():
    codes = {code for code, _ in found(activity(LegalGround.LEGAL_OBLIGATION, SpecialGround.CARE))}
    assert not codes & {"national_id_without_law", "no_special_ground"}


def test_what_hangs_on_a_row_is_claimed_by_the_activity_of_its_organisation():
    ticket = "      - name: ticket\n"
    scoped = MAP.replace("person, activity", "person, scope: {organisation: own}, activity")
    whole = read_map(scoped.replace(ticket, f"{ticket}        houvast: {{scope: {{inherit: true}}}}\n"))
    for organisation, claims in (("own", True), ("other", False)):
        known = [replace(activity(), organisation=organisation)]
        unclaimed = {gap.where for gap in gaps(whole, known) if gap.code == "no_activity"}
        assert ("crm:ticket.email" not in unclaimed) is claims


def test_the_rarer_ends_of_a_line_in_a_text_outlive_writing():
    note = "regel\x85volgende\u2028en meer"
    before = f'dataset: [{{fides_key: crm, description: "{json.dumps(note)[1:-1]}"}}]'
    after = written(before, "crm", [])
    assert load_document(after)["dataset"][0]["description"] == note
    assert written(after, "crm", []) == after


def facts(*columns):
    return CollectionFacts("t", columns, ("id",))


def test_of_what_grows_only_new_fields_count():
    a, b = Column("a", ValueType.TEXT), Column("b", ValueType.TEXT)
    before, after = schema_of(facts(a), grows=True), schema_of(facts(b), grows=True)
    assert [d.code for d in differences("s", "t", before, after)] == ["column_new"]
    assert [d.code for d in differences("s", "t", schema_of(facts(a)), schema_of(facts(b)))] == [
        "column_gone",
        "column_new",
    ]
    assert differences("s", "t", before, None) == ()
