import pytest

from houvast.engines.discovery.detectors import cookie_id
from houvast.engines.discovery.values import values_of


@pytest.mark.parametrize(
    "text",
    ["GA1.2.1234567890.1612345678", "fb.1.1612345678901.1098115397"],
)
def test_it_is_recognised(text):
    assert cookie_id.share(values_of([text])) == 1


@pytest.mark.parametrize(
    "text",
    ["123e4567-e89b-42d3-a456-426614174000", "GA", "1.2.3.4"],
)
def test_something_else_is_not(text):
    assert cookie_id.share(values_of([text])) == 0


def test_a_bare_uuid_may_be_one_beside_a_name():
    assert cookie_id.possible(values_of(["123e4567-e89b-42d3-a456-426614174000"])) == 1
