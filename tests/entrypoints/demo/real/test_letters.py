"""The mail says of whom it is: by its addresses, and by the truth that is told beside it."""

from email import message_from_bytes
from email.policy import default
from email.utils import getaddresses

import pytest

from houvast.engines.datamap.rows import Kind
from houvast.entrypoints.demo.cast import CAST
from houvast.entrypoints.demo.real import letters
from houvast.entrypoints.demo.rows.tickets import DESKS


@pytest.fixture(scope="module", name="mail")
def written(town):
    return letters.write_letters(town, 60)


def addresses(letter):
    message = message_from_bytes(letter.raw, policy=default)
    return {mail for _, mail in getaddresses([message["From"], message["To"]])}


def test_the_same_world_gives_the_same_mail(town, mail):
    assert letters.write_letters(town, 60) == mail


def test_mail_from_or_to_a_customer_is_that_customers(town, mail):
    between = [one for one in mail if addresses(one) & set(DESKS.values())]
    assert len(between) > 60
    for letter in between:
        owner = town.people[letter.owner]
        assert addresses(letter) & {owner.mail, owner.former_mail}
        assert (letter.kind is Kind.CANDIDATE) == owner.shares_mail


def test_everybody_has_mail_at_each_organisation_in_its_own_mailbox(town, mail):
    had = {(one.owner, one.organisation) for one in mail}
    assert {(person.id, key) for person in town.people[:60] for key in person.numbers} <= had
    assert {one.mailbox.partition("/")[0] for one in mail if one.organisation == "scaldis"} == {"Scaldis"}
    assert {one.mailbox for one in mail} <= set(letters.mailboxes())


def test_vera_is_filed_twice_and_spoken_of(town, mail):
    vera = CAST["vera"]
    hers = [one for one in mail if one.owner == vera]
    assert len({one.key for one in hers}) == len(hers) - 1
    assert {"Zonneveld", "Zonneveld/Sent", "Zonneveld/Archief"} <= {one.mailbox for one in hers}
    (inside,) = [one for one in hers if one.kind is Kind.CANDIDATE]
    assert message_from_bytes(inside.raw)["References"] in {one.identifier for one in hers}
    (spoken,) = [one for one in mail if vera in one.mentions]
    assert town.people[vera].mail.encode() in spoken.raw.lower()
    assert spoken.owner == CAST["neighbour"]
