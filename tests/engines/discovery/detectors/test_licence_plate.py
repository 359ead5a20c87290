import pytest

from houvast.engines.discovery.detectors import licence_plate
from houvast.engines.discovery.values import values_of


@pytest.mark.parametrize(
    "text",
    ["12-AB-34", "KK-77-77", "1-ABC-234", "KZN-12-B", "8-XLT-06"],
)
def test_it_is_recognised(text):
    assert licence_plate.share(values_of([text])) == 1


@pytest.mark.parametrize(
    "text",
    ["12-34-56", "ABCD-12", "NL-2024-01", "AB-123-CDE"],
)
def test_something_else_is_not(text):
    assert licence_plate.share(values_of([text])) == 0


def test_without_dashes_it_may_be_one_beside_a_name():
    assert licence_plate.possible(values_of(["12AB34", "1ABC234"])) == 1
