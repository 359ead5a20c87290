import pytest

from houvast.engines.discovery.detectors import postcode
from houvast.engines.discovery.values import values_of


@pytest.mark.parametrize(
    "text",
    ["1234 AB", "1234ab", "SW1A 1AA", "T2F 8M4"],
)
def test_it_is_recognised(text):
    assert postcode.share(values_of([text])) == 1


@pytest.mark.parametrize(
    "text",
    ["1234", "12345", "0123 AB", "1234 SS", "12 AB"],
)
def test_something_else_is_not(text):
    assert postcode.share(values_of([text])) == 0


def test_four_or_five_digits_may_be_postcodes_beside_a_name():
    assert postcode.possible(values_of(["9000", "10115", "L-1234"])) == 1
    assert postcode.possible(values_of(["Utrecht", "a very long text 12"])) == 0
