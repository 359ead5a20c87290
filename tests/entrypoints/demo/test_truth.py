"""What is said to be true of a person stands in that person's rows, and in nobody else's."""

from collections import Counter

from houvast.engines.datamap.rows import Kind
from houvast.entrypoints.demo.records import Recording


def rows_by_key(town):
    found = {}
    for shelf in town.shelves:
        for row in shelf.rows:
            name = "call_id" if isinstance(row, Recording) else "id"
            found[str(shelf.id), getattr(row, name)] = row
    return found


def test_every_row_about_somebody_has_one_owner_and_households_have_several(town, truth):
    owners = Counter()
    for person in town.people:
        for row in truth.rows(person.id):
            if row.kind in {Kind.OWN, Kind.CANDIDATE}:
                owners[row.key] += 1
    about_nobody = len(town.shelves.agents.rows) + len(town.shelves.campaigns.rows) + len(town.shelves.households.rows)
    assert set(owners.values()) == {1}
    assert len(owners) == sum(len(shelf.rows) for shelf in town.shelves) - about_nobody
    shared = Counter(key for p in town.people for key in truth.keys(p.id, "", Kind.SHARED))
    assert min(shared.values()) >= 2


def test_a_row_with_a_customer_number_belongs_to_the_bearer(town, truth):
    bearer = {number: p.id for p in town.people for number in p.numbers.values()}
    rows = rows_by_key(town)
    for person in town.people:
        for true in truth.rows(person.id):
            number = getattr(rows[str(true.key.collection), true.key.values[0][1]], "customer_number", None)
            if number in bearer and true.kind is not Kind.MENTION:
                assert bearer[number] == person.id


def test_a_row_is_held_for_the_organisation_that_the_truth_says(town, truth):
    rows, codes = rows_by_key(town), {"energie": "ZE", "scaldis": "SV", "own": "BN"}
    for person in town.people:
        for true in truth.rows(person.id):
            row = rows[str(true.key.collection), true.key.values[0][1]]
            assert getattr(row, "client", codes[true.organisation]) == codes[true.organisation]
            assert true.organisation in person.numbers or true.kind is Kind.MENTION


def test_a_mention_names_the_person_in_somebody_elses_row(town, truth):
    rows, seen = rows_by_key(town), 0
    for person in town.people:
        for true in truth.rows(person.id):
            if true.kind is Kind.MENTION:
                text = getattr(rows[str(true.key.collection), true.key.values[0][1]], true.field)
                assert person.name in text or person.mail in text.lower()
                assert true.key not in truth.theirs(person.id)
                seen += 1
    assert seen == len(town.shelves.mentions) > 15


def test_strongly_linked_tickets_show_a_key_that_only_this_person_has(town, truth):
    used = Counter(p.mail for p in town.people)
    for person in town.people:
        for true in truth.rows(person.id):
            if str(true.key.collection) == "tickets:ticket" and true.kind is Kind.OWN:
                row = town.shelves.tickets.rows[true.key.values[0][1] - 1]
                mail = row.requester_email.lower()
                known = mail == person.mail and used[mail] == 1
                former = mail == person.former_mail and person.former_mail_known
                assert row.customer_number in person.numbers.values() or known or former


def test_never_holds_nothing_of_the_person(town, truth):
    for person in town.people:
        assert not truth.never(person.id) & truth.theirs(person.id)
