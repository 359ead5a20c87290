"""Systems, map, people, evidence and reapplying, by commands."""

import json

import pytest
import sqlalchemy as sa
from click.testing import CliRunner

from houvast.entrypoints.cli import main
from houvast.foundation.accounts.models import Account
from tests.entrypoints.cli import shop

PASSWORD = {"HOUVAST_NEW_PASSWORD": "een-lang-genoeg-wachtwoord"}


def test_a_system_is_added_listed_checked_and_removed(houvast, shop_url, tmp_path):
    houvast.well("system", "add", "shop", "--url", shop_url, "--host", "Wolkenkamer B.V.", user="sven")
    (one,) = houvast.json("system", "list", user="sven")
    assert (one["name"], one["kind"], one["host"]) == ("shop", "sql", "Wolkenkamer B.V.")
    houvast.well("map", "load", shop.write_map(tmp_path), user="sven")
    (checked,) = houvast.json("systems", "check", "shop", user="sven")
    assert [point for point in checked["points"] if point["state"] == "error"] == []
    assert "shop (sql): " in houvast.well("system", "check", "shop", user="sven")
    houvast.well("system", "remove", "shop", user="sven")
    assert houvast.json("system", "list", user="sven") == []


def test_a_folder_is_a_system_too(houvast, tmp_path):
    houvast.well("system", "add", "calls", "--folder", tmp_path, user="sven")
    assert houvast.json("system", "list", user="sven")[0]["kind"] == "files"


@pytest.mark.parametrize(
    "wrong", [[], ["--url", "sqlite:////x", "--folder", "/x"], ["--url", "sqlite:////x", "--option", "x"]]
)
def test_an_address_is_either_of_two(houvast, wrong):
    assert houvast("system", "add", "shop", *wrong, user="sven").exit_code == 2


def test_one_file_may_hold_map_and_activities(houvast, tmp_path):
    path = shop.write_map(tmp_path)
    told = houvast.json("map", "load", path)
    assert told[0]["systems"] == ["shop"]
    assert told[1]["activities"] == [["own", "sales"]]
    assert houvast.well("map", "export") == path.read_text()
    assert houvast.well("map", "export", "shop.yaml", "--activities") == path.read_text()
    assert [one["file"] for one in houvast.json("map", "list")] == ["shop.yaml"]
    houvast.well("map", "unload", "shop.yaml")
    assert houvast.json("map", "list") == []


def test_the_chain_is_verified_exported_and_checked_elsewhere(houvast, known_shop, tmp_path):
    head = houvast.json("evidence", "verify")["head"]
    export = tmp_path / "chain.jsonl"
    houvast.well("evidence", "export", "--file", export)
    assert houvast.well("evidence", "verify", "--file", export, "--head", head, user="").endswith(f"head {head}\n")
    lines = export.read_text().splitlines(keepends=True)
    export.write_text("".join(lines[:-1]))
    assert houvast("evidence", "verify", "--file", export, "--head", head, user="").exit_code == 3
    export.write_text("".join([*lines[:3], lines[3].replace("system:setup", "system:upset"), *lines[4:]]))
    broken = houvast("evidence", "verify", "--file", export, "--format", "json", user="")
    assert (broken.exit_code, json.loads(broken.stdout)["first_broken"]) == (3, 4)
    assert "64 hexadecimal" in houvast.line("evidence", "verify", "--head", "abc")


def test_a_timeline_tells_without_personal_data(houvast, verified):
    case = verified()
    told = houvast.json("evidence", "timeline", case)
    assert [one["kind"] for one in told] == ["rights.case_registered", "verification.checked"]
    assert "Fenna" not in json.dumps(told)


def test_what_came_back_is_erased_again(houvast, known_shop, approved):
    case = approved()
    engine = sa.create_engine(known_shop)
    with engine.begin() as connection:
        before = connection.execute(sa.select(shop.CUSTOMER)).mappings().all()
        notes = connection.execute(sa.select(shop.NOTE)).mappings().all()
    houvast.well("case", "execute", case)
    houvast.well("case", "readback", case)
    with engine.begin() as connection:
        connection.execute(shop.NOTE.delete())
        connection.execute(shop.CUSTOMER.delete())
        connection.execute(shop.CUSTOMER.insert(), [dict(row) for row in before])
        connection.execute(shop.NOTE.insert(), [dict(row) for row in notes])
    engine.dispose()
    (done,) = houvast.json("reapply", "--system", "shop")
    assert (done["rows"], done["erased_again"], done["differing"]) == (4, 4, 0)
    assert "Fenna Tulp" not in shop.names(known_shop)


def test_the_first_people_need_nobody_before_them(db):
    def run(*arguments: str):
        done = CliRunner().invoke(main, arguments, env={**PASSWORD, "HOUVAST_AS": ""})
        return done.exit_code, done.output

    assert run("organisation", "add", "own", "--own", "--name", "Belhuis Noord", "--country", "NL")[0] == 0
    first = ["account", "add", "olga", "--name", "Olga Meijer", "--role", "privacy_officer", "--organisation", "own"]
    assert run(*first)[0] == 0
    code, told = run("account", "add", "sven", "--name", "Sven", "--role", "system_owner")
    assert (code, "say who you are" in told) == (1, True)
    assert run("account", "add", "sven", "--name", "Sven", "--role", "system_owner", "--as", "olga")[0] == 0


def test_people_are_assigned_and_get_another_password(houvast, monkeypatch):
    houvast.well("account", "assign", "noor", "own")
    assert next(a for a in houvast.json("account", "list") if a["username"] == "noor")["organisations"] == ["own"]
    houvast.well("account", "assign", "noor", "own", "--withdraw")
    assert next(a for a in houvast.json("account", "list") if a["username"] == "noor")["organisations"] == []
    monkeypatch.setenv("HOUVAST_NEW_PASSWORD", "een-heel-ander-wachtwoord")
    houvast.well("account", "password", "noor")
    assert Account.objects.get(username="noor").check_password("een-heel-ander-wachtwoord")


def test_an_instruction_is_recorded_and_withdrawn(houvast):
    houvast.well("organisation", "instruct", "zonneveld", "--reference", "ZE-1")
    assert handling(houvast) == ("execute", "ZE-1")
    houvast.well("organisation", "instruct", "zonneveld", "--withdraw")
    assert handling(houvast) == ("forward", "")
    assert houvast("organisation", "instruct", "zonneveld").exit_code == 2


def handling(houvast) -> tuple[str, str]:
    found = next(one for one in houvast.json("organisation", "list") if one["key"] == "zonneveld")
    return found["handling"], found["instruction"]
