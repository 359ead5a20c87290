"""The people and their rows: the same every time, possible, and entangled as real ones are."""

from collections import Counter, defaultdict
from datetime import timedelta

import phonenumbers
from stdnum import iban

from houvast.entrypoints.demo import contact_points, world
from houvast.entrypoints.demo.cast import CAST
from houvast.entrypoints.demo.systems import SYSTEMS
from tests.entrypoints.demo.conftest import ON


def test_the_same_seed_and_day_give_the_same_rows(town):
    again = world.make(ON, 400)
    assert [shelf.rows for shelf in again.shelves] == [shelf.rows for shelf in town.shelves]


def test_another_seed_gives_other_people_but_the_same_cast(town):
    other = world.make(ON, 400, seed=7)
    last = len(CAST)
    assert [p.name for p in other.people[:last]] == [p.name for p in town.people[:last]]
    assert [p.name for p in other.people[last:]] != [p.name for p in town.people[last:]]


def test_the_cast_fits_in_the_smallest_world():
    assert [p.given for p in world.make(ON, 1).people[:3]] == ["Vera", "Ruben", "Bram"]


def test_every_collection_has_rows_and_a_row_is_as_wide_as_its_record(town):
    shelves = {(shelf.id.system, shelf.id.name): shelf for shelf in town.shelves}
    assert set(shelves) == {(system, name) for system, records in SYSTEMS.items() for name in records}
    for (system, name), shelf in shelves.items():
        assert {type(row) for row in shelf.rows} == {SYSTEMS[system][name]}
        assert len(shelf.rows) == len(shelf.owners)


def test_numbers_accounts_and_addresses_are_possible(town):
    for person in town.people:
        assert phonenumbers.is_valid_number(phonenumbers.parse(person.mobile))
        assert iban.is_valid(person.iban)
        assert "example." in person.mail.partition("@")[2]
    for home in town.homes:
        if home.landline:
            assert phonenumbers.is_valid_number(phonenumbers.parse(home.landline))


def test_every_notation_of_a_number_is_that_number(town):
    for person in town.people[:50]:
        for style in range(len(contact_points.NOTATIONS)):
            for number in filter(None, (person.mobile, person.home.landline)):
                parsed = phonenumbers.parse(contact_points.written(number, style), person.home.place.country)
                assert phonenumbers.format_number(parsed, phonenumbers.PhoneNumberFormat.E164) == number


def test_nobody_shares_a_mobile_or_an_account_and_mails_are_shared_at_home_only(town):
    assert max(Counter(p.mobile for p in town.people).values()) == 1
    assert max(Counter(p.iban for p in town.people).values()) == 1
    homes = defaultdict(set)
    for person in town.people:
        homes[person.mail].add(person.home.id)
    assert {len(found) for found in homes.values()} == {1}


def test_invoices_are_spread_over_nine_years(town):
    days = [row.invoice_date for row in town.shelves.invoices.rows]
    assert min(days) < ON - timedelta(days=8 * 365)
    assert max(days) <= ON
    old = sum(day < ON - timedelta(days=7 * 366) for day in days)
    assert 0.03 < old / len(days) < 0.3


def test_the_world_is_as_tangled_as_a_real_one():
    made = world.make(ON, 3000)
    people, shelves = made.people, made.shelves
    assert sum(p.shares_mail for p in people) > 40
    assert sum(len({one.name for one in map(people.__getitem__, h.members)}) < len(h.members) for h in made.homes) > 5
    assert sum(home.moved_on is not None for home in made.homes) > 200
    assert sum(bool(p.former_mail) for p in people) > 300
    assert sum(h.twin for p in people for h in p.histories.values()) > 8
    assert sum(row.customer_number is None for row in shelves.tickets.rows) > 500
    assert sum(row.outbound_call_id is not None for row in shelves.recordings.rows) > 20
    assert len(shelves.mentions) > 150
    assert Counter(len(p.numbers) for p in people)[3] > 10
