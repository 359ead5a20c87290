"""What speaks for and against two sets of traits being one person's."""

from datetime import UTC, date, datetime

import pytest

from houvast.engines.datamap.model import Collection, CollectionId, Field
from houvast.engines.matching.identifiers import Identifier
from houvast.engines.matching.likeness import likeness
from houvast.engines.matching.names import names_of
from houvast.engines.matching.traits import Traits, merged, traits_of, written_name

PEOPLE = Collection(
    CollectionId("crm", "customer"),
    (
        Field("id", primary_key=True),
        Field("number", ("user.unique_id",), identity="customer_number"),
        Field("initials", ("user.name.first",)),
        Field("given", ("user.name.first",)),
        Field("infix", ("user.name.last",)),
        Field("surname", ("user.name.last",)),
        Field("full", ("user.name",)),
        Field("born", ("user.demographic.date_of_birth",)),
        Field("email", ("user.contact.email",)),
        Field("phone", ("user.contact.phone_number",), identity="phone_number"),
        Field("postcode", ("user.contact.address.postal_code",)),
        Field("street", ("user.contact.address.street",)),
    ),
)
VERA = {
    "number": "KL1",
    "given": "Vera",
    "infix": "de",
    "surname": "Wit",
    "born": date(1980, 5, 17),
    "email": "vera@example.org",
    "phone": "06-12345678",
    "postcode": "1234 AB",
    "street": "Lange Laan 12a",
}


def of(**values: object) -> Traits:
    return traits_of(PEOPLE, values, country="NL")  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("row", "points", "evidence"),
    [
        ({}, 0, ()),
        ({"full": "Wit, V. de"}, 30, ("name_same",)),
        ({"full": "mevr. de Wit"}, 0, ()),
        ({"full": "Bram de Wit"}, -50, ("name_different",)),
        ({"born": "1980-05-17"}, 30, ("birth_same",)),
        ({"born": datetime(1980, 5, 17, tzinfo=UTC)}, 30, ("birth_same",)),
        ({"born": "17-05-1980"}, 0, ()),
        ({"born": date(1980, 5, 18)}, -60, ("birth_different",)),
        ({"email": "VERA@example.org"}, 20, ("email_same",)),
        ({"email": "other@example.org"}, -20, ("email_different",)),
        ({"number": "kl-1"}, 20, ("customer_number_same",)),
        ({"number": "KL2"}, -20, ("customer_number_different",)),
        ({"number": "KL1", "email": "forgotten@example.org"}, 20, ("customer_number_same",)),
        ({"number": "KL2", "email": "vera@example.org"}, 0, ("email_same", "customer_number_different")),
        ({"phone": "+31 6 12345678"}, 0, ()),
        ({"postcode": "1234ab", "street": "Lange Ln. 12A"}, 10, ("address_same",)),
        ({"postcode": "1234ab", "street": "Lange Laan 12"}, 0, ()),
        ({"postcode": "1234ab"}, 0, ()),
    ],
)
def test_each_trait_has_its_weight(row, points, evidence):
    found = likeness(of(**VERA), of(**row))
    assert (found.points, found.evidence) == (points, evidence)
    assert found.clashes == (points in (-50, -60))


def test_somebody_of_whom_nothing_is_known_is_like_everybody():
    assert likeness(Traits(), of(**VERA)).points == 0


def test_a_row_that_shows_a_name_before_and_after_marriage_is_still_the_person():
    both = merged([of(full="Vera de Wit"), of(full="Vera Zonderland")])
    assert likeness(both, of(full="V. Zonderland")).evidence == ("name_same",)


def test_the_longest_given_name_stands_for_the_initials_beside_it():
    assert of(initials="V.A.", given="Vera", surname="Wit").names == names_of(given="Vera", surname="Wit")
    assert written_name(PEOPLE, {"given": "Vera", "infix": "de", "surname": "Wit"}) == "Vera de Wit"
    assert written_name(PEOPLE, {"surname": "Wit"}) == ""


@pytest.mark.parametrize(
    ("stored", "country", "is_known"),
    [
        ("06-12345678", "NL", True),
        ("0612345678", "BE", True),
        ("+31612345678", "BE", True),
        ("+32612345678", "NL", False),
        ("06-87654321", "NL", False),
    ],
)
def test_a_national_number_counts_as_the_known_number_that_ends_in_it(stored, country, is_known):
    known = Identifier("phone_number", "+31612345678")
    assert (known in traits_of(PEOPLE, {"phone": stored}, country=country, known=[known]).identifiers) is is_known
