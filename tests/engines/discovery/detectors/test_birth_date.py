import pytest

from houvast.engines.discovery.detectors import birth_date
from houvast.engines.discovery.values import values_of

YEARS = (1938, 1951, 1964, 1977, 1986, 1992, 1999)


@pytest.mark.parametrize(
    "form", ["{}-03-14", "14-03-{}", "14/3/{}", "14.03.{}", "{}0314", "{}-03-14 00:00:00", "3/14/{}"]
)
def test_days_of_many_generations_are_recognised(form):
    assert birth_date.share(values_of([form.format(year) for year in YEARS])) == 1


@pytest.mark.parametrize(
    "texts",
    [
        ["2024-01-01", "2024-02-01", "2025-03-01", "2025-04-01", "2026-05-01"],
        ["1996-07-04", "1996-08-04", "1997-07-04", "1998-05-06", "1998-05-05"],
        ["rood", "blauw", "groen", "geel", "wit"],
        ["1938-03-14", "1999-03-14"],
    ],
)
def test_other_days_are_not(texts):
    assert birth_date.share(values_of(texts)) == 0


def test_years_may_be_birth_years_beside_a_name():
    assert birth_date.possible(values_of(["1938", "010285", "1-2-85"])) == 1
    assert birth_date.possible(values_of(["rood", "12"])) == 0
