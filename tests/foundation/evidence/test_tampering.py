import io
from contextlib import contextmanager

import pytest
from django.db import DatabaseError, connection, transaction

from houvast.engines.ledger.__main__ import main
from houvast.foundation.evidence import append_only
from houvast.foundation.evidence.actions import record
from houvast.foundation.evidence.models import Entry
from houvast.foundation.evidence.queries import export, head, verify
from tests.foundation.evidence.cast import AGENT, NOON, CallerNoted

pytestmark = [pytest.mark.django_db, pytest.mark.own_database]


@pytest.fixture(autouse=True)
def four_entries():
    for number in range(4):
        record(CallerNoted(channel="letter", caller=f"Caller {number}"), by=AGENT, at=NOON, case=f"2026-000{number}")


@contextmanager
def as_owner_of_the_database():
    """What somebody can do who may change tables."""
    with connection.cursor() as cursor:
        append_only.remove(cursor, connection.vendor)
        yield cursor
        append_only.install(cursor, connection.vendor)


COLUMNS = 'seq, at, kind, actor, "case", facts, scope, payload, previous, hash'


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE evidence_entry SET actor = 'account:9' WHERE seq = 2",
        "UPDATE evidence_entry SET actor = actor",
        "DELETE FROM evidence_entry WHERE seq = 4",
        "DELETE FROM evidence_entry",
        f"INSERT INTO evidence_entry SELECT {COLUMNS.replace('seq', '9')} FROM evidence_entry WHERE seq = 4",
    ],
)
def test_the_database_refuses_changes(statement) -> None:
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)
    assert verify().count == 4


def test_the_database_refuses_to_replace_or_empty_the_table() -> None:
    insert = {
        "sqlite": f"INSERT OR REPLACE INTO evidence_entry SELECT {COLUMNS} FROM evidence_entry WHERE seq = 2",
        "postgresql": "TRUNCATE evidence_entry",
    }[connection.vendor]
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(insert)
    assert verify().count == 4


@pytest.mark.parametrize(
    ("change", "first_broken"),
    [
        ("UPDATE evidence_entry SET actor = 'account:8' WHERE seq = 2", 2),
        ("UPDATE evidence_entry SET \"case\" = '' WHERE seq = 3", 3),
        ("UPDATE evidence_entry SET scope = '2026-0001' WHERE seq = 1", 1),
        ("UPDATE evidence_entry SET payload = NULL WHERE seq = 4", 4),
        ('UPDATE evidence_entry SET facts = \'{"channel": "letter"}\' WHERE seq = 2', 2),
        ("UPDATE evidence_entry SET facts = 'nonsense' WHERE seq = 2", 2),
        ("DELETE FROM evidence_entry WHERE seq = 3", 3),
        ("DELETE FROM evidence_entry WHERE seq = 1", 1),
        ("UPDATE evidence_entry SET payload = (SELECT payload FROM evidence_entry e WHERE e.seq = 2) WHERE seq = 3", 3),
    ],
)
def test_what_the_owner_of_the_database_changes_is_found(change, first_broken) -> None:
    with as_owner_of_the_database() as cursor:
        cursor.execute(change)
    verdict = verify()
    assert not verdict.ok
    assert verdict.first_broken == first_broken


def test_a_tail_that_was_cut_off_is_found_by_a_noted_head() -> None:
    noted = head()
    with as_owner_of_the_database() as cursor:
        cursor.execute("DELETE FROM evidence_entry WHERE seq = 4")
    assert verify().ok
    assert verify(noted).first_broken == 4


def test_an_export_verifies_offline_and_holds_nobody(tmp_path, capsys) -> None:
    text = io.StringIO()
    verdict = export(text)
    assert verdict.ok
    assert "Caller" not in text.getvalue()
    file = tmp_path / "evidence.jsonl"
    file.write_text(text.getvalue(), encoding="utf-8")
    assert main([str(file), verdict.head]) == 0
    assert capsys.readouterr().out == f"4 entries hold; head {head()}\n"


def test_an_export_of_a_broken_chain_says_so() -> None:
    with as_owner_of_the_database() as cursor:
        cursor.execute("UPDATE evidence_entry SET actor = 'account:8' WHERE seq = 2")
    assert export(io.StringIO()).first_broken == 2


def test_the_migration_can_be_turned_back() -> None:
    with as_owner_of_the_database():
        Entry.objects.all().delete()
    assert verify().count == 0
