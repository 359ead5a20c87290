import pytest

from houvast.engines.discovery.detectors import last_name
from houvast.engines.discovery.values import values_of


@pytest.mark.parametrize(
    "text",
    ["Jansen", "de Vries", "van den Berg", "van 't Hoff", "Peeters"],
)
def test_it_is_recognised(text):
    assert last_name.share(values_of([text])) == 1


@pytest.mark.parametrize(
    "text",
    ["Utrecht", "Tafel", "12", "lamp wit rond hoog laag"],
)
def test_something_else_is_not(text):
    assert last_name.share(values_of([text])) == 0


def test_endings_alone_prove_nothing():
    assert last_name.share(values_of(["Woninghuis", "Appartementen", "Landdijk"])) == 0
    assert last_name.share(values_of(["Jansen", "Smit", "Hoogzandstra", "Uitterdijk"])) == 1
