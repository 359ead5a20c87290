"""Each system's rows, seen through the named persons, about whom nothing is left to chance."""

from houvast.engines.datamap.rows import Kind
from houvast.entrypoints.demo import contact_points
from houvast.entrypoints.demo.cast import CAST
from houvast.entrypoints.demo.rows import billing, crm, dialler, recordings, tickets, wording
from houvast.entrypoints.demo.shelves import Owner, Shelves


def shelves_of(town):
    """Empty shelves with the same people."""
    return Shelves(type(town.shelves.chance)(1), town.on, list(town.people))


def vera(town):
    return town.people[CAST["vera"]]


OWN = Owner((CAST["vera"],), "energie")


def test_crm_a_customer_has_addresses_moments_and_a_profile(town):
    shelves = shelves_of(town)
    crm.add_customer(shelves, vera(town), "energie", None, OWN)
    (customer,) = shelves.customers.rows
    assert (customer.client, customer.email.lower(), customer.previous_email) == (
        "ZE",
        "vera.zonderland@example.com",
        "veratje84@example.net",
    )
    assert {row.kind for row in shelves.addresses.rows} == {"current", "former"}
    assert len(shelves.moments.rows) == 4
    assert len(shelves.preferences.rows) == 1
    assert {owner for shelf in (shelves.customers, shelves.moments) for owner in shelf.owners} == {OWN}


def test_crm_a_twin_is_a_second_customer_without_mail(town):
    shelves = shelves_of(town)
    twin = town.people[CAST["twin"]]
    crm.add_customer(shelves, twin, "energie", None, Owner((twin.id,), "energie"))
    first, second = shelves.customers.rows
    assert first.birth_date == second.birth_date
    assert (second.email, second.household_id) == (None, None)
    assert [owner.kind for owner in shelves.customers.owners] == [Kind.OWN, Kind.CANDIDATE]


def test_crm_a_household_holds_customers_of_one_client_only(town):
    shelves = shelves_of(town)
    home = vera(town).home
    assert crm.add_household(shelves, home, "energie") == 1
    assert crm.add_household(shelves, home, "scaldis") is None
    assert shelves.households.owners == [Owner(tuple(home.members), "energie", Kind.SHARED)]


def test_tickets_an_old_address_comes_with_and_without_number(town):
    shelves = shelves_of(town)
    tickets.add_tickets(shelves, vera(town), "energie", OWN)
    found = [(row.requester_email.lower(), row.customer_number is not None) for row in shelves.tickets.rows]
    assert found == [
        ("vera.zonderland@example.com", True),
        ("veratje84@example.net", True),
        ("veratje84@example.net", False),
    ]
    assert all(row.body for row in shelves.messages.rows)
    assert {row.ticket_id for row in shelves.messages.rows} == {1, 2, 3}


def test_tickets_a_shared_address_alone_is_a_weak_link(town):
    shelves = shelves_of(town)
    geert = town.people[CAST["geert"]]
    tickets.add_tickets(shelves, geert, "scaldis", Owner((geert.id,), "scaldis"))
    assert [owner.kind for owner in shelves.tickets.owners] == [Kind.OWN, Kind.CANDIDATE]


def test_billing_an_invoice_is_the_sum_of_its_lines_and_bears_the_address_of_its_day(town):
    shelves = shelves_of(town)
    billing.add_account(shelves, vera(town), "energie", OWN)
    assert len(shelves.invoices.rows) == 6
    home = vera(town).home
    for invoice in shelves.invoices.rows:
        assert invoice.amount == sum(row.amount for row in shelves.lines.rows if row.invoice_id == invoice.id)
        place = home.former if invoice.invoice_date < home.moved_on else home.place
        assert invoice.postcode == place.postcode
    assert {invoice.postcode for invoice in shelves.invoices.rows} == {home.former.postcode, home.place.postcode}


def test_billing_who_never_owed_has_no_account(town):
    shelves = shelves_of(town)
    billing.add_account(shelves, town.people[CAST["bare"]], "own", Owner((CAST["bare"],), "own"))
    assert not shelves.accounts.rows


def test_dialler_a_landline_is_a_weak_link(town):
    shelves = shelves_of(town)
    campaigns = dialler.add_campaigns(shelves)
    dialler.add_entries(shelves, vera(town), "energie", campaigns["energie"], OWN)
    numbered, weak = shelves.entries.rows
    assert numbered.customer_number == vera(town).numbers["energie"]
    assert weak.customer_number is None
    landline = vera(town).home.landline
    assert weak.phone in {contact_points.written(landline, style) for style in range(8)}
    assert [owner.kind for owner in shelves.entries.owners] == [Kind.OWN, Kind.CANDIDATE]
    assert {row.entry_id for row in shelves.attempts.rows} == {1, 2}


def test_recordings_a_talk_that_the_dialler_knows_is_linked_to_it(town):
    shelves = shelves_of(town)
    campaigns = dialler.add_campaigns(shelves)
    talks = []
    while not talks:  # nobody picks up at first
        talks = dialler.add_entries(shelves, vera(town), "energie", campaigns["energie"], OWN)
    recordings.add_recordings(shelves, vera(town), "energie", talks[:1], OWN)
    linked = [row.outbound_call_id for row in shelves.recordings.rows]
    assert linked == [talks[0].call_id, None, None]
    assert [owner.kind for owner in shelves.recordings.owners] == [Kind.OWN, Kind.OWN, Kind.CANDIDATE]


def test_wording_a_sentence_about_two_people_is_noted(town):
    shelves = shelves_of(town)
    bram = town.people[CAST["bram"]]
    for _ in range(20):
        text = wording.mentioning(shelves, shelves.moments, "note", bram, vera(town), "energie", "Storing")
        assert vera(town).name in text
    assert {one.person for one in shelves.mentions} == {vera(town).id}


def test_wording_others_are_never_the_person(town):
    shelves = shelves_of(town)
    ruben = town.people[CAST["ruben"]]
    assert ruben.id not in {wording.other_than(shelves, ruben).id for _ in range(200)}
