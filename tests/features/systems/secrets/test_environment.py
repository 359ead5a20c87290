"""A password in a variable of the environment."""

import pytest

from houvast.features.systems.secrets.finding import NoSecret, secret_of


def test_the_variable_is_looked_up_each_time(monkeypatch):
    monkeypatch.setenv("CRM_PASSWORD", "eerst")
    assert secret_of("crm", "env:CRM_PASSWORD") == "eerst"
    monkeypatch.setenv("CRM_PASSWORD", "daarna")
    assert secret_of("crm", "env:CRM_PASSWORD") == "daarna"


def test_an_empty_variable_is_none(monkeypatch):
    monkeypatch.setenv("CRM_PASSWORD", "")
    with pytest.raises(NoSecret, match="CRM_PASSWORD"):
        secret_of("crm", "env:CRM_PASSWORD")
