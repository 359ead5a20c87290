import pytest

from houvast.engines.discovery.detectors import initials
from houvast.engines.discovery.values import values_of


@pytest.mark.parametrize(
    "text",
    ["J.", "J.P.", "A. B. C.", "Th.J."],
)
def test_it_is_recognised(text):
    assert initials.share(values_of([text])) == 1


@pytest.mark.parametrize(
    "text",
    ["Jan", "12", "JANSEN"],
)
def test_something_else_is_not(text):
    assert initials.share(values_of([text])) == 0


def test_bare_letters_may_be_initials():
    assert initials.possible(values_of(["JP", "A", "J P"])) == 1
    assert initials.possible(values_of(["actief", "gesloten"])) == 0
