import pytest

from houvast.engines.discovery.detectors import customer_number
from houvast.engines.discovery.values import values_of


@pytest.mark.parametrize(
    "text",
    ["K100234", "100234", "BN-2024-00012"],
)
def test_it_is_recognised(text):
    assert customer_number.share(values_of([text])) == 1


@pytest.mark.parametrize(
    "text",
    ["Jan", "een hele lange tekst 12"],
)
def test_something_else_is_not(text):
    assert customer_number.share(values_of([text])) == 0


def test_most_must_have_one_form():
    assert customer_number.share(values_of(["K1001", "K1002", "K1003", "blauw"])) == 0.75
