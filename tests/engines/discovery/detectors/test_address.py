import pytest

from houvast.engines.discovery.detectors import address
from houvast.engines.discovery.values import values_of


@pytest.mark.parametrize(
    "text",
    ["Dorpsstraat 12, 1234 AB Utrecht", "Rue de la Loi 16, 1000 Bruxelles", "Hauptstraße 5, 10115 Berlin"],
)
def test_it_is_recognised(text):
    assert address.share(values_of([text])) == 1


@pytest.mark.parametrize(
    "text",
    ["Dorpsstraat 12", "1234 AB Utrecht", "Tafel, rond, 2024"],
)
def test_something_else_is_not(text):
    assert address.share(values_of([text])) == 0
