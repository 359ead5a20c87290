import pytest

from houvast.engines.discovery.detectors import gender
from houvast.engines.discovery.values import values_of


@pytest.mark.parametrize(
    "text",
    ["man", "Vrouw", "female", "weiblich"],
)
def test_it_is_recognised(text):
    assert gender.share(values_of([text])) == 1


@pytest.mark.parametrize(
    "text",
    ["open", "mand", "12", "Utrecht"],
)
def test_something_else_is_not(text):
    assert gender.share(values_of([text])) == 0


def test_letters_count_as_a_pair():
    assert gender.share(values_of(["M", "V", "X"])) == 1
    assert gender.share(values_of(["M", "L", "XL"])) == 0
    assert gender.possible(values_of(["1", "2", "9"])) == 1
