import pytest

from houvast.features.systems.rules import (
    SystemRefused,
    check_key,
    check_options,
    check_url,
    guess_kind,
)


@pytest.mark.parametrize(
    ("url", "kind"),
    [
        ("postgresql://houvast@db.example/crm", "sql"),
        ("postgresql+psycopg://houvast@db.example/crm", "sql"),
        ("mariadb://db.example/crm", "sql"),
        ("sqlite:////srv/crm.db", "sql"),
        ("memory:", "memory"),
        ("/srv/recordings", "files"),
        ("sftp://houvast@files.example:2222/drops", "files"),
        ("s3://recordings/2026", "files"),
        ("s3://bucket/recordings", "files"),
        ("recordings", "files"),
        ("https://desk.example/rt", "rest"),
    ],
)
def test_the_kind_follows_from_the_address(url, kind):
    assert guess_kind(url) == kind
    check_url(url)


@pytest.mark.parametrize(
    "url",
    [
        "postgresql://u:geheim@db.example/crm",
        "postgresql://u:ge/heim@db.example/crm",
        "postgresql://u:ge#heim@db.example/crm",
        "postgresql://u:ge?heim@db.example/crm",
        "postgresql://u:[geheim@db.example/crm",
        "postgresql://u:ge@heim@db.example/crm",
        "postgresql://db.example/crm?user=u&password=geheim",
        "mysql://db.example/crm?passwd=geheim",
        "s3://bucket?secret_access_key=geheim",
        "simplecache::sftp://u:geheim@files.example/recordings",
        " sqlite:////srv/geheim.db",
        "sqlite:////srv/\ngeheim.db",
        "",
    ],
)
def test_an_address_with_a_password_or_of_no_form_is_refused_without_repeating_it(url):
    with pytest.raises(SystemRefused) as refused:
        check_url(url)
    assert "geheim" not in str(refused.value)


def test_a_port_is_no_password():
    check_url("postgresql://houvast@db.example:5432/crm")
    check_url("postgresql://db.example:5432/crm?sslmode=require")
    check_url("sqlite:////srv/x@y/crm.db")


def test_an_option_is_no_place_for_a_password():
    check_options({"lock_seconds": "5", "access_key_id": "AKIA"})
    with pytest.raises(SystemRefused, match="secret_key"):
        check_options({"secret_key": "geheim"})


@pytest.mark.parametrize("key", ["", "a b", "-a", "a:b", "x" * 61, "naïef"])
def test_a_name_is_a_plain_word(key):
    with pytest.raises(SystemRefused):
        check_key(key)
