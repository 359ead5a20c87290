"""The map in the forms that others read, on the command line."""

import csv
import json
from io import StringIO

import openpyxl
import pytest
import yaml

from tests.engines.datamap import manifests
from tests.entrypoints.cli import shop
from tests.fides_schema import refusals

BILLING, SUPPORT = manifests.BILLING, manifests.SUPPORT.replace("Somebody said so", "Legitimate interests")
pytestmark = [pytest.mark.django_db, pytest.mark.own_database]


@pytest.fixture
def loaded(houvast, tmp_path):
    for name, text in (("billing.yaml", BILLING), ("support.yaml", SUPPORT)):
        (tmp_path / name).write_text(text, encoding="utf-8")
    shop.write_map(tmp_path)
    houvast.well("map", "load", tmp_path / "shop.yaml")
    return houvast.well("map", "load", tmp_path / "billing.yaml", tmp_path / "support.yaml")


def test_loading_says_what_was_taken_from_a_declaration_and_what_is_only_kept(loaded):
    assert "support.yaml: no dataset; 0 collections, 0 fields." in loaded
    assert "system support_desk: 2 declarations; kept only: organization_fides_key" in loaded
    assert "“Answer questions”: taken: name, data_categories, data_use" in loaded


def test_all_that_was_loaded_comes_out_again(houvast, loaded):
    whole = yaml.safe_load(houvast.well("map", "export"))
    for text in (BILLING, SUPPORT, shop.MAP, shop.ACTIVITIES):
        for kind, entries in yaml.safe_load(text).items():
            assert all(entry in whole[kind] for entry in entries)
    assert houvast.well("map", "export", "support.yaml") == SUPPORT


@pytest.mark.parametrize(("form", "keys"), [("dataset", ["billing_db", "shop"]), ("system", 3)])
def test_fides_accepts_what_is_exported_for_it(houvast, loaded, form, keys):
    done = houvast("map", "export", "--form", f"fides-{form}", "--language", "en")
    assert done.exit_code == 0
    document = yaml.safe_load(done.stdout)
    assert list(document) == [form]
    assert refusals(document) == []
    found = [entry["fides_key"] for entry in document[form]]
    assert found == keys or len(found) == keys
    assert "Fides knows no type date" in done.stderr or form == "system"
    assert houvast("map", "export", "shop.yaml", "--form", f"fides-{form}").exit_code == 2


def test_what_is_declared_is_listed_as_activities(houvast, loaded):
    answering, guarding = houvast.json("map", "declared")
    assert (answering["system"], answering["ground"]) == ("support_desk", "contract")
    assert answering["subjects"] == ["customer", "prospect"]
    assert "cookies" in answering["kept"]
    assert guarding["ground"] == "legitimate_interest"
    assert "Answer questions" in houvast.well("map", "declared")


def test_the_inventory_is_written_as_csv_and_as_a_workbook(houvast, loaded, tmp_path):
    table, book = tmp_path / "inventory.csv", tmp_path / "inventory.xlsx"
    assert "fields of 2 systems" in houvast.well("map", "inventory", "--out", table, "--language", "en")
    rows = list(csv.DictReader(StringIO(table.read_text(encoding="utf-8-sig"))))
    (email,) = [row for row in rows if (row["System"], row["Field"]) == ("shop", "email")]
    assert (email["Purpose"], email["Legal ground"], email["Identity"]) == ("To sell things.", "contract", "email")
    houvast.well("map", "inventory", "--out", book)
    assert openpyxl.load_workbook(book).sheetnames == ["Inventaris", "Systemen", "Fides-verklaringen"]


def test_an_inventory_that_cannot_be_written_is_one_line(houvast, loaded, tmp_path):
    assert "csv or xlsx, not as pdf" in houvast.line("map", "inventory", "--out", tmp_path / "inventory.pdf")
    assert "cannot be written" in houvast.line("map", "inventory", "--out", tmp_path / "nowhere" / "inventory.csv")
    assert "not" in houvast.line("map", "inventory", "--out", tmp_path / "inventory.csv", user="amira")


def test_a_file_that_holds_nothing_of_ours_is_refused(houvast, tmp_path):
    (tmp_path / "other.yaml").write_text("policy: []\n")
    assert "holds neither `dataset:` nor `system:` nor `activity:`" in houvast.line(
        "map", "load", tmp_path / "other.yaml"
    )


def test_programs_read_what_loading_says(houvast, tmp_path):
    (tmp_path / "support.yaml").write_text(SUPPORT, encoding="utf-8")
    told = json.loads(houvast.well("map", "load", tmp_path / "support.yaml", "--format", "json"))
    assert told[0]["systems"] == []
    assert told[1]["declared"] == ["support_desk"]
