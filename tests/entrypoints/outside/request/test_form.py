"""What is read from the form: one way to reach somebody, whole lines, and who asks apart from whom it is about."""

import pytest

from houvast.entrypoints.outside.request.answers import words_in
from houvast.entrypoints.outside.request.form import RequestForm
from houvast.features.rights.contracts import Right

WORDS = words_in("nl")


def read(**sent: object) -> RequestForm:
    return RequestForm(WORDS, {"rights": ["access"], **sent})


@pytest.mark.parametrize("field", ["email", "phone", "customer_number", "address", "own_phone"])
def test_one_way_to_reach_somebody_is_enough(field):
    given = {"email": "a@klant.example", "phone": "040 1234567", "own_phone": "040 1234567"}.get(field, "K-1")
    more = {"relation": "mandate"} if field == "own_phone" else {}
    assert read(**{field: given}, **more).is_valid()


def test_without_any_it_asks_for_one():
    assert read().errors["email"] == [WORDS["error_reach"]]


def test_an_address_keeps_its_lines_and_no_more_than_a_label_holds():
    form = read(address="Kade 1\r\n\r\n 9999 ZZ\tNoordwolde \n" + "x\n" * 10)
    assert form.is_valid()
    assert form.asked((Right.ACCESS,)).address == ("Kade 1", "9999 ZZ Noordwolde", "x", "x", "x", "x")


def test_nobody_asks_for_another_unless_it_is_said():
    form = read(email="a@klant.example")
    assert form.is_valid()
    assert (form.is_for_another, form.asked((Right.ACCESS,)).representing) == (False, None)
