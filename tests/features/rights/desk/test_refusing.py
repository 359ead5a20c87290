"""The page on which a request is refused as unfounded or excessive: one writes, another agrees."""

from dataclasses import replace

import pytest

from houvast.features.rights.queries import refusal_asked
from tests.browser.accessibility import too_wide, violations
from tests.browser.visits import DESK, PHONE, Screen, visit
from tests.cast import assemble
from tests.features.rights.test_refusals import WHY, asked

SENT = {"act": "ask", "ground": "excessive", "reasons": WHY}


def page(case):
    return f"/desk/cases/{case}/refusal/"


@pytest.fixture
def second(cast):
    asked(7)
    return asked()


def test_one_asks_and_another_agrees(client, cast, second):
    client.force_login(cast.olga)
    assert client.post(page(second), SENT).status_code == 302
    card, _ = refusal_asked(second)
    assert "I agree" not in client.get(page(second)).content.decode()
    agreed = {"act": "approve", "refusal": str(card.id)}
    assert client.post(page(second), agreed).status_code == 422
    client.force_login(cast.thijs)
    assert client.post(page(second), agreed).status_code == 403
    assert not refusal_asked(second)[0].is_approved


def test_what_the_team_lead_asks_the_officer_agrees_with(client, cast, second):
    client.force_login(cast.thijs)
    client.post(page(second), SENT)
    client.force_login(cast.olga)
    card, _ = refusal_asked(second)
    assert client.post(page(second), {"act": "approve", "refusal": str(card.id)}).status_code == 302
    assert refusal_asked(second)[0].is_approved
    response = client.post(f"/desk/cases/{second}/answer/", {"outcome": "refused"})
    assert response.status_code == 200


@pytest.mark.parametrize("sent", [{**SENT, "reasons": ""}, {**SENT, "ground": "x"}, {"act": "approve", "refusal": "x"}])
def test_a_mistake_changes_nothing(client, cast, second, sent):
    client.force_login(cast.olga)
    assert client.post(page(second), sent).status_code == 422
    assert refusal_asked(second)[0] is None


def test_a_first_request_offers_no_refusal(client, cast):
    client.force_login(cast.olga)
    html = client.get(page(asked())).content.decode()
    assert "Ask a colleague to agree" not in html


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("language", ["en", "nl"])
@pytest.mark.parametrize("screen", [DESK, PHONE, Screen(scheme="dark")], ids=["desk", "phone", "dark"])
def test_everybody_can_read_it(browser, live_server, transactional_db, screen, language):
    cast = assemble()
    asked(7)
    case = asked()
    cast.olga.language = language
    cast.olga.save()
    with visit(browser, live_server.url, cast.olga, replace(screen, language=language)) as opened:
        opened.open(page(case))
        assert (violations(opened.page), too_wide(opened.page), opened.complaints) == ([], 0, [])
