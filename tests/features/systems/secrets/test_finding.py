"""A reference says where a password is; the password itself is never repeated, kept too long or shown."""

import pytest

from houvast.features.systems.secrets.finding import (
    MalformedReference,
    NoSecret,
    check_reference,
    secret_of,
    weakness_of,
)


@pytest.mark.parametrize(
    "reference",
    [
        "",
        "env:CRM_PASSWORD",
        "file:/run/secrets/crm password",
        "keyring:houvast/crm reader",
        "keyring:houvast/a/b",
        "vault:kv/crm/database#password",
        "vault:secret/crm#pass-word.2",
    ],
)
def test_a_reference_says_where_a_password_is(reference):
    check_reference(reference)


@pytest.mark.parametrize(
    "reference",
    [
        "geheim",
        "env:",
        "env:1",
        "env:A B",
        "file:",
        "file:geheim",
        "file:/a\nb",
        "plain:geheim",
        "keyring:geheim",
        "keyring:/geheim",
        "keyring:a b/geheim",
        "vault:geheim#x",
        "vault:kv/geheim",
        "vault:kv/../geheim x#y",
        "vault:kv/geheim#",
        "ENV:GEHEIM",
        "env:" + "G" * 1000,
    ],
)
def test_anything_else_may_be_the_password_and_is_not_repeated(reference):
    with pytest.raises(MalformedReference) as refused:
        check_reference(reference)
    assert "geheim" not in str(refused.value).lower()
    with pytest.raises(MalformedReference):
        secret_of("crm", reference)


def test_no_reference_is_no_password():
    assert secret_of("crm", "") == ""
    assert weakness_of("") == ""
    assert weakness_of("env:CRM_PASSWORD") == ""


def test_trouble_names_the_system_and_the_place(monkeypatch):
    monkeypatch.delenv("CRM_PASSWORD", raising=False)
    with pytest.raises(NoSecret, match="System “crm”: the environment variable CRM_PASSWORD is not set") as caught:
        secret_of("crm", "env:CRM_PASSWORD")
    assert caught.value.__cause__ is None
    assert caught.value.__suppress_context__
