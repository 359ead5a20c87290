"""Registering a request while the caller talks."""

from datetime import UTC, datetime, timedelta

import pytest

from houvast.features.rights.contracts import Channel, Right, Status
from houvast.features.rights.desk.saying import what_happens_next
from houvast.features.rights.queries import case_for
from tests.cast import Cast

SENT = {
    "said": "Alles moet weg.",
    "right": "erasure",
    "organisation": "zonneveld",
    "name": "Vera Zonderland",
    "email": "vera@example.com",
    "phone_number": "06 1",
    "customer_number": "ZE 1000 007",
    "channel": "phone",
    "received_at": "",
    "language": "nl",
}


@pytest.fixture
def amira(client, cast):
    client.force_login(cast.amira)
    return client


def test_a_request_is_registered_with_all_that_was_said(amira, cast: Cast):
    response = amira.post("/desk/cases/new/", SENT)
    number = response.url.split("/")[-3]
    case = case_for(cast.amira, number)
    assert response.status_code == 302
    assert (case.facts.status, case.facts.right, case.facts.channel) == (
        Status.REGISTERED,
        Right.ERASURE,
        Channel.PHONE,
    )
    assert (case.person.name, case.person.words) == ("Vera Zonderland", "Alles moet weg.")
    assert [(key.kind, key.text, bool(key.value)) for key in case.person.keys] == [
        ("email", "vera@example.com", True),
        ("phone_number", "06 1", False),
        ("customer_number", "ZE 1000 007", True),
    ]


def test_only_kind_and_organisation_are_needed(amira):
    sent = {"right": "complaint", "organisation": "own", "channel": "phone", "language": "nl"}
    assert amira.post("/desk/cases/new/", sent).status_code == 302


def test_nothing_is_lost_when_something_is_wrong(amira):
    response = amira.post("/desk/cases/new/", {**SENT, "right": ""})
    html = response.content.decode()
    assert response.status_code == 422
    assert all(SENT[name] in html for name in ("said", "name", "email", "phone_number", "customer_number"))


def test_a_request_cannot_come_in_tomorrow(amira):
    tomorrow = (datetime.now(UTC) + timedelta(days=1)).strftime("%Y-%m-%dT%H:%M")
    response = amira.post("/desk/cases/new/", {**SENT, "received_at": tomorrow})
    assert response.status_code == 422
    assert list(response.context["form"].errors) == ["received_at"]


def test_an_earlier_moment_of_receipt_counts(amira, cast: Cast):
    response = amira.post("/desk/cases/new/", {**SENT, "received_at": "2026-03-02T09:15"})
    case = case_for(cast.amira, response.url.split("/")[-3])
    assert case.facts.due.isoformat() == "2026-04-02"


def test_an_organisation_that_is_not_assigned_cannot_be_chosen(amira):
    response = amira.post("/desk/cases/new/", {**SENT, "organisation": "scaldis"})
    assert list(response.context["form"].errors) == ["organisation"]


def test_who_works_for_nobody_is_told_what_to_do(client, cast: Cast):
    client.force_login(cast.noor)
    assert client.get("/desk/cases/new/").context["nobody"] is True


def test_no_organisation_is_guessed(amira):
    choices = amira.get("/desk/cases/new/").context["form"].fields["organisation"].choices
    assert [key for key, _ in choices] == ["", "own", "zonneveld"]


def test_the_receipt_says_what_to_read_out_and_what_came_before(amira):
    first = amira.post("/desk/cases/new/", SENT).url
    second = amira.post("/desk/cases/new/", SENT).url
    context = amira.get(second).context
    assert context["similar"] == [(first.split("/")[-3], first.removesuffix("receipt/"))]
    assert [str(kind) for kind in context["unreadable"]] == ["Phone number"]


def test_a_complaint_needs_no_proof_of_identity(amira, cast: Cast):
    def sentences(right: str) -> int:
        number = amira.post("/desk/cases/new/", {**SENT, "right": right}).url.split("/")[-3]
        return len(what_happens_next(case_for(cast.amira, number).facts))

    assert sentences("complaint") < sentences("erasure") < sentences("access")


def test_each_kind_is_chosen_by_a_digit(amira):
    html = amira.get("/desk/cases/new/").content.decode()
    assert [html.count(f'data-shortcut="{digit}"') for digit in range(1, 10)] == [1] * 9
