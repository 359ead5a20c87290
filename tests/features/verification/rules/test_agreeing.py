"""Who logged in is who is on file, or is not."""

from datetime import date

import pytest

from houvast.engines.matching.identifiers import Identifier
from houvast.features.verification.rules.agreeing import agrees, identifiers_in, traits_in

VERA = {"given_name": "Vera", "family_name": "Zonderland", "birthdate": "1980-01-02"}
HOME = {"postal_code": "1234 AB", "street_address": "Kade 1"}
BOTH = ("name", "birth_date")
THREE = (*BOTH, "address")


@pytest.mark.parametrize(
    ("told", "aspects", "right"),
    [
        ({}, BOTH, True),
        ({"given_name": "V."}, BOTH, True),
        ({"name": "Vera Zonderland", "given_name": "", "family_name": ""}, BOTH, True),
        ({"family_name": "ZONDERLAND"}, BOTH, True),
        ({"family_name": "de Wit"}, BOTH, False),
        ({"given_name": ""}, BOTH, False),
        ({"given_name": "Bram"}, BOTH, False),
        ({"birthdate": "1980-02-01"}, BOTH, False),
        ({"birthdate": "1980"}, BOTH, False),
        ({"birthdate": ""}, BOTH, False),
        ({"birthdate": ["1980-01-02"]}, BOTH, False),
        ({"family_name": {"value": "Zonderland"}}, BOTH, False),
        ({"address": HOME}, THREE, True),
        ({"address": HOME | {"street_address": "Kade 2"}}, THREE, False),
        ({"address": "Kade 1, 1234 AB"}, THREE, False),
        ({}, THREE, False),
        ({}, (), False),
    ],
)
def test_what_agrees(told, aspects, right):
    on_file = traits_in(VERA | {"address": HOME})
    assert agrees(traits_in(VERA | told), on_file, aspects) is right


def test_two_birth_dates_on_file_are_none():
    on_file = traits_in(VERA)
    other = type(on_file)(names=on_file.names, births=on_file.births | {date(1981, 1, 2)})
    assert not agrees(traits_in(VERA), other, BOTH)


def test_identifiers_count_only_when_they_were_checked():
    claims = {"email": "Vera@Example.org", "email_verified": True, "phone_number": "0610000001", "klant": "ZE1"}
    proves = {"email": "email", "phone_number": "phone_number", "klant": "customer_number", "absent": "email"}
    assert identifiers_in(claims, proves, "NL") == {
        Identifier("email", "vera@example.org"),
        Identifier("customer_number", "ZE1"),
    }
    unreadable = {"klant": ["ZE1"], "email": "no address", "email_verified": True}
    assert identifiers_in(unreadable, proves, "NL") == frozenset()
