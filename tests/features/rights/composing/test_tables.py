"""What a person gets to see of the rows that were found."""

from houvast.engines.datamap.model import Origin
from houvast.engines.datamap.rows import Kind
from houvast.features.rights.composing.tables import label, sentences_about, tables_of
from tests.features.rights.composing.shop import CUSTOMER, INVOICE, MAP, NOTE, SANNE, located

PORTABLE = {"service": True, "profiling": False}


def test_a_table_has_the_fields_that_hold_something_under_words_of_the_language():
    (table,) = tables_of([located(CUSTOMER, SANNE)], MAP, "nl", PORTABLE)
    assert (table.system, table.collection) == ("Klantsysteem", "Klant")
    assert [column.label for column in table.columns] == ["id", "Naam", "Adres"]
    assert table.rows == ((1, "Sanne Visser", "sanne@example.org"),)


def test_two_fields_under_one_label_are_told_apart():
    (table,) = tables_of([located(CUSTOMER, {**SANNE, "street": "Dorpsweg"})], MAP, "en", PORTABLE)
    assert [column.label for column in table.columns] == ["id", "Name", "Address", "Address (street)"]


def test_only_what_the_person_gave_under_consent_or_contract_is_portable():
    (table,) = tables_of([located(CUSTOMER, {**SANNE, "score": 7})], MAP, "nl", PORTABLE)
    assert {c.name: (c.portable, c.origin) for c in table.columns} == {
        "id": (False, Origin.PROVIDED),
        "name": (True, Origin.PROVIDED),
        "email": (True, Origin.PROVIDED),
        "score": (False, Origin.INFERRED),
    }


def test_somebody_who_may_be_another_is_not_shown():
    own, other = located(CUSTOMER, SANNE), located(CUSTOMER, {**SANNE, "id": 2}, Kind.CANDIDATE)
    (table,) = tables_of([own, other], MAP, "nl", PORTABLE)
    assert [row[0] for row in table.rows] == [1]


def test_of_a_text_about_others_only_the_sentences_that_name_the_person_are_given():
    body = "Joris belde boos op. Hij zei dat SANNE VISSER hem tipte! Zijn pincode is 0000."
    found = located(NOTE, {"id": 1, "body": body}, Kind.MENTION, (("body", "Sanne Visser"),))
    (table,) = tables_of([found], MAP, "nl", PORTABLE)
    assert table.collection == "Notitie, waarin u genoemd bent"
    assert table.rows == (("Hij zei dat SANNE VISSER hem tipte!",),)
    assert [(c.label, c.origin, c.portable) for c in table.columns] == [("Tekst", Origin.INFERRED, False)]


def test_own_rows_and_mentions_in_one_collection_are_two_tables():
    own = located(NOTE, {"id": 1, "body": "Van Sanne zelf."})
    named = located(NOTE, {"id": 2, "body": "Over Sanne."}, Kind.MENTION, (("body", "Sanne"),))
    tables = tables_of([own, named], MAP, "en", PORTABLE)
    assert [table.collection for table in tables] == ["Note", "Note, in which you are named"]
    assert [table.rows for table in tables] == [((1, "Van Sanne zelf."),), (("Over Sanne.",),)]


def test_a_text_that_no_longer_names_the_person_gives_nothing():
    named = located(NOTE, {"id": 2, "body": "Over iemand anders."}, Kind.MENTION, (("body", "Sanne"),))
    (table,) = tables_of([named], MAP, "nl", PORTABLE)
    assert table.rows == ((None,),)


def test_sentences_keep_their_order_and_say_where_something_was_left_out():
    text = "Sanne kwam langs\nHet regende. Daarna ging Sanne weg."
    assert sentences_about(text, ["sanne"]) == "Sanne kwam langs … Daarna ging Sanne weg."
    assert sentences_about(text, ["Joris"]) == ""


def test_without_a_label_the_technical_name_is_made_readable():
    invoice = MAP.collection(INVOICE)
    assert (label(invoice, "nl"), label(invoice.by_name["vat_rate"], "en")) == ("paid invoice", "vat rate")
