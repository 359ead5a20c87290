"""The page on which is seen that somebody may ask for another, and what the registering page says of it."""

import pytest

from houvast.features.rights.contracts import Authority, Relation
from houvast.features.rights.queries import authority_of, case_for, case_record
from tests.features.rights.desk.test_new import SENT

MOTHER = {"relation": "parent", "their_name": "Mina Proef", "their_email": "mina@example.org", "their_phone": ""}


@pytest.fixture
def amira(client, cast):
    cast.amira.language = "en"
    cast.amira.save()
    client.force_login(cast.amira)
    return client


@pytest.fixture
def case(amira):
    return amira.post("/desk/cases/new/", {**SENT, **MOTHER}).url.split("/")[-3]


def page(client, number):
    return client.get(f"/desk/cases/{number}/authority/").content.decode()


def test_who_asks_is_registered_with_the_request(cast, case):
    one = case_for(cast.amira, case).person.representative
    assert (one.relation, one.name, one.keys[0].value) == (Relation.PARENT, "Mina Proef", "mina@example.org")


def test_who_is_named_must_be_something_to_the_person_and_nothing_is_lost(amira):
    response = amira.post("/desk/cases/new/", {**SENT, **MOTHER, "relation": ""})
    html = response.content.decode()
    assert response.status_code == 422
    assert "Mina Proef" in html
    assert "<details" in html
    assert " open" in html


def test_the_words_to_say_speak_of_both(amira, case):
    html = amira.get(f"/desk/cases/{case}/receipt/").content.decode()
    assert "You ask for somebody else" in html
    assert f"/desk/cases/{case}/authority/" in html


def test_it_is_seen_step_by_step_and_said_what_is_left(amira, case):
    assert "That this parent has custody" in page(amira, case)
    seen = {"act": "seen", "seen": "authority:birth_record:original"}
    assert amira.post(f"/desk/cases/{case}/authority/", seen).status_code == 302
    assert authority_of(case).missing == ()
    who = {"act": "who", "method": "in_person", "passed": "yes", "is_mail_theirs": "on"}
    assert amira.post(f"/desk/cases/{case}/authority/", who).status_code == 302
    assert case_record(case).authority == Authority.SEEN
    assert "Who asks may ask for this person" in page(amira, case)


def test_a_refusal_needs_a_sentence_and_leaves_the_request_open(amira, case):
    refused = {"act": "refuse", "why": "doubt", "reason": ""}
    assert amira.post(f"/desk/cases/{case}/authority/", refused).status_code == 422
    refused["reason"] = "De akte is van een ander kind."
    assert amira.post(f"/desk/cases/{case}/authority/", refused).status_code == 302
    found = case_record(case)
    assert (found.authority, found.closed_at) == (Authority.REFUSED, None)


def test_somebody_can_be_written_down_later(amira, cast):
    number = amira.post("/desk/cases/new/", SENT).url.split("/")[-3]
    assert authority_of(number) is None
    amira.post(f"/desk/cases/{number}/authority/", {"act": "name", **MOTHER})
    assert authority_of(number).representative.name == "Mina Proef"


@pytest.mark.parametrize(
    "sent", [{"act": "seen", "seen": "a:b:c"}, {"act": "who", "method": "x"}, {"act": "other"}, {}]
)
def test_what_the_page_did_not_offer_is_refused(amira, case, sent):
    assert amira.post(f"/desk/cases/{case}/authority/", sent).status_code == 422
    assert case_record(case).authority == Authority.WAITING


def test_a_principals_contact_looks_but_does_not_see(client, cast, case):
    client.force_login(cast.kees)
    assert "I saw this" not in page(client, case)
    assert client.post(f"/desk/cases/{case}/authority/", {"act": "seen"}).status_code == 403
