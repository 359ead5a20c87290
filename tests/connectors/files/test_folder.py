"""A folder is searched whole, never left, and written so that a power cut loses nothing and hides nothing."""

import json
import os
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from houvast.connectors.files.storage import local
from houvast.connectors.files.storage.contract import UNFINISHED
from houvast.connectors.protocol import Address, Change, Comparison, Match, Refused, Session, Unreachable, Unreadable
from houvast.connectors.registry import open_connector
from houvast.engines.datamap.model import Collection, CollectionId, Field
from houvast.engines.datamap.rows import Row, RowKey

NAMES = ("file.path", "file.name", "file.size", "file.modified", "phone", "caller.name")
CALL = Collection(CollectionId("calls", "call"), tuple(Field(n, primary_key=n == "file.path") for n in NAMES))
PHONE = [Match("phone", Comparison.DIGITS, ("612345678",))]


def _put(root: Path, path: str, **values: object) -> Path:
    side_car = root / f"{path}.json"
    side_car.parent.mkdir(parents=True, exist_ok=True)
    side_car.write_text(json.dumps(values), encoding="utf-8")
    side_car.with_suffix(".wav").write_bytes(b"RIFF1234")
    return side_car


def _key(path: str) -> RowKey:
    return RowKey(CALL.id, (("file.path", path),))


@pytest.fixture
def root(tmp_path: Path) -> Path:
    folder = tmp_path / "calls"
    folder.mkdir()
    _put(folder, "2026/03/a", phone="06-12345678", caller={"name": "Zoë"})
    _put(folder, "2026/04/b", phone="0031612345678")
    _put(folder, "c", phone="06-87654321")
    return folder


@pytest.fixture
def session(root: Path) -> Iterator[Session]:
    with open_connector("files", Address(str(root))).session() as opened:
        yield opened


def test_facts_of_the_file_and_of_the_side_car_are_read(session: Session, root: Path) -> None:
    rows = {row.key: row for row in session.find(CALL, PHONE)}
    assert set(rows) == {_key("2026/03/a"), _key("2026/04/b")}
    values = rows[_key("2026/03/a")].values
    assert values["file.name"] == "a.wav"
    assert values["file.size"] == 8
    assert values["caller.name"] == "Zoë"
    modified = (root / "2026/03/a.wav").stat().st_mtime
    assert values["file.modified"] == datetime.fromtimestamp(modified, UTC)
    assert not session.describe(["call"]).transactional


def test_collection_may_stand_for_a_folder_below(session: Session) -> None:
    below = Collection(CALL.id, CALL.fields, schema="2026/03")
    (row,) = session.find(below, PHONE)
    assert row.key == _key("a")
    for outside in ("..", "../calls/../..", "/etc", "2026/../.."):
        with pytest.raises(Unreadable):
            list(session.find(Collection(CALL.id, CALL.fields, schema=outside), PHONE))


@pytest.mark.parametrize("path", ["../secret", "/etc/passwd", "2026/03/../03/a", "", "\0", "2026/03/a.json"])
def test_key_that_is_no_path_in_the_folder_is_not_there(session: Session, root: Path, path: str) -> None:
    secret = _put(root.parent, "secret", phone="06-12345678")
    assert session.read(CALL, [_key(path)]) == {}
    with session.transaction() as transaction:
        assert transaction.erase(CALL, [_key(path)]) == 0
    assert secret.exists()


@pytest.mark.parametrize("content", ["{broken", "[1]", "", '"text"', "{}{}"])
def test_broken_side_car_is_said_after_all_others_without_its_content(
    session: Session, root: Path, content: str
) -> None:
    (root / "2026/03/aa Jansen.json").write_text(content, encoding="utf-8")
    found: list[Row] = []
    with pytest.raises(Unreadable, match="side-car 2 in order of path") as caught:
        found.extend(session.find(CALL, PHONE))  # what is given before the end is kept
    assert len(found) == 2
    assert "Jansen" not in str(caught.value)
    assert set(session.read(CALL, [_key("c")])) == {_key("c")}


