"""What the registering page proposes from what the caller says."""

import logging

import pytest
from django.test import Client

from houvast.engines.intents.model import RIGHTS, Wanted
from houvast.features.rights.desk.proposing import OTHERWISE, proposals_for
from houvast.features.rights.models import CaseRecord
from houvast.foundation.evidence.models import Entry

PROPOSE = "/desk/cases/new/propose/"
WHOLE = {"organisation": "zonneveld", "channel": "phone", "language": "nl", "name": "Vera Zonderland"}


@pytest.fixture
def amira(client, cast):
    client.force_login(cast.amira)
    return client


def test_the_kind_is_proposed_with_the_words_that_say_so(amira):
    response = amira.post(PROPOSE, {"said": "hallo wat weten jullie van mij en haal het dan weg"})
    (access, erasure) = response.context["proposals"]
    assert (access.right, access.quotes) == ("access", ("wat weten jullie van mij",))
    assert (erasure.right, access.is_further, erasure.is_further) == ("erasure", False, True)
    assert 'data-right="access"' in response.content.decode()


@pytest.mark.parametrize(
    ("said", "wanted"),
    [
        ("hoe lang bewaren jullie de gesprekken", Wanted.INFORMATION),
        ("mijn gegevens zijn gelekt", Wanted.BREACH),
        ("ik bel voor mijn zoon", Wanted.THIRD_PARTY),
        ("zeg mijn abonnement op", Wanted.NONE),
    ],
)
def test_what_is_no_right_chooses_nothing(amira, said, wanted):
    response = amira.post(PROPOSE, {"said": said})
    assert [one.label for one in response.context["proposals"]] == [OTHERWISE[wanted]]
    assert "data-right" not in response.content.decode()


def test_everything_that_is_recognised_has_a_name():
    assert {*OTHERWISE, *RIGHTS} == set(Wanted)


@pytest.mark.parametrize("said", ["", "  ", "goedemorgen met Vera", "x" * 50_000])
def test_nothing_is_proposed_when_nothing_speaks_for_it(amira, said):
    assert amira.post(PROPOSE, {"said": said}).context["proposals"] == []


def test_a_long_quote_is_cut():
    (one,) = proposals_for("wis nu " + "heeeeeeeeeeeeeel " * 7 + "mijn gegevens")
    assert one.quotes[0].startswith("wis nu")
    assert len(one.quotes[0]) <= 91


def test_what_the_caller_said_cannot_become_markup(amira):
    html = amira.post(PROPOSE, {"said": "wis <b>mijn</b> gegevens"}).content.decode()
    assert "<b>" not in html
    assert "wis &lt;b&gt;mijn" in html


def test_nothing_of_it_is_kept_or_logged(amira, caplog):
    cases, facts = CaseRecord.objects.count(), Entry.objects.count()
    with caplog.at_level(logging.DEBUG):
        response = amira.post(PROPOSE, {"said": "wis alles van Zonderland"})
    assert "no-store" in response["Cache-Control"]
    assert (CaseRecord.objects.count(), Entry.objects.count()) == (cases, facts)
    assert "Zonderland" not in caplog.text


def test_it_is_asked_with_a_token_and_never_in_an_address(cast):
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(cast.amira)
    assert strict.post(PROPOSE, {"said": "wis mijn gegevens"}).status_code == 403
    assert strict.get(PROPOSE, {"said": "wis mijn gegevens"}).status_code == 405


def test_who_chose_nothing_gets_the_proposal_chosen_without_a_script(amira):
    response = amira.post("/desk/cases/new/", {**WHOLE, "said": "bel mij niet meer", "right": ""})
    assert response.status_code == 422
    assert response.context["form"]["right"].value() == "objection"
    assert "bel mij niet meer</q>" in response.content.decode()
    assert "Vera Zonderland" in response.content.decode()


def test_what_the_agent_chose_stays(amira):
    response = amira.post("/desk/cases/new/", {**WHOLE, "said": "bel mij niet meer", "right": "access", "channel": ""})
    assert response.status_code == 422
    assert response.context["form"]["right"].value() == "access"
    assert "data-by-hand" in response.content.decode()
