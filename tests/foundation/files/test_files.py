import io
import resource
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from uuid import uuid4

import pytest
from django.db import transaction

from houvast.foundation.events.facts import Actor
from houvast.foundation.evidence.queries import timeline, verify
from houvast.foundation.files import actions, disk, queries
from houvast.foundation.files.actions import FileExpired, FileTooLarge, FileWithdrawn, open_file, purge_expired, revoke
from houvast.foundation.files.contracts import StoredFile
from houvast.foundation.files.disk import CannotWrite
from houvast.foundation.files.models import File
from houvast.foundation.files.pieces import PIECE, FileDamaged
from houvast.foundation.files.queries import NoSuchFile
from houvast.foundation.keys.sealing import KeyDestroyed, destroy

pytestmark = [pytest.mark.django_db, pytest.mark.own_database]

NOON = datetime(2026, 1, 31, 12, 0, tzinfo=UTC)
MONTH = timedelta(days=30)
AGENT = Actor(kind="account", key="7")
CASE = "2026-0007"
LETTER = b"Dear Jip de Vries, here is everything we hold about you. " * 40


@pytest.fixture(autouse=True)
def home(settings, tmp_path) -> Path:
    settings.HOUVAST_HOME = tmp_path
    return tmp_path


def store(data=LETTER, **changes) -> StoredFile:
    usual = {"name": "Answer to Jip de Vries.zip", "media_type": "application/zip", "case": CASE}
    term = {"expires_at": NOON + MONTH, "by": AGENT, "at": NOON}
    return actions.store(data=data, **(usual | term | changes))


def on_disk() -> list[Path]:
    return sorted(disk.folder().iterdir())


def content(file, at=NOON) -> bytes:
    return b"".join(open_file(file.id, by=AGENT, at=at).pieces)


