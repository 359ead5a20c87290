import pytest

from houvast.engines.discovery.detectors import country
from houvast.engines.discovery.values import values_of


@pytest.mark.parametrize(
    "text",
    ["Nederland", "Belgique", "Germany", "België"],
)
def test_it_is_recognised(text):
    assert country.share(values_of([text])) == 1


@pytest.mark.parametrize(
    "text",
    ["NL", "Utrecht", "12"],
)
def test_something_else_is_not(text):
    assert country.share(values_of([text])) == 0


def test_codes_may_be_countries_beside_a_name():
    assert country.possible(values_of(["NL", "BE", "DEU"])) == 1
    assert country.possible(values_of(["XX", "open"])) == 0
