"""Who is asking."""

from datetime import UTC, datetime, timedelta

import pytest

from houvast.features.rights.actions.identifying import verify_identity
from houvast.features.rights.contracts import Status
from houvast.features.rights.desk.methods import DOUBTS, METHODS
from houvast.features.rights.queries import facts_for
from houvast.features.verification.contracts import Doubt, Method
from houvast.features.verification.queries import checks_of, copies_of
from houvast.foundation.files.actions import store
from houvast.foundation.files.disk import place_of
from tests.cast import SETUP, Cast
from tests.features.rights.desk.test_today import register
from tests.journeys.centre import NOON


@pytest.fixture
def amira(client, cast):
    client.force_login(cast.amira)
    return client


def test_a_check_that_is_enough_lets_the_case_go_on(amira, cast: Cast):
    number = register()
    amira.post(f"/desk/cases/{number}/identity/", {"method": "call_back", "proven": ["email"]})
    assert facts_for(cast.amira, number).status is Status.VERIFIED
    [check] = checks_of(number)
    assert (check.method, check.level, check.proven, check.passed) == (Method.CALL_BACK, 2, ("email",), True)


def test_a_weak_check_is_kept_and_is_not_enough(amira, cast: Cast):
    number = register()
    verify_identity(case=number, level=1, method="call_back", proven=("email",), passed=True, by=SETUP, at=NOON)
    assert facts_for(cast.amira, number).status is Status.REGISTERED
    assert "Not established yet" in amira.get(f"/desk/cases/{number}/identity/").content.decode()


def test_a_check_that_failed_is_recorded_too(amira, cast: Cast):
    number = register()
    amira.post(f"/desk/cases/{number}/identity/", {"method": "call_back", "failed": "1"})
    assert [check.passed for check in checks_of(number)] == [False]
    assert facts_for(cast.amira, number).status is Status.REGISTERED


@pytest.mark.parametrize("sent", [{"method": ""}, {"method": "call_back"}, {"method": "call_back", "proven": ["x"]}])
def test_what_is_wrong_is_said_and_nothing_is_recorded(amira, sent):
    number = register()
    response = amira.post(f"/desk/cases/{number}/identity/", sent)
    assert response.status_code == 422
    assert response.context["form"].errors
    assert checks_of(number) == ()


def test_after_three_failures_the_page_says_when_it_opens_again(amira):
    number = register()
    for _ in range(3):
        amira.post(f"/desk/cases/{number}/identity/", {"method": "call_back", "failed": "1"})
    response = amira.post(f"/desk/cases/{number}/identity/", {"method": "call_back", "proven": ["email"]})
    assert response.status_code == 422
    page = response.content.decode()
    assert "Checking is locked: only this counts now." in page
    assert "Checking is locked for a day" in page


@pytest.mark.parametrize("method", ["known_channel", "dynamic_facts", "channel_code", "account_login", "eid"])
def test_what_is_judged_elsewhere_is_stated_by_nobody(amira, method):
    number = register()
    response = amira.post(f"/desk/cases/{number}/identity/", {"method": method, "proven": ["email"]})
    assert response.status_code == 422
    assert checks_of(number) == ()


def test_one_proof_serves_the_other_request_of_the_caller_by_one_key(amira, cast: Cast):
    other, number = register(), register()
    amira.post(f"/desk/cases/{number}/identity/", {"method": "call_back", "proven": ["email"]})
    page = amira.get(f"/desk/cases/{number}/identity/").content.decode()
    assert "This caller has another open request" in page
    assert 'data-shortcut="o"' in page
    sent = {"step": "carry", "to": other}
    assert "The proof counts in" in amira.post(f"/desk/cases/{number}/identity/", sent, follow=True).content.decode()
    assert facts_for(cast.amira, other).status is Status.VERIFIED
    assert f"Done in {number}." in amira.get(f"/desk/cases/{other}/identity/").content.decode()
    assert f"counts in {other} too" in amira.get(f"/desk/cases/{number}/timeline/").content.decode()
    again = amira.post(f"/desk/cases/{number}/identity/", sent, follow=True)
    assert "does not count here" in again.content.decode()


def test_every_method_and_doubt_has_words():
    assert set(METHODS) == set(Method)
    assert set(DOUBTS) == set(Doubt) - {Doubt.NONE}


def test_a_masked_copy_needs_its_reason(amira, cast: Cast):
    number = register()
    response = amira.post(f"/desk/cases/{number}/identity/", {"method": "masked_id", "proven": ["email"]})
    assert response.status_code == 422
    assert "last resort" in response.content.decode()
    assert (checks_of(number), copies_of(number)) == ((), ())


def test_a_masked_copy_is_destroyed_with_the_file_that_it_is(amira, cast: Cast):
    number, at = register(), datetime.now(UTC)
    address = f"/desk/cases/{number}/identity/"
    assert "Which files of this case are that copy?" not in amira.get(address).content.decode()
    kept = {"case": number, "data": b"x", "expires_at": at + timedelta(days=99), "by": SETUP, "at": at}
    copy = store(name="paspoort.png", media_type="image/png", **kept).id
    pack = store(name="pack.zip", media_type="application/zip", **kept).id
    page = amira.get(address).content.decode()
    assert str(copy) in page
    assert str(pack) not in page
    assert "paspoort" not in page
    sent = {"method": "masked_id", "proven": ["email"], "copy_reason": "sensitive", "copy_files": [str(copy)]}
    assert amira.post(address, sent | {"copy_files": [str(pack)]}).status_code == 422
    page = amira.post(address, sent, follow=True).content.decode()
    assert "A masked copy waits to be destroyed" in page
    assert "go by themselves then, or now with this button" in page
    page = amira.post(address, {"step": "destroyed"}, follow=True).content.decode()
    assert "A masked copy waits to be destroyed" not in page
    assert "Masked copy looked at" in page
    assert (place_of(copy).exists(), place_of(pack).exists()) == (False, True)
    assert "The masked copy was destroyed" in amira.get(f"/desk/cases/{number}/timeline/").content.decode()
