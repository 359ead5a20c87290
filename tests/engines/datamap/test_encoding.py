"""Values go through JSON and come back as they were, whatever they are."""

import json
import string
from datetime import UTC, date, datetime, timedelta, timezone
from decimal import Decimal
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from houvast.engines.datamap.encoding import (
    decode,
    decode_key,
    decode_row,
    decode_values,
    digest,
    encode,
    encode_key,
    encode_row,
    encode_values,
)
from houvast.engines.datamap.model import CollectionId
from houvast.engines.datamap.rows import Row, RowKey

TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)
OFFSETS = st.integers(-1439, 1439).map(lambda minutes: timezone(timedelta(minutes=minutes)))
SCALARS = st.one_of(
    st.none(),
    st.booleans(),
    TEXTS,
    st.integers(),
    st.integers(2**53 - 2, 2**53 + 2),
    st.floats(allow_nan=False),
    st.decimals(allow_nan=False),
    st.dates(),
    st.datetimes(),
    st.datetimes(timezones=st.just(UTC) | OFFSETS),
    st.times(),
    st.binary(max_size=20),
    st.uuids(),
)
VALUES = st.recursive(
    SCALARS, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(TEXTS, inner, max_size=3), max_leaves=8
)


def typed(value: object) -> object:
    """A value beside its type, all the way down: `1 == True == 1.0` is not enough."""
    if isinstance(value, list):
        return [typed(v) for v in value]
    if isinstance(value, dict):
        return {k: typed(v) for k, v in value.items()}
    return type(value), value


def through_json(stored: object) -> object:
    return json.loads(json.dumps(stored))


@given(VALUES)
def test_every_value_comes_back_with_its_type(value):
    assert typed(decode(through_json(encode(value)))) == typed(value)


@given(VALUES, VALUES)
def test_two_values_that_differ_are_written_differently(one, other):
    assert (digest(encode(one)) == digest(encode(other))) == (typed(one) == typed(other) or _same_moment(one, other))


def _same_moment(one: object, other: object) -> bool:
    return encode(one) == encode(other)  # type: ignore[arg-type]


NAMES = st.text(string.ascii_lowercase, min_size=1, max_size=5)


@given(
    st.dictionaries(NAMES, VALUES, max_size=4),
    st.lists(st.tuples(NAMES, SCALARS), max_size=3, unique_by=lambda t: t[0]),
)
def test_rows_and_keys_come_back_with_the_order_of_the_key(values, key):
    row = Row(RowKey(CollectionId("crm", "a:b.c"), tuple(key)), values)
    again = decode_row(through_json(encode_row(row)))
    assert again.key == decode_key(through_json(encode_key(row.key))) == row.key
    assert typed(dict(again.values)) == typed(values)
    assert typed(decode_values(through_json(encode_values(values)))) == typed(values)


@pytest.mark.parametrize(
    ("value", "written"),
    [
        (None, None),
        (True, True),
        (7, 7),
        (2**53 - 1, 2**53 - 1),
        (2**53, {"$integer": "9007199254740992"}),
        (0.1, {"$float": "0.1"}),
        (Decimal("1.50"), {"$decimal": "1.50"}),
        (date(2026, 1, 31), {"$date": "2026-01-31"}),
        (datetime(2026, 1, 31, 8, tzinfo=UTC), {"$moment": "2026-01-31T08:00:00+00:00"}),
        (b"\xff", {"$bytes": "/w=="}),
        (UUID(int=1), {"$uuid": "00000000-0000-0000-0000-000000000001"}),
        ({"$date": "no date"}, {"$map": {"$date": "no date"}}),
        ([], []),
        ({}, {"$map": {}}),
    ],
)
def test_what_is_written_stays_what_it_was_in_stored_plans(value, written):
    assert encode(value) == written
    assert typed(decode(written)) == typed(value)


def test_a_digest_does_not_depend_on_the_order_of_names():
    assert digest({"a": 1, "b": [2]}) == digest({"b": [2], "a": 1})
    assert digest([1, 2]) != digest([2, 1])