def test_symbolic_links_are_not_followed_and_said(session: Session, root: Path) -> None:
    _put(root.parent, "elsewhere/d", phone="06-12345678")
    (root / "link").symlink_to(root.parent / "elsewhere")
    (root / "d.json").symlink_to(root.parent / "elsewhere/d.json")
    with pytest.raises(Unreadable, match="2 symbolic links"):
        list(session.find(CALL, PHONE))
    with session.transaction() as transaction:
        assert transaction.erase(CALL, [_key("c")]) == 1
    assert (root.parent / "elsewhere/d.json").exists()


def test_changed_side_car_is_read_anew(session: Session, root: Path) -> None:
    assert len(list(session.find(CALL, PHONE))) == 2
    _put(root, "c", phone="06 12 34 56 78")
    assert len(list(session.find(CALL, PHONE))) == 3


def test_side_car_of_the_same_size_and_time_but_replaced_is_read_anew(session: Session, root: Path) -> None:
    side_car = _put(root, "e", phone="06-00000000")
    os.utime(side_car, (1_700_000_000, 1_700_000_000))
    assert len(list(session.find(CALL, PHONE))) == 2
    beside = side_car.with_suffix(".new")
    beside.write_text(side_car.read_text(encoding="utf-8").replace("06-00000000", "06-12345678"), encoding="utf-8")
    os.utime(beside, (1_700_000_000, 1_700_000_000))
    beside.replace(side_car)
    assert len(list(session.find(CALL, PHONE))) == 3


def test_media_and_side_car_go_together(session: Session, root: Path) -> None:
    (root / "2026/03/a.mp3").write_bytes(b"ID3")
    (root / "2026/03/ab.wav").write_bytes(b"RIFF")
    with session.transaction() as transaction:
        assert transaction.erase(CALL, [_key("2026/03/a")]) == 1
        assert (root / "2026/03/a.wav").exists()
    assert sorted(path.name for path in (root / "2026/03").iterdir()) == ["ab.wav"]


def test_media_without_a_side_car_is_a_row(session: Session, root: Path) -> None:
    (root / "0612345678.wav").write_bytes(b"RIFF")
    (row,) = session.find(CALL, [Match("file.path", Comparison.DIGITS, ("612345678",))])
    assert row.values["phone"] is None
    with session.transaction() as transaction:
        assert transaction.erase(CALL, [row.key]) == 1
    assert not (root / "0612345678.wav").exists()


def test_change_keeps_the_rest_of_the_side_car_and_its_rights(session: Session, root: Path) -> None:
    side_car = root / "2026/03/a.json"
    side_car.write_text('{\n  "z": 1,\n  "phone": "06-12345678",\n  "caller": {"name": "Zoë", "x": []}\n}', "utf-8")
    side_car.chmod(0o640)
    with session.transaction() as transaction:
        change = Change(_key("2026/03/a"), {"phone": None, "caller.name": "[gewist]"})
        assert transaction.change(CALL, [change]) == 1
    assert json.loads(side_car.read_text("utf-8")) == {"z": 1, "phone": None, "caller": {"name": "[gewist]", "x": []}}
    assert side_car.read_text("utf-8").startswith('{\n  "z": 1,')
    assert side_car.stat().st_mode & 0o777 == 0o640
    assert not list(root.rglob(f"*{UNFINISHED}"))


def test_file_that_changed_meanwhile_stops_everything(session: Session, root: Path) -> None:
    with pytest.raises(Refused, match="another program"), session.transaction() as transaction:  # noqa: PT012
        transaction.lock(CALL, [_key("c")])
        transaction.erase(CALL, [_key("2026/03/a")])
        transaction.change(CALL, [Change(_key("c"), {"phone": None})])
        _put(root, "c", phone="06-11111111", more=True)
    assert (root / "2026/03/a.wav").exists()
    assert json.loads((root / "c.json").read_text("utf-8"))["phone"] == "06-11111111"


