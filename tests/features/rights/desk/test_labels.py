"""What people call places and values."""

from datetime import UTC, date, datetime
from importlib.resources import files

import pytest
from django.utils.translation import override

from houvast.engines.datamap.fides import read_map
from houvast.engines.datamap.model import CollectionId
from houvast.engines.datamap.rows import Step
from houvast.features.rights.desk.labels import LONGEST, Labels, is_number, pieces, shown

MAP = (files("houvast.entrypoints.demo") / "data" / "map.yaml").read_text(encoding="utf-8")


@pytest.fixture
def labels() -> Labels:
    return Labels(read_map(MAP))


def test_places_are_named_in_the_language_of_the_page(labels):
    with override("nl"):
        assert labels.place("crm:customer.email") == "CRM · Klant · E-mailadres"
    with override("en"):
        assert labels.place("crm:customer.email") == "CRM · Customer · E-mail address"
        assert labels.place("crm:nowhere.x") == "CRM · nowhere · x"
        assert labels.place("elsewhere") == "elsewhere"


def test_a_path_is_told_step_by_step(labels):
    steps = [
        Step("identity", "crm:customer.email"),
        Step("reference", "crm:address.customer_id", "crm:customer.id"),
        Step("text", "tickets:internal_note.body"),
        Step("accepted", ""),
        Step("address", "crm:address.postcode"),
    ]
    with override("en"):
        told = labels.path(steps)
    assert told[0] == "Customer (E-mail address) is the person’s own"
    assert told[1].startswith("Customer (")
    assert told[3] == "a colleague said that it is this person"
    assert told[4] == "Address (Postcode) is the same as the person’s"
    assert all(told)


def test_fields_stand_in_the_order_of_the_map(labels):
    of = CollectionId("crm", "customer")
    assert labels.in_order(of, {"zzz", "email", "id"}) == ["id", "email", "zzz"]


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (None, "–"),
        ("", "–"),
        (True, "yes"),
        (3, "3"),
        (date(2026, 3, 2), "2 Mar 2026"),
        (datetime(2026, 3, 2, 8, 5, tzinfo=UTC), "2 Mar 2026 09:05"),
        (b"abc", "3 bytes"),
        (["a", 1], '["a", 1]'),
    ],
)
def test_values_are_written_for_people(value, expected):
    with override("en"):
        assert shown(value) == expected


def test_months_have_no_capital_in_dutch():
    with override("nl"):
        assert shown(date(2026, 3, 2)) == "2 mrt 2026"


def test_numbers_are_told_from_yes_and_no():
    assert [is_number(value) for value in (1, 1.5, True, "1")] == [True, True, False, False]


def test_a_text_is_cut_where_the_person_stands():
    found = pieces("Belde Vera, en Vera de Wit.", ["Vera", "Vera de Wit"])
    assert [(piece.text, piece.marked) for piece in found] == [
        ("Belde ", False),
        ("Vera", True),
        (", en ", False),
        ("Vera de Wit", True),
        (".", False),
    ]


def test_a_note_of_ten_megabytes_shows_the_part_that_matters():
    text = "x" * 5_000_000 + " Vera " + "y" * 5_000_000
    found = pieces(text, ["Vera"])
    assert sum(len(piece.text) for piece in found) < LONGEST + 10
    assert [piece.text for piece in found if piece.marked] == ["Vera"]
