import pytest

from houvast.engines.discovery.detectors import rijksregister
from houvast.engines.discovery.values import values_of


@pytest.mark.parametrize(
    "text",
    ["85.07.30-033.28", "85073003328", "17.07.30-033.84", "17073003384"],
)
def test_it_is_recognised(text):
    assert rijksregister.share(values_of([text])) == 1


@pytest.mark.parametrize(
    "text",
    ["85.07.30-033.29", "85133003328", "8507300332", "notanumber"],
)
def test_something_else_is_not(text):
    assert rijksregister.share(values_of([text])) == 0
