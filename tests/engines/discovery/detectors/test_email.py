import pytest

from houvast.engines.discovery.detectors import email
from houvast.engines.discovery.values import values_of


@pytest.mark.parametrize(
    "text",
    ["jan@example.org", "Jan.de-Vries+x@mail.example.nl", "<info@example.com>"],
)
def test_it_is_recognised(text):
    assert email.share(values_of([text])) == 1


@pytest.mark.parametrize(
    "text",
    ["jan@example", "jan at example.org", "a@b@c.nl", "@example.org"],
)
def test_something_else_is_not(text):
    assert email.share(values_of([text])) == 0
