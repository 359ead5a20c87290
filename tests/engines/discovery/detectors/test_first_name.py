import pytest

from houvast.engines.discovery.detectors import first_name
from houvast.engines.discovery.values import values_of


@pytest.mark.parametrize(
    "text",
    ["Jan", "Anne-Marie", "Willem Jan", "Zoë", "FATIMA"],
)
def test_it_is_recognised(text):
    assert first_name.share(values_of([text])) == 1


@pytest.mark.parametrize(
    "text",
    ["Tafel", "Jan de Vries", "12", "Blauw", "jan@example.org"],
)
def test_something_else_is_not(text):
    assert first_name.share(values_of([text])) == 0


def test_unknown_names_may_still_be_names():
    assert first_name.possible(values_of(["Xantippe", "Ödön"])) == 1
    assert first_name.possible(values_of(["X-100", "SKU 12", "a@b.nl"])) == 0
