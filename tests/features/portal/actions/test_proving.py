"""Proving who it is from the page: against real systems, and with nothing to learn for who is not on file."""

from pathlib import Path

import pytest

from houvast.features.portal.actions.entering import visitor_of
from houvast.features.portal.actions.proving import (
    TriedTooOften,
    answer,
    answer_identity_code,
    ask,
    send_identity_code,
)
from houvast.features.portal.queries import found_for, is_trusted
from houvast.features.rights.actions.locating import locate_person
from houvast.features.rights.actions.own_page import standing_of
from houvast.features.rights.actions.registering import give_keys
from houvast.features.rights.contracts import Status
from houvast.features.rights.on_file import read_on_file
from houvast.features.rights.queries import case_record
from houvast.features.verification.rules.questions import is_right
from tests.features.portal.stage import AGENT, NOW, OTHER, code_in, come_in, mails, register
from tests.journeys.centre import Centre, open_centre

pytestmark = pytest.mark.django_db


@pytest.fixture
def centre(db, tmp_path: Path, post) -> Centre:
    """The centre with real source systems."""
    return open_centre(tmp_path / "home", people=40)


@pytest.fixture
def email(centre) -> str:
    return dict(centre.keys_of("vera", "energie"))["email"]


def again(page: str):
    visitor = visitor_of(token=page, at=NOW)
    assert visitor is not None
    return visitor


def test_a_code_on_file_and_what_only_the_customer_knows(centre, post, email):
    page, visitor = come_in(post, register(email, organisation="energie"), email)
    assert ask(visitor=visitor, at=NOW) is None
    assert send_identity_code(case=visitor.case, way="code_by_mail", by=AGENT, at=NOW)
    assert answer_identity_code(visitor=visitor, said=code_in(mails(post, email)[-1]), at=NOW)
    visitor = again(page)
    assert (visitor.level, is_trusted(visitor, standing_of(visitor.case))) == (1, False)
    asked = ask(visitor=visitor, at=NOW)
    assert asked is not None
    card, questions = asked
    file = read_on_file(case_record(visitor.case), by=AGENT, at=NOW)
    known = {fact.code: fact for fact in file.facts}
    right = {one.code: the_answer(known[one.code], one) for one in questions}
    assert answer(visitor=visitor, asked=card.id, answers=right, at=NOW)
    visitor = again(page)
    assert (visitor.level, standing_of(visitor.case).facts.status) == (2, Status.VERIFIED)
    assert is_trusted(visitor, standing_of(visitor.case))
    locate_person(case=visitor.case, by=AGENT, at=NOW)
    assert found_for(visitor, standing_of(visitor.case))


def the_answer(fact, question) -> str:
    """Give the right choice, as the person would."""
    return next((one for one in question.options if is_right(fact, one)), str(fact.value))


def test_who_is_not_on_file_hears_and_may_do_exactly_the_same(centre, post, email):
    said = {}
    for address in (email, OTHER):
        case = register(address, organisation="energie")
        visitor = come_in(post, case, address)[1]
        send_identity_code(case=case, way="code_by_mail", by=AGENT, at=NOW)
        tries = [answer_identity_code(visitor=visitor, said="000000", at=NOW) for _ in range(3)]
        with pytest.raises(TriedTooOften):
            answer_identity_code(visitor=visitor, said="000000", at=NOW)
        said[address] = (tries, ask(visitor=visitor, at=NOW))
    assert said[email] == said[OTHER] == ([False] * 3, None)


def test_who_came_in_with_their_own_address_gets_no_code_for_somebody_else(centre, post, email):
    number = dict(centre.keys_of("vera", "energie"))["customer_number"]
    case = register(OTHER, organisation="energie")
    give_keys(case=case, keys=[("email", OTHER), ("customer_number", number)], by=AGENT, at=NOW)
    visitor = come_in(post, case, OTHER)[1]
    send_identity_code(case=case, way="code_by_mail", by=AGENT, at=NOW)
    assert mails(post, OTHER)[2:] == []
    assert not answer_identity_code(visitor=visitor, said="123456", at=NOW)
