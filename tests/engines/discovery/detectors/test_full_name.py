import pytest

from houvast.engines.discovery.detectors import full_name
from houvast.engines.discovery.values import values_of


@pytest.mark.parametrize(
    "text",
    [
        "Jan de Vries",
        "J. de Vries",
        "Vries, Jan de",
        "Mevr. A.B. Bakker",
        "Anne-Marie van den Berg",
        "Bakker Johan",
        "Dr. Els Peeters",
    ],
)
def test_it_is_recognised(text):
    assert full_name.share(values_of([text])) == 1


@pytest.mark.parametrize(
    "text",
    ["Tafel rond", "Jan", "Verzekering basis", "Jan Smit 12", "bank rood", "AC/DC"],
)
def test_something_else_is_not(text):
    assert full_name.share(values_of([text])) == 0
