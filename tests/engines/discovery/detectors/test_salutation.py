import pytest

from houvast.engines.discovery.detectors import salutation
from houvast.engines.discovery.values import values_of


@pytest.mark.parametrize(
    "text",
    ["Dhr.", "Mevr", "de heer", "Mrs.", "Herr", "Madame"],
)
def test_it_is_recognised(text):
    assert salutation.share(values_of([text])) == 1


@pytest.mark.parametrize(
    "text",
    ["Directeur", "Sales Representative", "de fiets"],
)
def test_something_else_is_not(text):
    assert salutation.share(values_of([text])) == 0
