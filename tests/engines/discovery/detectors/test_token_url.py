import pytest

from houvast.engines.discovery.detectors import token_url
from houvast.engines.discovery.values import values_of


@pytest.mark.parametrize(
    "text",
    ["https://example.org/reset?token=abc123def456", "https://example.org/a?x=1&signature=0123456789ab"],
)
def test_it_is_recognised(text):
    assert token_url.share(values_of([text])) == 1


@pytest.mark.parametrize(
    "text",
    ["https://example.org/producten", "token=abc", "https://example.org/?page=12"],
)
def test_something_else_is_not(text):
    assert token_url.share(values_of([text])) == 0
