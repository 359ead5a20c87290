import pytest

from houvast.engines.discovery.detectors import user_agent
from houvast.engines.discovery.values import values_of


@pytest.mark.parametrize(
    "text",
    ["Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36", "curl/8.5.0"],
)
def test_it_is_recognised(text):
    assert user_agent.share(values_of([text])) == 1


@pytest.mark.parametrize(
    "text",
    ["Firefox", "https://example.org/1", "12/2024"],
)
def test_something_else_is_not(text):
    assert user_agent.share(values_of([text])) == 0
