"""The versions of a file of the map, and what is another between two, on the command line."""

import pytest

from tests.entrypoints.cli import shop

pytestmark = [pytest.mark.django_db, pytest.mark.own_database]

LESS = shop.MAP.replace("fides_meta: {identity: customer_number, data_type: string}", "fides_meta: {data_type: string}")
GONE = "shop:customer.number: people are found by it as: customer_number → nothing"


@pytest.fixture
def two(houvast, tmp_path):
    for text in (shop.MAP, LESS):
        houvast.well("map", "load", shop.write_map(tmp_path, text))
    return tmp_path


def test_versions_are_listed_with_their_numbers(houvast, two):
    first, second = houvast.json("map", "history", "shop.yaml")
    assert (first["version"], second["version"], first["loaded_by"][:8]) == (1, 2, "account:")
    assert second["digest"][:8] in houvast.well("map", "history", "shop.yaml")
    assert "no such file" in houvast.well("map", "history", "none.yaml")


def test_a_difference_says_what_comes_of_it_and_ends_with_3(houvast, two):
    for arguments in ([], ["shop.yaml"], ["shop.yaml", "--from", "1", "--to", "2"]):
        done = houvast("map", "diff", *arguments)
        assert done.exit_code == 3
        assert done.stdout.splitlines()[1:] == [GONE, "    people can no longer be found by it."]


def test_no_difference_ends_well(houvast, two):
    assert ": no differences." in houvast.well("map", "diff", "shop.yaml", "--from", "2", "--to", "2")


def test_a_stored_version_is_laid_beside_a_file_on_disk(houvast, two):
    path = shop.write_map(two, shop.MAP)
    found = houvast.json("map", "diff", "--to", path, code=3)
    assert (found["file"], found["to"]) == ("shop.yaml", str(path))
    assert found["changes"] == [
        {
            "level": "field", "kind": "changed", "where": "shop:customer.number", "what": "identity", "old": "",
            "new": "customer_number", "consequences": ["found_by"],
            "told": "shop:customer.number: people are found by it as: nothing → customer_number",
        }
    ]  # fmt: skip
    assert houvast.json("map", "diff", path, code=3)["changes"] == found["changes"]
    assert houvast.json("map", "diff", "--from", "1", "--to", path)["changes"] == []


def test_what_cannot_be_compared_is_one_line(houvast, two):
    assert "no version 9; give a number from 1 to 2" in houvast.line("map", "diff", "--from", "9")
    assert "There is no file “none.yaml”" in houvast.line("map", "diff", "none.yaml")
    (two / "latin.yaml").write_bytes(b"caf\xe9")
    assert "cannot be read as UTF-8" in houvast.line("map", "diff", "shop.yaml", "--to", two / "latin.yaml")
    assert "not" in houvast.line("map", "diff", user="amira")


def test_a_file_must_be_named_where_there_are_several(houvast, two):
    (two / "more.yaml").write_text("dataset: [{fides_key: more}]")
    houvast.well("map", "load", two / "more.yaml")
    done = houvast("map", "diff")
    assert done.exit_code == 2
    assert "more.yaml, shop.yaml" in done.output
