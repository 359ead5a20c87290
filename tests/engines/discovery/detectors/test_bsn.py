import pytest

from houvast.engines.discovery.detectors import bsn
from houvast.engines.discovery.values import values_of


@pytest.mark.parametrize(
    "text",
    ["111222333", "123456782", "1234.56.782", "111 222 333"],
)
def test_it_is_recognised(text):
    assert bsn.share(values_of([text])) == 1


@pytest.mark.parametrize(
    "text",
    ["123456789", "000000000", "12345678", "abcdefghi", "1112223334"],
)
def test_something_else_is_not(text):
    assert bsn.share(values_of([text])) == 0
