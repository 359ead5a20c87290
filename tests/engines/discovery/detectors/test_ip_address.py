import pytest

from houvast.engines.discovery.detectors import ip_address
from houvast.engines.discovery.values import values_of


@pytest.mark.parametrize(
    "text",
    ["192.0.2.17", "2001:db8::1", "192.0.2.0/24", "[2001:db8::1]:443", "192.0.2.17:8080"],
)
def test_it_is_recognised(text):
    assert ip_address.share(values_of([text])) == 1


@pytest.mark.parametrize(
    "text",
    ["1.2.3", "12:30", "999.1.1.1", "hello.world", "10:11:12"],
)
def test_something_else_is_not(text):
    assert ip_address.share(values_of([text])) == 0


def test_one_number_may_be_an_address_beside_a_name():
    assert ip_address.possible(values_of(["3221225985"])) == 1
