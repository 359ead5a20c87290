import pytest

from houvast.engines.discovery.detectors import mac_address
from houvast.engines.discovery.values import values_of


@pytest.mark.parametrize(
    "text",
    ["00:1A:2B:3C:4D:5E", "00-1a-2b-3c-4d-5e", "001a.2b3c.4d5e"],
)
def test_it_is_recognised(text):
    assert mac_address.share(values_of([text])) == 1


@pytest.mark.parametrize(
    "text",
    ["00:1A:2B:3C:4D", "00:1A-2B:3C:4D:5E", "12:30:00"],
)
def test_something_else_is_not(text):
    assert mac_address.share(values_of([text])) == 0
