import sqlite3
from contextlib import closing
from datetime import UTC, datetime

import pytest
from django.db import IntegrityError, connection, transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from houvast.foundation.keys.models import DataKey
from houvast.foundation.keys.sealing import (
    KeyDestroyed,
    NoSuchKey,
    Tampered,
    destroy,
    is_destroyed,
    open_json,
    open_sealed,
    seal,
    seal_json,
    subkey,
)

pytestmark = [pytest.mark.django_db, pytest.mark.own_database]

NOON = datetime(2026, 1, 31, 12, 0, tzinfo=UTC)
SECRET = b"Jip de Vries, 06-00000000"


def test_what_is_sealed_opens_again_and_is_not_readable_in_between() -> None:
    blob = seal("case:1", SECRET, b"note")
    assert SECRET not in blob
    assert open_sealed("case:1", blob, b"note") == SECRET
    assert open_sealed("case:1", memoryview(blob), b"note") == SECRET


def test_a_value_opens_as_it_was() -> None:
    value = {"name": "Jip", "phones": ["06-00000000"], "none": None}
    assert open_json("case:1", seal_json("case:1", value, b"note"), b"note") == value


def test_the_same_text_never_looks_the_same() -> None:
    assert seal("case:1", SECRET, b"note") != seal("case:1", SECRET, b"note")


def test_another_case_or_place_cannot_open_it() -> None:
    blob = seal("case:1", SECRET, b"note")
    seal("case:2", b"", b"note")
    for scope, context in (("case:2", b"note"), ("case:1", b"letter")):
        with pytest.raises(Tampered):
            open_sealed(scope, blob, context)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.integers(0, 52), st.integers(1, 255))
def test_any_changed_byte_is_refused(db, place, flip) -> None:
    blob = seal("case:1", SECRET, b"note")
    changed = blob[:place] + bytes([blob[place] ^ flip]) + blob[place + 1 :]
    with pytest.raises(Tampered):
        open_sealed("case:1", changed, b"note")


@pytest.mark.parametrize("length", [0, 1, 12, 20])
def test_a_piece_is_refused(length) -> None:
    blob = seal("case:1", SECRET, b"note")
    with pytest.raises(Tampered):
        open_sealed("case:1", blob[:length], b"note")


def test_nothing_opens_for_a_scope_that_never_had_a_key() -> None:
    with pytest.raises(NoSuchKey):
        open_sealed("case:404", b"x" * 40, b"note")
    with pytest.raises(NoSuchKey):
        subkey("case:404", b"file")


def test_a_destroyed_key_is_gone_for_good_and_stays_so() -> None:
    blob = seal("case:1", SECRET, b"note")
    destroy("case:1", NOON)
    destroy("case:1", NOON.replace(year=2027))
    assert is_destroyed("case:1")
    assert DataKey.objects.get(scope="case:1").destroyed_at == NOON
    for use in (
        lambda: open_sealed("case:1", blob, b"note"),
        lambda: seal("case:1", SECRET, b"note"),
        lambda: subkey("case:1", b"file", make=True),
    ):
        with pytest.raises(KeyDestroyed) as gone:
            use()
        assert "Jip" not in str(gone.value)


def test_a_scope_without_a_key_can_be_closed_too() -> None:
    destroy("case:9", NOON)
    with pytest.raises(KeyDestroyed):
        seal("case:9", SECRET, b"note")


def test_destroying_one_leaves_the_others() -> None:
    kept = seal("case:2", SECRET, b"note")
    destroy("case:1", NOON)
    assert open_sealed("case:2", kept, b"note") == SECRET
    assert not is_destroyed("case:2")


def test_the_table_cannot_hold_a_destroyed_key() -> None:
    seal("case:1", SECRET, b"note")
    with pytest.raises(IntegrityError), transaction.atomic():
        DataKey.objects.filter(scope="case:1").update(destroyed_at=NOON)


def test_another_master_key_opens_nothing_and_says_so(settings) -> None:
    blob = seal("case:1", SECRET, b"note")
    settings.HOUVAST_MASTER_KEY = b"another master key of 32 bytes!!"
    with pytest.raises(Tampered, match="master key"):
        open_sealed("case:1", blob, b"note")


def test_a_wrapped_key_moved_to_another_case_is_refused() -> None:
    blob = seal("case:1", SECRET, b"note")
    seal("case:2", SECRET, b"note")
    DataKey.objects.filter(scope="case:2").update(wrapped=DataKey.objects.get(scope="case:1").wrapped)
    with pytest.raises(Tampered):
        open_sealed("case:2", blob, b"note")


def test_subkeys_differ_by_purpose_and_case() -> None:
    keys = {subkey(scope, purpose, make=True) for scope in ("case:1", "case:2") for purpose in (b"file:1", b"file:2")}
    assert len(keys) == 4
    assert subkey("case:1", b"file:1") in keys


@pytest.mark.django_db(transaction=True)
def test_the_bytes_of_a_destroyed_key_leave_the_pages_of_sqlite(tmp_path) -> None:
    if connection.vendor != "sqlite":
        # There the row is freed at once, and its bytes go when the table is vacuumed; the README says so.
        return
    for number in range(3):
        seal(f"case:{number}", SECRET, b"note")
    wrapped = bytes(DataKey.objects.get(scope="case:1").wrapped)
    pieces = [wrapped[start : start + 8] for start in range(len(wrapped) - 8)]

    def held() -> int:
        pages = tmp_path / "pages.sqlite3"
        with closing(sqlite3.connect(pages)) as copy:
            connection.connection.backup(copy)
        content = pages.read_bytes()
        return sum(piece in content for piece in pieces)

    assert held() == len(pieces)
    destroy("case:1", NOON)
    assert held() == 0
