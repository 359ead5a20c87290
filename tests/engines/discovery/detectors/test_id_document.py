import pytest

from houvast.engines.discovery.detectors import id_document
from houvast.engines.discovery.values import values_of


@pytest.mark.parametrize(
    "text",
    ["SPECI2014", "XN1A2B3C4", "592-1234567-32", "AB123456"],
)
def test_it_is_recognised(text):
    assert id_document.share(values_of([text])) == 1


@pytest.mark.parametrize(
    "text",
    ["592-1234567-76", "ABCDEFGHI", "123456789"],
)
def test_something_else_is_not(text):
    assert id_document.share(values_of([text])) == 0
