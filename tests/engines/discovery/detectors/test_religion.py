import pytest

from houvast.engines.discovery.detectors import religion
from houvast.engines.discovery.values import values_of


@pytest.mark.parametrize(
    "text",
    ["Rooms-Katholiek", "Islam", "hindoe", "protestant"],
)
def test_it_is_recognised(text):
    assert religion.share(values_of([text])) == 1


@pytest.mark.parametrize(
    "text",
    ["Utrecht", "kerk in het midden", "geen"],
)
def test_something_else_is_not(text):
    assert religion.share(values_of([text])) == 0
