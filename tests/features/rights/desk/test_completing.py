"""What a person adds later."""

import pytest

from houvast.features.rights.actions.completing import complete_person
from houvast.features.rights.queries import case_for
from houvast.foundation.evidence import queries as evidence
from tests.cast import LONG_AGO, SETUP, Cast
from tests.features.rights.desk.test_today import register


@pytest.fixture
def amira(client, cast):
    client.force_login(cast.amira)
    return client


def test_an_address_and_a_correction_are_written_down(amira, cast: Cast):
    number = register(right="rectification")
    sent = {"address": "Kade 1\n\n9999 ZZ Noordwolde", "what_1": "user.name", "old_1": "Vera", "new_1": "Veere"}
    amira.post(f"/desk/cases/{number}/more/", sent)
    person = case_for(cast.amira, number).person
    assert person.address == ("Kade 1", "9999 ZZ Noordwolde")
    assert person.corrections == (("user.name", "Vera", "Veere"),)
    assert person.name == "Mevrouw Geheim"
    told = evidence.timeline(number)[-1]
    assert (told.kind, told.facts["corrected"]) == ("rights.person_completed", ["user.name"])


def test_a_correction_needs_old_and_new(amira):
    number = register(right="rectification")
    response = amira.post(f"/desk/cases/{number}/more/", {"what_1": "user.name", "old_1": "Vera"})
    assert (response.status_code, list(response.context["form"].errors)) == (422, ["new_1"])
    assert "Vera" in response.content.decode()


def test_what_the_person_wrote_on_their_page_is_not_lost_by_saving_the_form(amira, cast: Cast):
    number = register(right="rectification")
    many = tuple(
        (what, f"oud {n}", f"nieuw {n}") for n, what in enumerate(("user.name", "user", "user.name.last", "x"))
    )
    complete_person(case=number, address=(), corrections=many, by=SETUP, at=LONG_AGO)
    form = amira.get(f"/desk/cases/{number}/more/").context["form"]
    sent = {name: form[name].value() or "" for name in form.fields}
    amira.post(f"/desk/cases/{number}/more/", {**sent, "address": "Kade 1"})
    assert case_for(cast.amira, number).person.corrections == many
