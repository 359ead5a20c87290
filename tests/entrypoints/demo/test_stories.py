"""The stories hold in every world, whatever its size."""

from datetime import date

import pytest

from houvast.entrypoints.demo import stories, world
from houvast.entrypoints.demo.truth import Truth


@pytest.fixture(params=[100, 400])
def told(request):
    return stories.tell(world.make(date(2026, 11, 22), request.param))


def test_vera_has_old_and_new_invoices_a_past_and_a_household(told):
    vera = told["vera"]
    assert vera.own["crm:customer"] == 1
    assert vera.own["crm:address"] == 2
    assert vera.own["tickets:ticket"] == 3
    assert vera.own["billing:invoice"] == 6
    assert vera.own["recordings:recording"] == 2
    assert vera.candidates["recordings:recording"] == 1
    assert vera.candidates["dialler:call_list_entry"] == 1
    assert vera.shared == {"crm:household": 1}
    assert vera.mentions["crm:contact_moment"] >= 2
    assert vera.mentions["tickets:internal_note"] >= 1


def test_two_of_veras_invoices_are_past_every_reading_of_seven_years(town):
    mine = Truth(town).theirs(0, "energie")
    days = [row.invoice_date for row in town.shelves.invoices.rows if any(_is(key, row.id) for key in mine)]
    assert sorted(day.year + 8 <= town.on.year for day in days) == [False] * 4 + [True] * 2


def _is(key, serial):
    return str(key.collection) == "billing:invoice" and key.values == (("id", serial),)


def test_veras_housemate_is_never_hers(told, town):
    vera, ruben = told["vera"], told["ruben"]
    assert {row.collection.name for row in vera.never} >= {"customer", "ticket", "invoice", "recording"}
    assert vera.person is not None
    assert ruben.person is not None
    assert vera.person.home.id == ruben.person.home.id
    assert vera.person.home.landline


def test_father_and_son_carry_one_name_at_one_address(told):
    father, son = told["father"].person, told["son"].person
    assert (father.initials, father.family, father.home.id) == (son.initials, son.family, son.home.id)
    assert father.born != son.born


def test_geert_and_mieke_use_one_address(told):
    assert told["geert"].identifiers["email"] == told["mieke"].identifiers["email"]
    assert told["geert"].identifiers["customer_number"] != told["mieke"].identifiers["customer_number"]


def test_sanne_is_three_customers(told):
    numbers = {told[f"sanne_{key}"].identifiers["customer_number"] for key in ("energie", "scaldis", "own")}
    assert {number[:2] for number in numbers} == {"ZE", "SV", "BN"}
    assert len({told[f"sanne_{key}"].person.id for key in ("energie", "scaldis", "own")}) == 1


def test_the_twin_is_two_customers_of_which_one_is_weakly_linked(told):
    assert told["twin"].own["crm:customer"] == told["twin"].candidates["crm:customer"] == 1


def test_nobody_is_nobody(town):
    story = stories.tell(town)["nobody"]
    assert story.person is None
    assert not story.own
    assert story.identifiers["customer_number"] not in {n for p in town.people for n in p.numbers.values()}
    assert story.identifiers["email"] not in {p.mail for p in town.people}
    assert story.identifiers["phone_number"] not in {p.mobile for p in town.people}
