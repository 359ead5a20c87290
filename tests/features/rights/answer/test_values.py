import json
from datetime import UTC, date, datetime, time
from decimal import Decimal
from uuid import UUID

import pytest

from houvast.engines.datamap.cells import clean
from houvast.features.rights.answer.values import day, kind, number, plain, shown, typed

VALUES = [
    (None, "", "", "null", None),
    ("tekst", "tekst", "tekst", "string", "tekst"),
    (True, "true", "ja", "boolean", True),
    (7, "7", "7", "integer", 7),
    (1.5, "1.5", "1,5", "number", 1.5),
    (Decimal("12.50"), "12.50", "12,50", "decimal", "12.50"),
    (date(1961, 7, 9), "1961-07-09", "9 juli 1961", "date", "1961-07-09"),
    (
        datetime(2026, 3, 5, 9, 3, tzinfo=UTC),
        "2026-03-05 09:03:00+00:00",
        "5 maart 2026, 09:03",
        "date-time",
        "2026-03-05T09:03:00+00:00",
    ),
    (time(9, 3), "09:03:00", "09:03:00", "time", "09:03:00"),
    (b"\x00\xff", "AP8=", "AP8=", "base64", "AP8="),
    (UUID(int=1), f"{UUID(int=1)}", f"{UUID(int=1)}", "uuid", f"{UUID(int=1)}"),
    (["a", Decimal("1.0")], '["a", "1.0"]', '["a", "1.0"]', "json", ["a", "1.0"]),
    ({"k": date(2026, 1, 2)}, '{"k": "2026-01-02"}', '{"k": "2026-01-02"}', "json", {"k": "2026-01-02"}),
]


@pytest.mark.parametrize(("value", "machine", "reader", "name", "in_json"), VALUES)
def test_a_value_is_written_for_machine_and_reader(value, machine, reader, name, in_json):
    assert plain(value) == machine
    assert shown(value, "nl").text == reader
    assert shown(value, "nl").plain == machine
    assert kind(value) == name
    assert typed(value) == in_json
    json.dumps(typed(value), allow_nan=False)


def test_english_has_its_own_days_and_counts():
    assert day(date(2026, 3, 5), "en") == "5 March 2026"
    assert number(5000, "en") == "5,000"
    assert number(5000, "nl") == "5.000"
    assert shown(Decimal("12.50"), "en").text == "12.50"


def test_french_and_german_have_theirs():
    assert (day(date(2026, 3, 1), "fr"), day(date(2026, 3, 5), "de")) == ("1er mars 2026", "5. März 2026")
    assert (number(5000, "fr"), number(5000, "de")) == ("5\u202f000", "5.000")
    assert (shown(Decimal("12.50"), "fr").text, shown(True, "de").text) == ("12,50", "ja")


@pytest.mark.parametrize("sign", ["\x00", "\x1b", "\x85", "\udc80", "\ufeff", "\uffff"])
def test_what_no_text_can_carry_is_replaced(sign):
    assert clean(f"a{sign}b") == "a\ufffdb"


def test_what_a_text_can_carry_stays():
    text = "regel\n\ttab é 漢 عربي 😀 \u200d"
    assert clean(text) == text


@pytest.mark.parametrize("value", [float("nan"), float("inf"), Decimal("NaN")])
def test_a_number_that_is_none_stays_readable(value):
    assert json.loads(json.dumps(typed(value), allow_nan=False)) in ("nan", "inf", "NaN")
