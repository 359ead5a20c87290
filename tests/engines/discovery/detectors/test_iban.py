import pytest

from houvast.engines.discovery.detectors import iban
from houvast.engines.discovery.values import values_of


@pytest.mark.parametrize(
    "text",
    ["NL91ABNA0417164300", "NL91 ABNA 0417 1643 00", "BE68539007547034", "de89370400440532013000"],
)
def test_it_is_recognised(text):
    assert iban.share(values_of([text])) == 1


@pytest.mark.parametrize(
    "text",
    ["NL92ABNA0417164300", "NL91", "0417164300", "BE68-5390"],
)
def test_something_else_is_not(text):
    assert iban.share(values_of([text])) == 0
