"""Names as systems in the Low Countries write them: one person in many notations, and two people who look alike."""

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from houvast.engines.matching.names import NameVerdict, compare_names, fold, names_of

SAME, UNKNOWN, DIFFERENT = NameVerdict.SAME, NameVerdict.UNKNOWN, NameVerdict.DIFFERENT

ONE_PERSON = {
    "particles": [
        "Jan van den Berg",
        "J. van den Berg",
        "dhr. J. van den Berg",
        "Berg, J. van den",
        "Berg, Jan van den",
        "van den Berg, Jan",
        "VAN DEN BERG JAN",
        "Van den Berg Jan",
        "Dhr. drs. J.P. van den Berg",
        "Jan v.d. Berg",
    ],
    "a double name": [
        "Vera Zonderland-de Wit",
        "Zonderland-de Wit, V.",
        "mevr. V. Zonderland - de Wit",
        "V. Zonderland",
        "Mw. V.A. Zonderland-De Wit",
    ],
    "Belgian order": ["Bavo De Bruyne", "De Bruyne Bavo", "DE BRUYNE Bavo", "B. De Bruyne", "Mr. Bavo De Bruyne"],
    "French": ["Amélie d'Haese", "Mme Amelie D'Haese", "d'Haese, Amélie", "D’Haese Amélie"],
    "initials": ["M.V. Spaan", "Marie Spaan", "M. Spaan", "Spaan, M.V.", "Spaan M.V.", "MV Spaan"],
    "a hyphen": ["Jan-Willem Kok", "J.W. Kok", "Jan Willem Kok", "Kok, J.-W."],
    "accents": ["René Löwenthal", "Rene Lowenthal", "R. LÖWENTHAL"],
    "an apostrophe": ["Ineke van 't Hof", "I. van ’t Hof", "Hof, I. van 't"],
    "a cut given name": ["Theo Smeets", "Th. Smeets", "T. Smeets"],
    "one letter wrong": ["Jeroen Hoogland", "Jeoren Hoogland", "Jeroen Hoogalnd"],
}


def verdict(one: str, other: str) -> NameVerdict:
    """What all ways of reading two full names say together, as `likeness` weighs them."""
    found = {compare_names(a, b) for a in names_of(full=one) for b in names_of(full=other)}
    if SAME in found:
        return SAME
    return UNKNOWN if not found or UNKNOWN in found else DIFFERENT


@pytest.mark.parametrize("written", ONE_PERSON.values(), ids=ONE_PERSON)
def test_one_person_in_all_notations(written):
    assert {pair: verdict(*pair) for pair in combinations(written, 2)} == dict.fromkeys(combinations(written, 2), SAME)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Jan Bakker", "Marie Bakker"),
        ("J. Bakker", "M. Bakker"),
        ("Jan Bakker", "Jan de Wit"),
        ("Jan Bakker", "Jan B. Smit"),
        ("J. Bakker", "J. Smit"),
        ("VAN DEN BERG JAN", "VAN DEN BERG MARIE"),
        ("Bakker, Jan", "Bakker, Marie"),
        ("Johan Bakker", "Johanna Bakker"),
        ("Jan Bakker", "Jana Bakker"),
        ("Mario Bakker", "Maria Bakker"),
        ("Simon Bakker", "Simone Bakker"),
        ("Martin Peeters", "Martine Peeters"),
        ("Bakker Johan", "Bakker Johanna"),
        ("De Bruyne Bavo", "De Bruyne Marie"),
        ("Theo Smeets", "Chr. Smeets"),
        ("Zonderland-de Wit, V.", "Zonderland, P."),
    ],
)
def test_two_people_who_look_alike(one, other):
    assert verdict(one, other) is DIFFERENT
    assert verdict(other, one) is DIFFERENT


@pytest.mark.parametrize(
    ("one", "other"),
    [("Bakker", "Jan Bakker"), ("mevrouw Bakker", "Marie Bakker"), ("", "Marie Bakker"), ("dhr.", "J. Bakker")],
)
def test_what_is_missing_says_nothing(one, other):
    assert verdict(one, other) is UNKNOWN


@pytest.mark.parametrize(
    ("parts", "full"),
    [
        ({"given": "Jan", "surname": "van den Berg"}, "Berg, J. van den"),
        ({"given": "J.", "surname": "den Berg van"}, "Jan van den Berg"),
        ({"given": "Vera", "surname": "Zonderland-de Wit"}, "V. Zonderland"),
        ({"given": "dhr. Jan", "surname": "Bakker"}, "Bakker J."),
        ({"given": "Jeroen", "surname": "Hoogland"}, "Jeroen Hooglandt"),
    ],
)
def test_names_in_columns_compare_with_names_in_one_text(parts, full):
    found = {compare_names(a, b) for a in names_of(**parts) for b in names_of(full=full)}
    assert SAME in found


def test_given_and_surname_go_before_a_full_name():
    assert names_of(given="Jan", surname="Bakker", full="Somebody Else") == names_of(given="Jan", surname="Bakker")


TEXTS = st.text(st.sampled_from("abjvDE ,.-'é’\t"), max_size=20)


@given(TEXTS)
def test_any_text_is_read_and_is_never_two_people_at_once(text):
    for name in names_of(full=text):
        assert compare_names(name, name) in {SAME, UNKNOWN}


@given(TEXTS, TEXTS)
def test_the_order_of_comparing_makes_no_difference(one, other):
    for a in names_of(full=one):
        for b in names_of(full=other):
            assert compare_names(a, b) is compare_names(b, a)


@given(st.text(max_size=20))
def test_folding_twice_is_folding_once(text):
    assert fold(fold(text)) == fold(text)