def test_full_disk_is_said_and_nothing_is_changed(
    session: Session, root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_handle: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(local.os, "fsync", full)
    with pytest.raises(Refused, match="nothing was changed"), session.transaction() as transaction:  # noqa: PT012
        transaction.change(CALL, [Change(_key("c"), {"phone": None}), Change(_key("2026/03/a"), {"phone": None})])
        transaction.erase(CALL, [_key("2026/04/b")])
    assert json.loads((root / "c.json").read_text("utf-8"))["phone"] == "06-87654321"
    assert (root / "2026/04/b.json").exists()
    assert not list(root.rglob(f"*{UNFINISHED}"))


@pytest.mark.parametrize("dies_at", range(1, 9))
def test_power_cut_at_any_step_can_be_carried_out_again(
    session: Session, root: Path, monkeypatch: pytest.MonkeyPatch, dies_at: int
) -> None:
    """Every step on the disk is a chance to die; after it the same work is done again, by what is still found."""
    steps = iter(range(1, 100))

    class PowerCutError(BaseException):
        pass

    def dying(real: object) -> object:
        def step(*args: object, **more: object) -> object:
            if next(steps) == dies_at:
                raise PowerCutError
            return real(*args, **more)  # type: ignore[operator]

        return step

    with monkeypatch.context() as patch:
        for owner, name in ((local.os, "fsync"), (Path, "unlink"), (Path, "replace")):
            patch.setattr(owner, name, dying(getattr(owner, name)))
        try:
            _work(session)
            survived = True
        except PowerCutError:
            survived = False
    assert not survived
    still = {row.key for row in session.find(CALL, PHONE)}
    assert (root / "2026/04/b.json").exists() or not (root / "2026/04/b.wav").exists()
    assert still or not list(root.rglob("b.*"))
    _work(session)
    assert not list(root.rglob("b.*"))
    assert json.loads((root / "2026/03/a.json").read_text("utf-8"))["phone"] is None
    assert not list(root.rglob(f"*{UNFINISHED}"))


def _work(session: Session) -> None:
    with session.transaction() as transaction:
        transaction.change(CALL, [Change(_key("2026/03/a"), {"phone": None})])
        transaction.erase(CALL, [_key("2026/04/b")])


def test_side_car_that_is_no_utf8_is_found_and_not_rewritten(session: Session, root: Path) -> None:
    raw = b'{"phone": "06-12345678", "caller": {"name": "Zo\xeb"}}'
    (root / "c.json").write_bytes(raw)
    assert session.read(CALL, [_key("c")])[_key("c")].values["caller.name"] == "Zo\ufffd"
    with pytest.raises(Refused, match="UTF-8"), session.transaction() as transaction:
        transaction.change(CALL, [Change(_key("c"), {"phone": None})])
    assert (root / "c.json").read_bytes() == raw


@pytest.mark.parametrize("name", ["file.name", "file.path"])
def test_facts_of_the_file_cannot_be_written(session: Session, name: str) -> None:
    with pytest.raises(Refused, match="cannot be written"), session.transaction() as transaction:
        transaction.change(CALL, [Change(_key("c"), {name: "x"})])


def test_folder_that_is_not_there_is_said_without_its_path(tmp_path: Path) -> None:
    with pytest.raises(Unreachable) as caught, open_connector("files", Address(str(tmp_path / "jansen"))).session():
        pytest.fail("a session was opened")
    assert "jansen" not in str(caught.value)
    for url in ("s3://", "nothing://x", "", "memory://x"):
        with pytest.raises(Unreachable):
            open_connector("files", Address(url))


def test_types_are_told_from_what_is_there(session: Session) -> None:
    facts = session.describe(["call"]).collection("call")
    assert facts is not None
    assert facts.key == ("file.path",)
    column = facts.column("phone")
    assert column is not None
    assert column.unique
    size = facts.column("file.size")
    assert size is not None
    assert not size.writable
    assert session.describe(["2026/03.call", "nowhere.call"]).collection("2026/03.call") is not None
