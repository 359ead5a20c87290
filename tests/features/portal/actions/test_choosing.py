"""Choices: forbidden as easily as allowed, by who holds the address, each in force at once and on record."""

import json
from dataclasses import replace

import pytest

from houvast.engines.matching.identifiers import Identifier
from houvast.features.consent.actions import block_contact
from houvast.features.consent.contracts import Means
from houvast.features.portal.actions.choosing import (
    NotRefused,
    NotYours,
    choose_consent,
    choose_no_offers,
    choose_objection,
    choose_offers,
    resume_after_refusal,
)
from houvast.features.portal.contracts import Basis
from houvast.features.portal.queries import offers_for, purposes_for
from houvast.features.rights.actions.answering import answer_case
from houvast.features.rights.actions.identifying import verify_identity
from houvast.features.rights.actions.own_page import standing_of
from houvast.features.rights.actions.registering import register_case
from houvast.features.rights.contracts import Channel, Outcome, Reason, Right
from houvast.foundation.evidence.models import Entry
from houvast.foundation.evidence.queries import facts_of
from houvast.foundation.programs.actions import add_program
from houvast.foundation.programs.contracts import Scope
from tests.cast import SETUP
from tests.features.portal.register import load_register
from tests.features.portal.stage import AGENT, NOW, OTHER, VERA, come_in, prove, register

pytestmark = pytest.mark.django_db
MINE, SECOND = Identifier("email", VERA), Identifier("email", OTHER)
PHONE = Identifier("phone_number", "+31610000001")
FREE = {"mail": True, "phone": True, "sms": True, "post": True}


@pytest.fixture
def visitor(cast, post):
    load_register(NOW)
    return come_in(post, register(VERA, OTHER))[1]


@pytest.fixture(name="ask")
def a_dialler(visitor, client):
    """Ask the contact check, as a dialler does, about an address."""
    given = {"name": "CRM", "scopes": [Scope.CONTACT_CHECK], "by": SETUP, "at": NOW}
    keys = {of: add_program(organisation=of, **given)[1] for of in ("own", "zonneveld")}

    def ask(contact: Identifier = MINE, organisation: str = "own") -> dict:
        body = json.dumps({"email" if contact.kind == "email" else "phone": contact.value})
        headers = {"Authorization": f"Bearer {keys[organisation]}"}
        answer = client.post("/api/v1/contact-check", body, content_type="application/json", headers=headers)
        assert answer.status_code == 200
        return answer.json()

    return ask


def offers(visitor) -> dict:
    return {(one.contact, one.means): one for one in offers_for(visitor, standing_of(visitor.case))}


def purposes(visitor) -> dict:
    return {one.key: one for one in purposes_for(visitor, standing_of(visitor.case))}


def test_no_and_yes_again_by_one_means_counts_at_once(visitor, ask):
    for allowed in (False, False, True):
        choose_offers(visitor=visitor, contact=MINE, means=Means.MAIL, allowed=allowed, at=NOW)
        assert ask()["offers_by"] == {**FREE, "mail": allowed}
        assert ask()["allowed"]["marketing"] is allowed
        assert offers(visitor)[MINE, Means.MAIL].allowed is allowed
    assert ask(organisation="zonneveld")["offers_by"] == FREE


def test_post_is_of_the_person_and_not_of_an_address(visitor, ask):
    prove(visitor.case, OTHER)
    choose_offers(visitor=visitor, contact=None, means=Means.POST, allowed=False, at=NOW)
    assert ask(MINE)["offers_by"] == ask(SECOND)["offers_by"] == {**FREE, "post": False}
    assert ask(MINE)["allowed"]["marketing"] is True
    choose_offers(visitor=visitor, contact=None, means=Means.POST, allowed=True, at=NOW)
    assert ask(SECOND)["offers_by"] == FREE


def test_a_phone_is_called_or_sent_a_text(visitor, ask):
    verify = {"level": 2, "method": "call_back", "proven": ("phone_number:+31610000001",), "passed": True}
    number = register_case(
        organisation="own", right=Right.ACCESS, channel=Channel.WEB, received_at=NOW, by=AGENT, at=NOW,
        keys=[("email", VERA), ("phone_number", PHONE.value)],
    ).number  # fmt: skip
    verify_identity(case=number, **verify, by=AGENT, at=NOW)
    caller = replace(visitor, case=number)
    assert set(offers(caller)) == {(MINE, Means.MAIL), (PHONE, Means.PHONE), (PHONE, Means.SMS), (None, Means.POST)}
    choose_offers(visitor=caller, contact=PHONE, means=Means.SMS, allowed=False, at=NOW)
    assert ask(PHONE)["offers_by"] == {**FREE, "sms": False}


def test_all_offers_stop_with_one_press_and_one_means_comes_back_alone(visitor, ask):
    choose_no_offers(visitor=visitor, at=NOW)
    assert ask()["offers_by"] == dict.fromkeys(FREE, False)
    choose_offers(visitor=visitor, contact=MINE, means=Means.MAIL, allowed=True, at=NOW)
    assert ask()["offers_by"] == {**dict.fromkeys(FREE, False), "mail": True}
    assert not offers(visitor)[None, Means.POST].allowed


