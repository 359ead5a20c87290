"""Identifiers in every notation become one notation, or are refused in one line that does not repeat them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from houvast.engines.matching.identifiers import (
    Identifier,
    NotAnIdentifier,
    compacted,
    identifier,
    national_digits,
    stored_identifier,
)

NUMBERS = [
    ("NL", "+31612345678", ["0612345678", "06-12345678", "06 - 12 34 56 78", "+31 6 12345678", "0031612345678"]),
    ("NL", "+31612345678", ["+31 (0)6 12345678", "(06) 12345678", "06.12.34.56.78", "31612345678", "06/12345678"]),
    ("NL", "+31201234567", ["020-1234567", "(020) 123 45 67", "+31 20 123 4567"]),
    ("NL", "+32470123456", ["+32 470 12 34 56", "0032 470 123456"]),
    ("BE", "+32470123456", ["0470/12.34.56", "0470 12 34 56", "+32 (0)470 12 34 56", "0032470123456"]),
    ("BE", "+3221234567", ["02 123 45 67", "02/123.45.67", "+32 2 123 45 67"]),
    ("BE", "+31612345678", ["+31 6 12345678", "0031 6 12 34 56 78"]),
]


@pytest.mark.parametrize(
    ("country", "e164", "text"), [(country, e164, text) for country, e164, texts in NUMBERS for text in texts]
)
def test_a_phone_number_has_one_notation(country, e164, text):
    assert identifier("phone_number", text, country=country) == Identifier("phone_number", e164)


@pytest.mark.parametrize(
    ("text", "mail"),
    [
        ("V.Spaan@Example.org", "v.spaan@example.org"),
        ("  v.spaan@example.org ", "v.spaan@example.org"),
        ("v.spaan+tag@example.org", "v.spaan+tag@example.org"),
        ("ÉLISE@example.org", "élise@example.org"),
    ],
)
def test_an_e_mail_address_has_one_notation(text, mail):
    assert identifier("email", text, country="NL") == Identifier("email", mail)


@pytest.mark.parametrize("text", ["KL-12 34/5", "kl12345", "KL 12.345", " Kl12345 "])
def test_a_number_of_any_kind_has_one_notation(text):
    assert identifier("customer_number", text, country="NL") == Identifier("customer_number", "KL12345")


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        ("email", ""),
        ("email", "geheim.example.org"),
        ("email", "geheim@"),
        ("email", "a geheim@example.org"),
        ("phone_number", ""),
        ("phone_number", "geheim"),
        ("phone_number", "06"),
        ("phone_number", "12345678901234567890"),
        ("customer_number", " -./ "),
        ("customer_number", ""),
    ],
)
def test_what_is_no_identifier_is_refused_in_one_line_that_does_not_repeat_it(kind, text):
    with pytest.raises(NotAnIdentifier) as refused:
        identifier(kind, text, country="NL")
    assert "\n" not in str(refused.value)
    assert "geheim" not in str(refused.value)
    assert stored_identifier(kind, text, "NL") is None


def test_an_identifier_is_not_written_where_it_is_shown():
    assert "spaan" not in repr(identifier("email", "spaan@example.org", country="NL"))


@pytest.mark.parametrize(("kind", "strong"), [("email", True), ("customer_number", True), ("phone_number", False)])
def test_a_phone_is_shared_by_households(kind, strong):
    assert Identifier(kind, "x").is_strong is strong


@given(st.text(max_size=30), st.sampled_from(["email", "phone_number", "customer_number"]))
def test_one_notation_stays_as_it_is(text, kind):
    found = stored_identifier(kind, text, "NL")
    if found is not None:
        assert stored_identifier(kind, found.value, "BE") == found


@given(st.from_regex(r"\A(06[1-5][0-9]{7}|020[1-9][0-9]{6})\Z"), st.lists(st.sampled_from(" -./"), max_size=9))
def test_separators_make_no_difference(number, separators):
    written = "".join(digit + mark for digit, mark in zip(number, [*separators, *"          "], strict=False))
    found = identifier("phone_number", written, country="NL")
    assert found == identifier("phone_number", number, country="NL")
    assert national_digits(found.value) == number[1:]


@given(st.text(max_size=30))
def test_compacting_twice_is_compacting_once(text):
    assert compacted(compacted(text)) == compacted(text)
