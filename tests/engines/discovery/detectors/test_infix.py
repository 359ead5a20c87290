import pytest

from houvast.engines.discovery.detectors import infix
from houvast.engines.discovery.values import values_of


@pytest.mark.parametrize(
    "text",
    ["van", "van der", "'t", "de la", "von"],
)
def test_it_is_recognised(text):
    assert infix.share(values_of([text])) == 1


@pytest.mark.parametrize(
    "text",
    ["vandaag", "Jan", "van Dijk"],
)
def test_something_else_is_not(text):
    assert infix.share(values_of([text])) == 0
