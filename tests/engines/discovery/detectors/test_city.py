import pytest

from houvast.engines.discovery.detectors import city
from houvast.engines.discovery.values import values_of


@pytest.mark.parametrize(
    "text",
    ["Utrecht", "'s-Gravenhage", "Liège", "Köln", "GENT"],
)
def test_it_is_recognised(text):
    assert city.share(values_of([text])) == 1


@pytest.mark.parametrize(
    "text",
    ["Jan", "Dorpsstraat", "12", "Blauw"],
)
def test_something_else_is_not(text):
    assert city.share(values_of([text])) == 0
