"""Where a letter to whoever asks may go."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from houvast.engines.datamap.model import (
    Collection,
    CollectionId,
    DataMap,
    Field,
    FieldId,
    Reference,
    Subject,
    SystemMap,
)
from houvast.engines.datamap.rows import Row, RowKey
from houvast.features.rights.homes import homes_of
from houvast.features.verification.table import levels_in_use

AT = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)
PERSON, ADDRESS, INVOICE = (CollectionId("crm", name) for name in ("customer", "address", "invoice"))
PLACE = tuple(
    Field(name, categories=(f"user.contact.address.{sort}",))
    for name, sort in (("street", "street"), ("postcode", "postal_code"), ("city", "city"))
)
BEGINS, ENDS = (Field(name, categories=("user.contact.address",)) for name in ("valid_from", "valid_until"))
TO_PERSON = Field("customer_id", references=(Reference(FieldId(PERSON, "id")),))
ID, CHANGED = Field("id", primary_key=True), Field("updated_at")
MAP = DataMap(
    (
        SystemMap(
            "crm",
            (
                Collection(PERSON, (ID, *PLACE, CHANGED), subject=Subject.PERSON),
                Collection(ADDRESS, (ID, TO_PERSON, Field("kind"), *PLACE, BEGINS, ENDS, CHANGED)),
                Collection(INVOICE, (ID, TO_PERSON, Field("amount", categories=("user.financial",)), *PLACE)),
            ),
        ),
    )
)
HOME = {"street": "Kade 1", "postcode": "9999 ZZ", "city": "Noordwolde"}
TEXT = "Kade 1, 9999 ZZ, Noordwolde"


def row(of: CollectionId, number: int, **values) -> Row:
    return Row(RowKey(of, (("id", number),)), {"id": number, **values})


def long_ago(days: int = 400) -> datetime:
    return AT - timedelta(days=days)


def found(*rows: Row, **of_person):
    person = row(PERSON, 3, **{"updated_at": long_ago(), **of_person})
    return [(home.text, home.since) for home in homes_of(person, [person, *rows], MAP, levels_in_use(), AT)]


def address(**values) -> Row:
    return row(ADDRESS, 8, **{"customer_id": 3, **HOME, "valid_from": date(2020, 1, 1), **values})


def test_an_address_in_the_row_of_the_person_is_one():
    assert found(**HOME) == [(TEXT, long_ago())]
    assert found(street="Kade 1") == []


def test_an_address_that_hangs_on_the_row_of_the_person_is_one_and_its_days_stand_not_in_it():
    assert found(address(kind="current", valid_until=None)) == [(TEXT, long_ago())]


@pytest.mark.parametrize(
    "other",
    [
        address(customer_id=4),
        address(customer_id=None),
        address(valid_until=date(2025, 1, 1)),
        address(valid_from=date(2026, 4, 1)),
        row(INVOICE, 1, customer_id=3, **HOME),
    ],
    ids=["somebody else's", "nobody's", "former", "to come", "of an invoice"],
)
def test_other_addresses_are_none(other):
    assert found(other) == []


def test_what_changed_in_either_row_counts():
    assert found(address(updated_at=long_ago(3))) == [(TEXT, long_ago(3))]
    assert found(address(updated_at=long_ago(500)), updated_at=long_ago(5)) == [(TEXT, long_ago(5))]
    assert found(address(valid_from=long_ago(7).date())) == [(TEXT, datetime(2026, 2, 23, tzinfo=UTC))]


def test_a_move_that_is_told_with_an_earlier_day_is_not_believed_for_months():
    assert found(address(valid_from=long_ago(30).date())) == [(TEXT, None)]
    assert found(address(valid_from=long_ago(30).date(), updated_at=long_ago(20))) == [
        (TEXT, long_ago(20)),
    ]
    assert found(address(valid_from=long_ago(91).date()))[0][1] is not None
    assert found(address(valid_from=None), updated_at=None) == [(TEXT, None)]


def test_of_several_the_one_that_stood_there_longest_comes_first():
    added = replace(address(), values={**HOME, "street": "Dief 1", "customer_id": 3, "updated_at": long_ago(20)})
    unknown = replace(address(), values={**HOME, "street": "Ooit 1", "customer_id": 3})
    assert [text.partition(",")[0] for text, _since in found(unknown, added, address())] == [
        "Kade 1", "Dief 1", "Ooit 1",
    ]  # fmt: skip
