"""Two versions of a map, laid beside each other."""

from dataclasses import fields

import pytest

from houvast.engines.datamap.consequences import IN_WORDS, Consequence
from houvast.engines.datamap.diffing import WORDS, Change, Kind, Level, MapDiff, as_words, compare
from houvast.engines.datamap.fides import read_map
from houvast.engines.datamap.model import Collection, Field, SystemMap

MAP = """
dataset:
  - fides_key: crm
    name: CRM
    collections:
      - name: customer
        houvast: {scope: {organisation: own}, subject: person, activity: service, retention: tax.invoices}
        fields:
          - {name: id, fides_meta: {primary_key: true}}
          - name: email
            data_categories: [user.contact.email]
            fides_meta: {identity: email, length: 40, references: [{dataset: crm, field: order.mail}]}
          - {name: note, data_categories: [user.content], houvast: {free_text: true}}
          - {name: blocked, houvast: {purpose: restriction}}
          - {name: born, data_categories: [user.demographic], houvast: {age: true}}
      - name: order
        fields: [{name: id, fides_meta: {primary_key: true}}, {name: mail, data_categories: [user.contact.email]}]
"""


def after(*swaps: tuple[str, str]) -> MapDiff:
    text = MAP
    for old, new in swaps:
        assert old in text
        text = text.replace(old, new)
    return compare(read_map(MAP), read_map(text))


def only(*swaps: tuple[str, str]) -> Change:
    (change,) = after(*swaps).changes
    return change


def test_the_same_map_differs_in_nothing_however_it_is_written():
    assert after().is_empty
    id_, mail = "{name: id, fides_meta: {primary_key: true}}", "{name: mail, data_categories: [user.contact.email]}"
    assert after((f"fields: [{id_}, {mail}]", f"fields: [{mail}, {id_}]")).is_empty


@pytest.mark.parametrize(
    ("old", "new", "line", "consequences"),
    [
        (
            "identity: email, ", "", "crm:customer.email: people are found by it as: email → nothing",
            (Consequence.NOT_FOUND_BY,),
        ),
        (
            "retention: tax.invoices", "retention: {rule: tax.other, start: born}",
            "crm:customer: kept by the rule: tax.invoices → tax.other, from born", (Consequence.RETENTION_CHANGED,),
        ),
        (
            ", retention: tax.invoices", "", "crm:customer: kept by the rule: tax.invoices → nothing",
            (Consequence.RETENTION_GONE,),
        ),
        (", references: [{dataset: crm, field: order.mail}]", "",
         "crm:customer.email: refers to: crm:order.mail → nothing", (Consequence.NOT_WALKED,)),
        ("organisation: own", "organisation: energie", "crm:customer: held for: own → energie",
         (Consequence.OTHER_ORGANISATION,)),
        ("free_text: true", "free_text: false", "crm:customer.note: free text: yes → no",
         (Consequence.TEXT_NOT_SEARCHED,)),
        ("user.demographic]", "user.health_and_medical]",
         "crm:customer.born: holds: user.demographic → user.health_and_medical", (Consequence.SPECIAL,)),
        ("[user.demographic]", "[system]", "crm:customer.born: holds: user.demographic → system",
         (Consequence.NOT_PERSONAL,)),
        ("purpose: restriction", "label: x", None, (Consequence.NO_FLAG,)),
        ("age: true", "erase: keep", None, (Consequence.KEPT_AT_ERASURE, Consequence.AGE_UNKNOWN)),
        ("activity: service, ", "", "crm:customer: activity: service → nothing", (Consequence.NO_PURPOSE,)),
        ("name: CRM", "name: Klanten", "crm: name: CRM → Klanten", ()),
        ("length: 40", "length: 60", "crm:customer.email: length: 40 → 60", ()),
        ("{name: note, data", "{name: note, fides_meta: {primary_key: true}, data",
         "crm:customer.note: part of the primary key: no → yes", (Consequence.OTHER_KEY,)),
    ],
)  # fmt: skip
def test_each_change_says_what_was_what_is_and_what_comes_of_it(old, new, line, consequences):
    found = after((old, new))
    assert set(found.consequences) == set(consequences)
    if line is not None:
        assert line in [as_words(change) for change in found.changes]


def test_a_field_that_is_gone_is_no_longer_looked_at():
    gone = only(("          - {name: note, data_categories: [user.content], houvast: {free_text: true}}\n", ""))
    assert (gone.level, gone.kind, gone.where) == (Level.FIELD, Kind.REMOVED, "crm:customer.note")
    assert gone.old == "user.content"
    assert gone.consequences == (Consequence.NOT_LOOKED_AT,)


def test_a_collection_that_comes_or_goes_is_told_once_and_not_by_field():
    less = read_map(MAP[: MAP.index("      - name: order")])
    (gone,) = [c for c in compare(read_map(MAP), less).changes if c.level is Level.COLLECTION]
    assert as_words(gone) == "crm:order: collection removed (2 fields, 1 about people)"
    (new,) = compare(less, read_map(MAP)).changes
    assert (new.kind, new.where, new.consequences) == (Kind.ADDED, "crm:order", (Consequence.LOOKED_AT,))


def test_a_system_that_goes_takes_its_identities_along():
    (gone,) = compare(read_map(MAP), read_map("dataset: []")).changes
    assert as_words(gone) == "crm: system removed (2 collections, 7 fields, 4 about people)"
    assert gone.consequences == (
        Consequence.NOT_LOOKED_AT, Consequence.NOT_FOUND_BY, Consequence.NOT_WALKED, Consequence.NO_FLAG,
    )  # fmt: skip


def test_nothing_that_the_map_knows_is_passed_over():
    known = {f.name for part in (SystemMap, Collection, Field) for f in fields(part)}
    assert known - set(WORDS) == {"id", "key", "fields", "collections", "extra"}
    assert set(IN_WORDS) == set(Consequence)
