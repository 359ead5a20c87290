import pytest

from houvast.engines.discovery.detectors import card_number
from houvast.engines.discovery.values import values_of


@pytest.mark.parametrize(
    "text",
    ["4111111111111111", "4111 1111 1111 1111", "5500-0000-0000-0004", "340000000000009"],
)
def test_it_is_recognised(text):
    assert card_number.share(values_of([text])) == 1


@pytest.mark.parametrize(
    "text",
    ["4111111111111112", "1234567812345670", "411111111111"],
)
def test_something_else_is_not(text):
    assert card_number.share(values_of([text])) == 0
