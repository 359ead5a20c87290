"""The page on which a fee is asked: one writes, another agrees, the person hears and chooses."""

from dataclasses import replace

import pytest

from houvast.features.rights.queries import case_record, fee_asked
from tests.browser.accessibility import too_wide, violations
from tests.browser.visits import DESK, PHONE, Screen, visit
from tests.cast import assemble
from tests.features.rights.actions.test_refusing_fee import COSTS, told
from tests.features.rights.test_refusals import WHY, asked

SENT = {"act": "ask", "ground": "excessive", "amount": "12.50", "costs": COSTS, "reasons": WHY}


def page(case):
    return f"/desk/cases/{case}/fee/"


@pytest.fixture
def second(cast):
    asked(7)
    return asked()


def test_from_wish_to_choice(client, cast, second):
    client.force_login(cast.thijs)
    assert client.post(page(second), SENT).status_code == 302
    approve = {"act": "approve", "fee": str(fee_asked(second).id)}
    assert client.post(page(second), approve).status_code == 403
    client.force_login(cast.olga)
    assert client.post(page(second), approve).status_code == 302
    html = client.get(page(second)).content.decode()
    assert "€ 12,50" in html
    assert "clock stops" in html or "klok stilstaat" in html
    assert client.post(page(second), {"act": "paid"}).status_code == 422
    for act in ("printed", "paid"):
        assert client.post(page(second), {"act": act}).status_code == 302
    assert fee_asked(second) is None


def test_a_person_who_takes_it_back_ends_the_case(client, cast, second):
    told(second, cast)
    client.force_login(cast.thijs)
    assert "waits for" in client.get(f"/desk/cases/{second}/").content.decode()
    assert client.post(page(second), {"act": "withdrawn", "words": "Laat maar."}).status_code == 302
    assert case_record(second).closed_at is not None


@pytest.mark.parametrize(
    "wrong",
    [
        {"amount": "0"},
        {"amount": "501"},
        {"amount": "x"},
        {"reasons": ""},
        {"costs": ""},
        {"ground": "x"},
        {"act": "y"},
    ],
)
def test_a_mistake_changes_nothing(client, cast, second, wrong):
    client.force_login(cast.olga)
    assert client.post(page(second), SENT | wrong).status_code == 422
    assert fee_asked(second) is None


def test_a_first_request_offers_no_fee(client, cast):
    client.force_login(cast.olga)
    assert 'name="amount"' not in client.get(page(asked())).content.decode()


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("language", ["en", "nl"])
@pytest.mark.parametrize("is_told", [False, True], ids=["to ask", "told"])
def test_everybody_can_read_it(browser, live_server, transactional_db, language, is_told):
    cast = assemble()
    asked(7)
    case = asked()
    if is_told:
        told(case, cast)
    cast.olga.language = language
    cast.olga.save()
    for screen in (DESK, PHONE, Screen(scheme="dark")):
        with visit(browser, live_server.url, cast.olga, replace(screen, language=language)) as opened:
            opened.open(page(case))
            assert (violations(opened.page), too_wide(opened.page), opened.complaints) == ([], 0, [])