@pytest.mark.parametrize("size", [0, 1, PIECE - 1, PIECE, PIECE + 1, 3 * PIECE, 3 * PIECE + 17])
def test_a_file_of_any_size_comes_back_as_it_was(size) -> None:
    data = bytes(index * 31 % 251 for index in range(min(size, 5000))) * (size // 5000 + 1)
    data = data[:size]
    file = store(data)
    assert file.size == size
    assert content(file) == data
    assert b"".join(open_file(store(io.BytesIO(data)).id, by=AGENT, at=NOON).pieces) == data


def test_nothing_on_disk_or_in_the_table_is_readable() -> None:
    file = store()
    (path,) = on_disk()
    assert b"Jip" not in path.read_bytes()
    assert "Jip" not in path.name
    assert path.stat().st_mode & 0o077 == 0
    assert b"Jip" not in bytes(File.objects.get(id=file.id).sealed_name)
    assert open_file(file.id, by=AGENT, at=NOON).name == "Answer to Jip de Vries.zip"


def test_storing_and_every_download_are_on_record() -> None:
    file = store()
    content(file)
    content(file)
    stored, *opened = timeline(CASE)
    assert stored.kind == "files.stored"
    assert stored.facts["digest"] == file.digest
    assert stored.personal == {"name": "Answer to Jip de Vries.zip"}
    assert [(happening.kind, happening.actor) for happening in opened] == [("files.opened", "account:7")] * 2


def test_after_its_term_it_is_refused_and_that_is_no_download() -> None:
    file = store()
    content(file, NOON + MONTH - timedelta(microseconds=1))
    with pytest.raises(FileExpired):
        content(file, NOON + MONTH)
    assert [happening.kind for happening in timeline(CASE)] == ["files.stored", "files.opened"]


def test_a_revoked_file_is_refused() -> None:
    file = store()
    revoke(file.id, by=AGENT, at=NOON)
    revoke(file.id, by=AGENT, at=NOON)
    with pytest.raises(FileWithdrawn):
        content(file)
    assert [happening.kind for happening in timeline(CASE)] == ["files.stored", "files.revoked"]


def test_another_id_is_refused() -> None:
    for use in (open_file, revoke):
        with pytest.raises(NoSuchFile):
            use(uuid4(), by=AGENT, at=NOON)


def test_a_purge_removes_what_is_over_and_nothing_else() -> None:
    gone, kept, withdrawn = store(expires_at=NOON + timedelta(hours=1)), store(), store()
    revoke(withdrawn.id, by=AGENT, at=NOON)
    later = NOON + timedelta(hours=1)
    assert purge_expired(by=AGENT, at=later) == 2
    assert purge_expired(by=AGENT, at=later) == 0
    assert on_disk() == [disk.place_of(kept.id)]
    assert content(kept) == LETTER
    with pytest.raises(FileExpired):
        content(gone, later)
    purged_at = {file.id: file.purged_at for file in queries.files_of(CASE)}
    assert purged_at == {gone.id: later, kept.id: None, withdrawn.id: later}
    purged = [happening.facts["reason"] for happening in timeline(CASE) if happening.kind == "files.purged"]
    assert sorted(purged) == ["expired", "revoked"]


def test_a_purge_removes_what_a_broken_off_action_left() -> None:
    kept = store()
    now = datetime.now(UTC)
    for name in ("0" * 32, "1" * 32 + ".part"):
        (disk.folder() / name).write_bytes(b"left")
    purge_expired(by=AGENT, at=min(now, NOON + timedelta(days=1)))
    assert len(on_disk()) == 3
    File.objects.update(expires_at=now + 3 * MONTH)
    purge_expired(by=AGENT, at=now + timedelta(days=2))
    assert on_disk() == [disk.place_of(kept.id)]


@pytest.mark.parametrize("place", [0, 14, 15, 900, -1])
def test_one_changed_byte_on_disk_gives_nothing(place) -> None:
    file = store()
    path = disk.place_of(file.id)
    damaged = bytearray(path.read_bytes())
    damaged[place] ^= 1
    path.write_bytes(damaged)
    with pytest.raises(FileDamaged):
        open_file(file.id, by=AGENT, at=NOON)
    assert [happening.kind for happening in timeline(CASE)] == ["files.stored"]


@pytest.mark.parametrize(
    "damage",
    [
        lambda data, sealed: data[: 15 + sealed],
        lambda data, sealed: data[: 15 + 2 * sealed],
        lambda data, sealed: data[:15] + data[15 + sealed :],
        lambda data, sealed: (
            data[:15] + data[15 + sealed : 15 + 2 * sealed] + data[15 : 15 + sealed] + data[15 + 2 * sealed :]
        ),
        lambda data, sealed: data + data[15 : 15 + sealed],
        lambda data, sealed: data[:-1],
        lambda data, sealed: b"",
    ],
    ids=["one piece", "last dropped", "first dropped", "swapped", "added", "cut", "empty"],
)
def test_no_piece_can_be_dropped_moved_or_added(damage) -> None:
    file = store(bytes(2 * PIECE + 5))
    path = disk.place_of(file.id)
    path.write_bytes(damage(path.read_bytes(), PIECE + 16))
    with pytest.raises(FileDamaged):
        open_file(file.id, by=AGENT, at=NOON)


def test_the_file_of_another_case_in_its_place_is_refused() -> None:
    mine, other = store(), store(case="2026-0008")
    disk.place_of(mine.id).write_bytes(disk.place_of(other.id).read_bytes())
    with pytest.raises(FileDamaged):
        open_file(mine.id, by=AGENT, at=NOON)


def test_a_file_that_vanished_gives_one_line() -> None:
    file = store()
    disk.remove(file.id)
    with pytest.raises(FileDamaged, match="not on the disk"):
        open_file(file.id, by=AGENT, at=NOON)


def test_shredding_the_case_shreds_its_files() -> None:
    file = store()
    destroy(CASE, NOON)
    with pytest.raises(KeyDestroyed):
        open_file(file.id, by=AGENT, at=NOON)
    with pytest.raises(KeyDestroyed):
        store()
    assert len(on_disk()) == 1
    assert verify().ok


def test_too_large_a_file_leaves_nothing(monkeypatch) -> None:
    monkeypatch.setattr(actions, "LARGEST", 3 * PIECE)
    store(bytes(3 * PIECE))
    with pytest.raises(FileTooLarge), transaction.atomic():
        store(bytes(3 * PIECE + 1))
    assert len(on_disk()) == File.objects.count() == len(timeline(CASE)) == 1


@contextmanager
def full_disk(limit: int):
    """The system takes no byte of a file beyond this many, as on a disk that is full."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (limit, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


def test_a_full_disk_gives_one_line_and_leaves_nothing() -> None:
    with full_disk(PIECE), pytest.raises(CannotWrite) as trouble, transaction.atomic():
        store(bytes(4 * PIECE))
    assert "\n" not in str(trouble.value)
    assert "check room" in str(trouble.value)
    assert on_disk() == []
    assert not File.objects.exists()
    assert timeline(CASE) == []


def test_a_stream_that_breaks_leaves_nothing() -> None:
    class Broken(io.BytesIO):
        def read(self, size, /):
            raise ConnectionResetError(104, "Connection reset by peer")

    with pytest.raises(CannotWrite), transaction.atomic():
        store(Broken())
    assert on_disk() == []


def test_a_fact_that_is_refused_takes_its_file_along() -> None:
    with pytest.raises(Exception, match="actor"), transaction.atomic():
        store(by=Actor(kind="account", key="not a key"))
    assert on_disk() == []
    assert not File.objects.exists()
