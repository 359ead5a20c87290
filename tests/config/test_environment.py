"""The environment variables."""

import pytest

from houvast.config.environment import Environment, WrongEnvironment, read_environment
from houvast.config.keys import UnusableKey


@pytest.fixture(autouse=True)
def _an_empty_environment(monkeypatch, tmp_path):
    for name in Environment.model_fields:
        monkeypatch.delenv(f"HOUVAST_{name.upper()}", raising=False)
    monkeypatch.chdir(tmp_path)


def test_without_any_variable_everything_lives_in_var(tmp_path):
    environment = read_environment()
    assert environment.home == tmp_path / "var"
    assert environment.database["NAME"] == str(tmp_path / "var" / "houvast.sqlite3")
    assert len(environment.signing_key) >= 32
    assert len(environment.wrapping_key) == 32
    assert (environment.language, environment.time_zone, environment.debug) == ("nl", "Europe/Amsterdam", False)


def test_every_variable_says_what_it_means():
    assert [name for name, field in Environment.model_fields.items() if not field.description] == []


def test_hosts_are_separated_by_commas(monkeypatch):
    monkeypatch.setenv("HOUVAST_ALLOWED_HOSTS", "privacy.example, desk.example,")
    assert read_environment().allowed_hosts == ("privacy.example", "desk.example")


@pytest.mark.parametrize(
    ("hosts", "asked", "https"),
    [
        ("localhost,127.0.0.1,[::1]", None, False),
        ("localhost,privacy.example", None, True),
        ("10.0.0.4", None, True),
        ("privacy.example", "false", False),
        ("localhost", "true", True),
    ],
)
def test_cookies_travel_in_the_clear_on_this_machine_only_unless_asked(monkeypatch, hosts, asked, https):
    monkeypatch.setenv("HOUVAST_ALLOWED_HOSTS", hosts)
    if asked:
        monkeypatch.setenv("HOUVAST_HTTPS", asked)
    assert read_environment().behind_https is https


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("HOUVAST_SECRET_KEY", "hush-too-short"),
        ("HOUVAST_LANGUAGE", "hush"),
        ("HOUVAST_DEBUG", "hush"),
        ("HOUVAST_SESSION_MINUTES", "hush"),
        ("HOUVAST_LOGIN_ATTEMPTS", "0"),
    ],
)
def test_a_wrong_value_is_named_in_one_line_and_never_shown(monkeypatch, name, value):
    monkeypatch.setenv(name, value)
    with pytest.raises(WrongEnvironment, match=f"^{name} cannot be used: ") as trouble:
        read_environment()
    assert "hush" not in str(trouble.value)
    assert "\n" not in str(trouble.value)


def test_secrets_do_not_show_when_the_environment_is_printed(monkeypatch):
    monkeypatch.setenv("HOUVAST_SECRET_KEY", "hush" * 8)
    monkeypatch.setenv("HOUVAST_DATABASE_URL", "postgresql://jo:hush@db.example/x")
    assert "hush" not in repr(read_environment())


def test_a_master_key_of_another_length_is_refused_when_it_is_needed(monkeypatch):
    monkeypatch.setenv("HOUVAST_MASTER_KEY", "aHVzaA==")
    with pytest.raises(UnusableKey, match="HOUVAST_MASTER_KEY"):
        _ = read_environment().wrapping_key


@pytest.mark.parametrize("address", ["privacy.example", "ftp://privacy.example", "https://a/b", "https://x@a"])
def test_a_public_address_that_links_cannot_begin_with(monkeypatch, address):
    monkeypatch.setenv("HOUVAST_PUBLIC_URL", address)
    with pytest.raises(WrongEnvironment, match="HOUVAST_PUBLIC_URL"):
        read_environment()
