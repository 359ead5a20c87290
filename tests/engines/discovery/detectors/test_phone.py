import pytest

from houvast.engines.discovery.detectors import phone
from houvast.engines.discovery.values import values_of


@pytest.mark.parametrize(
    "text",
    [
        "0612345678",
        "06-12345678",
        "06 12 34 56 78",
        "+31 6 12345678",
        "0031612345678",
        "020-6241111",
        "(020) 624 11 11",
        "+32 470 12 34 56",
        "0470/12.34.56",
        "02 555 12 12",
        "+49 30 901820",
        "+44 20 7946 0958",
        "0032470123456",
    ],
)
def test_it_is_recognised(text):
    assert phone.share(values_of([text])) == 1


@pytest.mark.parametrize(
    "text",
    [
        "12345",
        "01-02-2024",
        "2024-01-02",
        "0.12345678",
        "1234567890123456789",
        "NL91ABNA0417164300",
        "00000000",
        "12.345,67",
    ],
)
def test_something_else_is_not(text):
    assert phone.share(values_of([text])) == 0


def test_numbers_of_elsewhere_may_be_phone_numbers_beside_a_name():
    assert phone.possible(values_of(["503-555-9831", "(171) 555-7788"])) == 1
    assert phone.possible(values_of(["1996-07-04", "hello"])) == 0