def test_each_choice_shows_its_day_and_a_proof_that_is_in_the_evidence(visitor):
    choose_offers(visitor=visitor, contact=MINE, means=Means.MAIL, allowed=False, at=NOW)
    choose_consent(visitor=visitor, key="research", allowed=False, words="", at=NOW)
    choose_objection(visitor=visitor, key="profiling", objects=True, words="x", language="nl", at=NOW)
    found = [offers(visitor)[MINE, Means.MAIL], purposes(visitor)["research"], purposes(visitor)["profiling"]]
    assert [one.since for one in found] == [NOW] * 3
    assert {Entry.objects.get(hash=one.proof).kind for one in found} == {"consent.purpose_closed"}
    assert {Entry.objects.get(hash=one.proof).actor for one in found} == {f"subject:{visitor.case}"}


def test_another_address_only_when_it_was_proven_and_never_yes_for_it(visitor, ask):
    with pytest.raises(NotYours):
        choose_offers(visitor=visitor, contact=SECOND, means=Means.MAIL, allowed=False, at=NOW)
    prove(visitor.case, OTHER)
    choose_offers(visitor=visitor, contact=SECOND, means=Means.MAIL, allowed=False, at=NOW)
    with pytest.raises(NotYours):
        choose_offers(visitor=visitor, contact=SECOND, means=Means.MAIL, allowed=True, at=NOW)
    with pytest.raises(NotYours):
        choose_offers(visitor=visitor, contact=MINE, means=Means.SMS, allowed=False, at=NOW)
    assert ask(SECOND)["offers_by"]["mail"] is False


def test_a_restriction_is_lifted_by_the_centre_alone(visitor, ask):
    block_contact(organisation="own", identifiers=[MINE], why="restriction", case=visitor.case, by=AGENT, at=NOW)
    choose_offers(visitor=visitor, contact=MINE, means=Means.MAIL, allowed=True, at=NOW)
    one = offers(visitor)[MINE, Means.MAIL]
    assert (one.allowed, one.restricted) == (False, True)
    assert ask()["restricted"] is True


def test_consents_and_objections_are_what_the_register_says(visitor):
    found = purposes(visitor)
    assert {key: one.basis for key, one in found.items()} == {
        "newsletter": Basis.CONSENT,
        "research": Basis.CONSENT,
        "profiling": Basis.OBJECTION,
        "segments": Basis.OBJECTION,
    }
    assert {key: one.stands for key, one in found.items()} == {
        "newsletter": None,
        "research": None,
        "profiling": False,
        "segments": False,
    }


def test_consent_is_given_and_withdrawn_with_one_press_each(visitor, ask):
    for allowed in (True, False, True):
        choose_consent(visitor=visitor, key="newsletter", allowed=allowed, words="Onze nieuwsbrief", at=NOW)
        assert purposes(visitor)["newsletter"].stands is allowed
        assert ask()["closed"] == ([] if allowed else ["newsletter"])
    choose_no_offers(visitor=visitor, at=NOW)
    assert purposes(visitor)["newsletter"].no_offers
    assert not purposes(visitor)["research"].no_offers


def test_an_objection_stops_at_once_and_is_weighed_once(visitor, ask):
    def objects(yes: bool) -> str | None:
        return choose_objection(visitor=visitor, key="profiling", objects=yes, words="Nee", language="nl", at=NOW)

    number = objects(True)
    assert number
    facts = standing_of(number).facts
    assert (facts.right, facts.organisation) == (Right.OBJECTION, "own")
    assert ask()["closed"] == ["profiling"]
    assert (objects(True), purposes(visitor)["profiling"].request) == (number, number)
    assert objects(False) is None
    assert ask()["closed"] == []
    assert objects(True) == number


def test_an_objection_to_offers_is_not_weighed(visitor, ask):
    said = {"visitor": visitor, "key": "segments", "objects": True, "words": "Nee", "language": "nl", "at": NOW}
    assert choose_objection(**said) is None
    assert ask()["closed"] == ["segments"]


@pytest.mark.parametrize("key", ["invoicing", "profiling", "nothing", ""])
def test_nothing_else_is_consented_to(visitor, key):
    with pytest.raises(NotYours):
        choose_consent(visitor=visitor, key=key, allowed=True, words="", at=NOW)
    if key != "profiling":
        with pytest.raises(NotYours):
            choose_objection(visitor=visitor, key=key, objects=True, words="", language="nl", at=NOW)


def test_what_stopped_goes_on_only_after_the_objection_was_refused(visitor, ask):
    said = {"visitor": visitor, "key": "profiling", "objects": True, "words": "Nee", "language": "nl", "at": NOW}
    number = choose_objection(**said)
    assert number
    with pytest.raises(NotRefused):
        resume_after_refusal(case=number, by=AGENT, at=NOW)
    prove(number)
    reasons = (Reason("Wij moeten fraude kunnen zien.", "AVG art. 21(1)"),)
    answer_case(case=number, outcome=Outcome.REFUSED, reasons=reasons, by=AGENT, at=NOW)
    assert ask()["closed"] == ["profiling"]
    resume_after_refusal(case=number, by=AGENT, at=NOW)
    assert ask()["closed"] == []
    with pytest.raises(NotRefused):
        resume_after_refusal(case=number, by=AGENT, at=NOW)
    assert [fact["purpose"] for fact in facts_of(number, "consent.purpose_opened")] == ["profiling"]
