"""Database addresses in one line."""

from pathlib import Path

import pytest

from houvast.config.database_url import WrongDatabaseUrl, parse_database_url


def test_three_slashes_begin_a_path_from_here_and_four_an_absolute_one():
    assert parse_database_url("sqlite:///some/file.db")["NAME"] == str(Path("some/file.db").absolute())
    assert parse_database_url("sqlite:////some/file%20x.db")["NAME"] == "/some/file x.db"


def test_sqlite_writers_wait_for_each_other_and_keys_are_checked():
    options = parse_database_url("sqlite:///file.db")["OPTIONS"]
    assert options["transaction_mode"] == "IMMEDIATE"
    assert "foreign_keys=ON" in options["init_command"]


def test_every_part_of_a_postgresql_address_arrives():
    found = parse_database_url("postgresql://jo:s%40cret@db.example:5433/houvast?sslmode=require")
    assert {key: found[key] for key in ("USER", "PASSWORD", "HOST", "PORT", "NAME")} == {
        "USER": "jo", "PASSWORD": "s@cret", "HOST": "db.example", "PORT": "5433", "NAME": "houvast"
    }  # fmt: skip
    assert found["OPTIONS"] == {"sslmode": "require"}


def test_a_socket_folder_may_stand_in_the_query():
    found = parse_database_url("postgresql://jo:pw@/houvast?host=/run/postgresql&port=5444")
    assert (found["HOST"], found["PORT"], found["OPTIONS"]) == ("/run/postgresql", "5444", {})


@pytest.mark.parametrize(
    "url",
    [
        "mysql://jo:hush@db.example/x", "postgresql://jo:hush@db.example/", "postgresql://jo:hush@db.example:none/x",
        "sqlite://", "sqlite:///", "sqlite://hush/x", "postgresql://jo:hush@[::1/x", "hush",
    ],
)  # fmt: skip
def test_what_is_wrong_is_said_in_one_line_without_the_secret(url):
    with pytest.raises(WrongDatabaseUrl) as trouble:
        parse_database_url(url)
    assert "hush" not in str(trouble.value)
    assert "\n" not in str(trouble.value)
