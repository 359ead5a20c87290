"""Homes are told apart, and one home is known again, however it is written."""

import pytest

from houvast.engines.datamap.model import Collection, CollectionId, Field
from houvast.engines.matching.addresses import Address, address_in, holds_address

STREET = ("user.contact.address.street",)
HOUSES = Collection(
    CollectionId("crm", "house"),
    (
        Field("postcode", ("user.contact.address.postal_code",)),
        Field("street", STREET),
        Field("number", STREET),
        Field("addition", STREET),
    ),
)


def home(postcode: str, street: object = None, number: object = None, addition: object = None) -> Address | None:
    values = {"postcode": postcode, "street": street, "number": number, "addition": addition}
    return address_in(HOUSES, values)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("written", "known"),
    [
        (("1234 AB", "Lange Laan 12"), ("1234AB", "12")),
        (("1234ab", "Lange Laan", 12), ("1234AB", "12")),
        (("1234 AB", None, "12"), ("1234AB", "12")),
        (("1234 AB", "12", "Lange Laan 4"), ("1234AB", "12")),
        (("1234 AB", "Lange Laan 12A"), ("1234AB", "12", "a")),
        (("1234 AB", "Lange Laan 12-A"), ("1234AB", "12", "a")),
        (("1234 AB", "Lange Laan", "12", "A"), ("1234AB", "12", "a")),
        (("1234 AB", "Lange Laan", "12 bis"), ("1234AB", "12", "bis")),
        (("1234 AB", "Plein 1944 12"), ("1234AB", "12")),
        (("1234 AB", "1e Dwarsstraat 7"), ("1234AB", "7")),
        (("9000", "Korte Kouter 12 bus 3"), ("9000", "12", "3", "kortekouter")),
        (("B-9000", "korte kouter", "12", "bus 3"), ("9000", "12", "3", "kortekouter")),
        (("1000", "12, Rue des Glycines"), ("1000", "12", "", "ruedesglycines")),
    ],
)
def test_an_address_is_read_from_one_field_or_several(written, known):
    assert home(*written) == Address(*known)


@pytest.mark.parametrize(
    "written",
    [("1234 AB",), ("1234 AB", "Lange Laan"), ("1234 AB", "1e Dwarsstraat"), ("", "Lange Laan 12"), ("9000", None, 12)],
    ids=["no street", "no number", "a street that begins with a number", "no postcode", "a number in a town"],
)
def test_what_does_not_tell_one_home_from_another_is_no_address(written):
    assert home(*written) is None


@pytest.mark.parametrize(
    ("one", "other", "near"),
    [
        (("1234 AB", "Lange Laan 12"), ("1234AB", "Lange Ln. 12"), True),
        (("1234 AB", "Lange Laan 12"), ("1234AB", "Lange Laan 12a"), True),
        (("1234 AB", "Lange Laan 12b"), ("1234AB", "Lange Laan 12a"), False),
        (("1234 AB", "Lange Laan 12"), ("1234AB", "Lange Laan 21"), False),
        (("9000", "Korte Kouter 12"), ("9000", "Lange Kouter 12"), False),
        (("9000", "Korte Kouter 12"), ("B 9000", "KORTE KOUTER", "12"), True),
    ],
)
def test_an_addition_that_is_left_out_makes_no_other_home(one, other, near):
    first, second = home(*one), home(*other)
    assert first is not None
    assert second is not None
    assert first.is_near(second) is second.is_near(first) is near


def test_a_home_is_asked_for_as_people_write_it():
    dutch, belgian = home("1234ab", "Lange Laan 12"), home("9000", "Korte Kouter 12 bus 3")
    assert dutch is not None
    assert set(dutch.postcode_spellings) == {"1234AB", "1234ab", "1234 AB", "1234 ab"}
    assert belgian is not None
    assert belgian.street_spellings[:2] == ("Korte Kouter", "Korte Kouter 12")


def test_an_address_needs_both_fields():
    assert holds_address(HOUSES)
    assert not holds_address(Collection(HOUSES.id, HOUSES.fields[:1]))
