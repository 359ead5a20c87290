import pytest

from houvast.engines.discovery.detectors import house_number
from houvast.engines.discovery.values import values_of


@pytest.mark.parametrize(
    "text",
    ["12", "12a", "12-A", "12 bis", "12/3", "bus 4"],
)
def test_it_is_recognised(text):
    assert house_number.share(values_of([text])) == 1


@pytest.mark.parametrize(
    "text",
    ["Dorpsstraat 12", "2024-01-01", "Amsterdam"],
)
def test_something_else_is_not(text):
    assert house_number.share(values_of([text])) == 0
