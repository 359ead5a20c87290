import sqlite3
from datetime import UTC, datetime

import pytest

from houvast.features.systems.actions import add_system, remove_system
from houvast.features.systems.models import System
from houvast.features.systems.queries import NoSecret, UnknownSystem, open_connector, system_by_key, systems
from houvast.features.systems.rules import SystemRefused
from houvast.foundation.events.facts import Actor
from houvast.foundation.evidence.models import Entry

pytestmark = [pytest.mark.django_db, pytest.mark.own_database]

SVEN = Actor(kind="account", key="sven")
NOON = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)


def add(key: str = "crm", url: str = "postgresql://houvast@db.example/crm", **more):
    return add_system(key=key, url=url, by=SVEN, at=NOON, **more)


def test_a_system_is_known_by_name_and_its_kind_follows_from_its_address():
    added = add(host_party="Wolkenkamer B.V.", options={"lock_seconds": 5})
    assert (added.key, added.kind, added.options) == ("crm", "sql", (("lock_seconds", "5"),))
    assert system_by_key("crm") == added == systems()[0]
    entry = Entry.objects.get()
    assert (entry.kind, entry.actor) == ("systems.added", "account:sven")
    assert "db.example" not in entry.facts


def test_a_removed_system_is_unknown_and_its_name_is_free_again():
    add()
    remove_system(key="crm", by=SVEN, at=NOON)
    assert systems() == ()
    with pytest.raises(UnknownSystem, match="“crm”"):
        open_connector("crm")
    with pytest.raises(UnknownSystem):
        remove_system(key="crm", by=SVEN, at=NOON)
    add(url="sqlite:////tmp/other.db")
    assert system_by_key("crm").url == "sqlite:////tmp/other.db"
    assert System.objects.count() == 2


def test_a_name_that_is_taken_is_refused_and_nothing_changes():
    add()
    with pytest.raises(SystemRefused, match="“crm” already"):
        add(url="sqlite:////tmp/other.db")
    assert system_by_key("crm").url.startswith("postgresql")
    assert Entry.objects.count() == 1


def test_an_address_with_a_password_is_refused_and_never_kept():
    with pytest.raises(SystemRefused) as refused:
        add(url="postgresql://houvast:Geheim-77@db.example/crm")
    assert "Geheim" not in str(refused.value)
    assert "env:NAME" in str(refused.value)
    assert not System.objects.exists()


def test_an_unknown_kind_is_refused():
    with pytest.raises(SystemRefused, match="sql"):
        add(kind="pigeon")


def test_the_connector_is_the_same_until_the_password_changes(monkeypatch):
    monkeypatch.setenv("CRM_PASSWORD", "een")
    add(secret_ref="env:CRM_PASSWORD")
    first = open_connector("crm")
    assert open_connector("crm") is first
    monkeypatch.setenv("CRM_PASSWORD", "twee")
    assert open_connector("crm") is not first


def test_the_connector_is_another_when_the_address_changes():
    add()
    first = open_connector("crm")
    remove_system(key="crm", by=SVEN, at=NOON)
    add(url="postgresql://houvast@db2.example/crm")
    assert open_connector("crm") is not first


def test_a_password_that_is_not_there_is_one_line_that_says_where(monkeypatch, tmp_path):
    monkeypatch.delenv("CRM_PASSWORD", raising=False)
    empty, odd = tmp_path / "empty", tmp_path / "odd"
    empty.write_text("\n")
    odd.write_bytes(b"\xff\xfe\xff")
    add("by_name", secret_ref="env:CRM_PASSWORD")
    for name, path in (("absent", tmp_path / "absent"), ("empty", empty), ("odd", odd)):
        add(name, secret_ref=f"file:{path}")
    for name, words in (
        ("by_name", "CRM_PASSWORD is not set"),
        ("absent", "cannot be read"),
        ("empty", "is empty"),
        ("odd", "cannot be read"),
    ):
        with pytest.raises(NoSecret, match=words) as trouble:
            open_connector(name)
        assert "\n" not in str(trouble.value)


def test_an_opened_system_answers(tmp_path):
    file = tmp_path / "crm.db"
    with sqlite3.connect(file) as database:
        database.execute("CREATE TABLE customer (id INTEGER PRIMARY KEY, email TEXT)")
    add(url=f"sqlite:///{file}")
    with open_connector("crm").session() as session:
        assert [c.name for c in session.describe().collections] == ["customer"]


def test_the_connector_of_a_removed_system_is_let_go(django_capture_on_commit_callbacks):
    add()
    first = open_connector("crm")
    with django_capture_on_commit_callbacks(execute=True):
        remove_system(key="crm", by=SVEN, at=NOON)
    add()
    assert open_connector("crm") is not first
