"""What is kept is complete, this user's own, and never more than needed."""

from pathlib import Path

from houvast.engines.scanner.kernel.keeping import folder, forget, keep, kept, private


def test_what_was_kept_comes_back(tmp_path: Path) -> None:
    keep(tmp_path / "a", b"content")
    content = kept(tmp_path / "a")
    assert content is not None
    assert bytes(content[32:]) == b"content"
    assert [path.name for path in tmp_path.iterdir()] == ["a"]


def test_damage_is_seen(tmp_path: Path) -> None:
    keep(tmp_path / "a", b"content")
    (tmp_path / "a").write_bytes((tmp_path / "a").read_bytes()[:-1] + b"x")
    assert kept(tmp_path / "a") is None
    (tmp_path / "a").write_bytes(b"")
    assert kept(tmp_path / "a") is None
    assert kept(tmp_path / "nothing") is None


def test_what_others_can_write_is_not_read(tmp_path: Path) -> None:
    keep(tmp_path / "a", b"content")
    (tmp_path / "a").chmod(0o666)
    assert not private(tmp_path / "a")
    assert kept(tmp_path / "a") is None


def test_older_ones_go(tmp_path: Path) -> None:
    for name in "abcd":
        keep(tmp_path / f"{name}.tables", b"content")
    forget(tmp_path, "*.tables", but=2)
    assert len(list(tmp_path.iterdir())) == 2


def test_the_folder_is_this_users_own() -> None:
    assert private(folder())
