"""The inventory, fetched from the desk."""

from io import BytesIO

import openpyxl
import pytest
from django.test import Client
from django.urls import reverse

from houvast.features.datamap.actions import load_map
from tests.cast import LONG_AGO, SETUP
from tests.features.activities.test_inventory import MAP

pytestmark = [pytest.mark.django_db, pytest.mark.own_database]


@pytest.fixture
def desk(cast) -> Client:
    load_map(name="crm.yaml", text=MAP, by=SETUP, at=LONG_AGO)
    client = Client()
    client.force_login(cast.sven)
    return client


def fetch(desk: Client, form: str, language: str = "nl"):
    return desk.get(reverse("activities:inventory", args=[form]), headers={"accept-language": language})


def test_it_is_fetched_as_a_workbook(desk):
    answer = fetch(desk, "xlsx")
    assert answer.headers["Content-Disposition"] == 'attachment; filename="inventory.xlsx"'
    book = openpyxl.load_workbook(BytesIO(answer.content))
    assert book.sheetnames == ["Inventaris", "Systemen", "Fides-verklaringen"]
    assert book["Inventaris"].max_row == 9


def test_it_is_fetched_as_csv_in_the_language_of_the_pages(desk):
    answer = fetch(desk, "csv", "en")
    assert answer.headers["Content-Type"] == "text/csv; charset=utf-8"
    assert answer.content.startswith(b"\xef\xbb\xbfSystem,Name,Kind")


def test_another_form_is_not_there(desk):
    assert fetch(desk, "pdf").status_code == 404
