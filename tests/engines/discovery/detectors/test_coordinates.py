import pytest

from houvast.engines.discovery.detectors import coordinates
from houvast.engines.discovery.values import values_of


@pytest.mark.parametrize(
    "text",
    ["52.3702, 4.8952", "POINT(4.8952 52.3702)", "(50.8503,4.3517)"],
)
def test_it_is_recognised(text):
    assert coordinates.share(values_of([text])) == 1


@pytest.mark.parametrize(
    "text",
    ["52.3702", "12, 13", "1.234,56"],
)
def test_something_else_is_not(text):
    assert coordinates.share(values_of([text])) == 0
