"""What "equal" means, said once for every connector."""

from datetime import date, datetime
from decimal import Decimal
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from houvast.connectors.comparing import check_of, compact, digits, folded, judge_of, national, same
from houvast.connectors.protocol import Comparison, Match, Within
from houvast.engines.datamap.rows import Value

UID = UUID("6f1d7c1e-0000-4000-8000-000000000001")


@pytest.mark.parametrize(
    ("stored", "wanted", "expected"),
    [
        (7, "7", True),
        (7, " 7.0 ", True),
        (7, "7a", False),
        (Decimal("12.50"), "12.5", True),
        (True, "t", True),
        (True, "2", False),
        (False, 0, True),
        (date(1980, 2, 29), "1980-02-29", True),
        (date(1980, 2, 29), "29-02-1980", False),
        (datetime.fromisoformat("2026-11-01T09:30:00+00:00"), "2026-11-01 09:30", True),
        (UID, str(UID).upper(), True),
        (UID, UID.hex, True),
        ("jan", b"jan", True),
        (b"\xff", "jan", False),
        ("7", 7, True),
        (None, None, True),
    ],
)
def test_stored_value_decides_the_type(stored: Value, wanted: Value, *, expected: bool) -> None:
    assert same(stored, wanted) is expected


@given(
    st.text(alphabet="0123456789", min_size=9, max_size=9), st.sampled_from(["", "0", "+31", "0031", "(0) ", "+31 (0)"])
)
def test_phone_ends_in_its_national_number_whatever_stands_before_and_between(number: str, prefix: str) -> None:
    number = "6" + number[1:]
    holds = judge_of(Comparison.DIGITS, (number,))
    assert holds(prefix + "-".join(number) + " ")
    assert not holds(prefix + number + "1")
    assert national(f"0{number}") == number


@given(st.text(), st.text(alphabet=" \t\r\n", max_size=3))
def test_folding_minds_no_case_and_no_outer_blanks(text: str, blanks: str) -> None:
    assert folded(blanks + text + blanks) == folded(text)
    assert folded(folded(text)) == folded(text)
    assert compact(compact(text)) == compact(text)
    assert set(digits(text)) <= set("0123456789")


def test_one_letter_in_two_unicode_forms_is_one_letter() -> None:
    for comparison in (Comparison.FOLDED, Comparison.COMPACT, Comparison.CONTAINS):
        assert judge_of(comparison, ("zoe\u0308",))("ZO\u00cb")


@pytest.mark.parametrize("comparison", list(Comparison))
def test_nothing_wanted_matches_nothing(comparison: Comparison) -> None:
    for wanted in ((), (None,), ("",)):
        assert not judge_of(comparison, wanted)("anything")
        assert not check_of([Match("a", comparison, wanted)])({"a": None})


def test_any_element_of_an_array_or_object_counts() -> None:
    check = check_of([Match("tags", Comparison.FOLDED, ("vip",))], Within("client", ("ZE",)))
    assert check({"tags": ["x", {"deep": " VIP"}], "client": "ZE"})
    assert not check({"tags": ["VIP"], "client": "SV"})
    assert not check({"tags": ["VIP"]})
    assert not check({"client": "ZE"})
