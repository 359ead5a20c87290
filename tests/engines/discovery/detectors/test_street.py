import pytest

from houvast.engines.discovery.detectors import street
from houvast.engines.discovery.values import values_of


@pytest.mark.parametrize(
    "text",
    [
        "Dorpsstraat",
        "Dorpsstraat 12",
        "Lange Nieuwstraat 12-a",
        "Rue de la Loi 16",
        "Hauptstraße 5",
        "12 High Street",
        "Avenue Louise 231 bte 4",
        "Kerkplein",
    ],
)
def test_it_is_recognised(text):
    assert street.share(values_of([text])) == 1


@pytest.mark.parametrize(
    "text",
    ["Utrecht", "Jan de Vries", "weg@example.org", "Tafel 12"],
)
def test_something_else_is_not(text):
    assert street.share(values_of([text])) == 0
