"""Fetching the answer: a real pack, with a code of that moment, by who proved to be the person, for thirty days."""

import io
from datetime import timedelta
from pathlib import Path

import pytest
import pyzipper

from houvast.engines.matching.identifiers import Identifier
from houvast.features.portal.actions.entering import Outcome
from houvast.features.portal.actions.fetching import fetch_answer, note_shown, revoke_answer
from houvast.features.portal.actions.knocking import NothingToFetch, TooManyCodes, ask_answer_code
from houvast.features.portal.contracts import PackState
from houvast.features.portal.queries import found_for, pack_of
from houvast.features.portal.rules import CODES_A_DAY
from houvast.features.rights.actions.answering import PACK_DAYS, answer_case
from houvast.features.rights.actions.locating import locate_person
from houvast.features.rights.actions.own_page import standing_of
from houvast.features.rights.actions.registering import give_keys
from houvast.features.rights.contracts import Outcome as Answer
from houvast.features.rights.contracts import Reason, Right
from houvast.foundation.evidence.queries import facts_of, verify
from tests.features.portal.stage import AGENT, NOW, OTHER, code_in, come_in, mails, register
from tests.journeys.centre import Centre, open_centre, verified_case

pytestmark = pytest.mark.django_db


@pytest.fixture
def centre(db, tmp_path: Path, post) -> Centre:
    """The centre with real source systems."""
    return open_centre(tmp_path / "home", people=40)


@pytest.fixture
def case(centre) -> str:
    return verified_case(centre, "vera", "energie", Right.ACCESS)


@pytest.fixture
def email(centre) -> str:
    return dict(centre.keys_of("vera", "energie"))["email"]


def ask(visitor, email: str, at=NOW) -> None:
    ask_answer_code(visitor=visitor, contact=Identifier("email", email), language="nl", at=at)


def test_the_answer_is_fetched_and_opens_with_its_own_code(case, email, post):
    locate_person(case=case, by=AGENT, at=NOW)
    made = answer_case(case=case, by=AGENT, at=NOW)
    visitor = come_in(post, case, email)[1]
    assert pack_of(visitor, standing_of(case), NOW).state is PackState.THERE
    ask(visitor, email)
    code = code_in(mails(post, email)[-1])
    outcome, opened = fetch_answer(visitor=visitor, said=code, at=NOW)
    assert (outcome, opened.media_type) == (Outcome.RIGHT, "application/zip")
    archive = pyzipper.AESZipFile(io.BytesIO(b"".join(opened.pieces)))
    with pytest.raises(RuntimeError):
        archive.read(archive.namelist()[0], pwd=code.encode())
    assert archive.read(archive.namelist()[0], pwd=made.code.encode())
    assert fetch_answer(visitor=visitor, said=code, at=NOW) == (Outcome.OVER, None)
    assert [one["digest"] for one in facts_of(case, "portal.pack_fetched")] == [made.file.digest]
    assert len(facts_of(case, "files.opened")) == 1
    assert verify().ok


def test_the_sorts_of_data_are_shown_to_who_proved_it_and_no_value(case, email, post):
    visitor = come_in(post, case, email)[1]
    assert found_for(visitor, standing_of(case)) is None
    located = locate_person(case=case, by=AGENT, at=NOW)
    found = found_for(visitor, standing_of(case))
    assert {one.system for one in found} == {str(item.row.collection.system) for item in located}
    assert "user.contact" in {c for one in found for c in one.categories}
    values = {str(v) for item in located for v in item.row.values.values() if len(str(v)) > 5}
    assert not any(value in repr(found) for value in values)
    note_shown(visitor=visitor, found=found, at=NOW)
    assert facts_of(case, "portal.categories_shown")


def test_who_came_in_through_an_address_that_nobody_proved_sees_and_fetches_nothing(centre, post, email):
    case = verified_case(centre, "vera", "energie", Right.ACCESS)
    locate_person(case=case, by=AGENT, at=NOW)
    answer_case(case=case, by=AGENT, at=NOW)
    give_keys(case=case, keys=[*centre.keys_of("vera", "energie"), ("email", OTHER)], by=AGENT, at=NOW)
    visitor = come_in(post, case, OTHER)[1]
    standing = standing_of(case)
    assert (found_for(visitor, standing), pack_of(visitor, standing, NOW).state) == (None, PackState.HIDDEN)
    for address in (OTHER, email):
        with pytest.raises(NothingToFetch):
            ask(visitor, address)
    with pytest.raises(NothingToFetch):
        fetch_answer(visitor=visitor, said="123456", at=NOW)


def test_a_revoked_answer_and_one_that_expired(case, email, post):
    locate_person(case=case, by=AGENT, at=NOW)
    answer_case(case=case, by=AGENT, at=NOW)
    last = NOW + timedelta(days=PACK_DAYS) - timedelta(minutes=1)
    visitor = come_in(post, case, email, last)[1]
    ask(visitor, email, last)
    code = code_in(mails(post, email, last)[-1])
    with pytest.raises(NothingToFetch):
        fetch_answer(visitor=visitor, said=code, at=last + timedelta(minutes=1))
    assert pack_of(visitor, standing_of(case), last + timedelta(minutes=1)).state is PackState.EXPIRED
    revoke_answer(case=case, by=AGENT, at=last)
    with pytest.raises(NothingToFetch):
        fetch_answer(visitor=visitor, said=code, at=last)
    assert pack_of(visitor, standing_of(case), last).state is PackState.REVOKED
    assert len(facts_of(case, "portal.pack_revoked")) == 1


def test_three_wrong_codes_and_five_codes_a_day(case, email, post):
    locate_person(case=case, by=AGENT, at=NOW)
    answer_case(case=case, by=AGENT, at=NOW)
    visitor = come_in(post, case, email)[1]
    ask(visitor, email)
    code = code_in(mails(post, email)[-1])
    wrong = "000000" if code != "000000" else "111111"
    tries = [fetch_answer(visitor=visitor, said=said, at=NOW)[0] for said in (wrong, wrong, wrong, code)]
    assert tries == [Outcome.WRONG] * 3 + [Outcome.OVER]
    assert len(facts_of(case, "portal.code_failed")) == 4
    for _ in range(CODES_A_DAY - 1):
        ask(visitor, email)
    with pytest.raises(TooManyCodes):
        ask(visitor, email)


def test_the_code_of_one_visit_fetches_nothing_in_another(case, email, post):
    locate_person(case=case, by=AGENT, at=NOW)
    answer_case(case=case, by=AGENT, at=NOW)
    one, other = come_in(post, case, email)[1], come_in(post, case, email)[1]
    ask(one, email)
    code = code_in(mails(post, email)[-1])
    assert fetch_answer(visitor=other, said=code, at=NOW) == (Outcome.OVER, None)


def test_a_refusal_can_be_fetched_only_by_who_proved_it(cast, post):
    case = register()
    answer_case(
        case=case, outcome=Answer.REFUSED, reasons=(Reason("Niet van u alleen.", "GDPR art. 15(4)"),), by=AGENT,
        at=NOW,
    )  # fmt: skip
    visitor = come_in(post, case)[1]
    assert pack_of(visitor, standing_of(case), NOW).state is PackState.HIDDEN
