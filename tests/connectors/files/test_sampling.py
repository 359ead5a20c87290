"""A sample of a folder reads a few files, wherever the folder lies and however its rows lie in files."""

import json
from pathlib import Path

import pytest

from houvast.connectors.files.session import FilesSession
from houvast.connectors.protocol import Address, CanSample, Unreadable
from houvast.connectors.registry import open_connector
from tests.connectors.files.grounds import GROUNDS, Ground, ground


@pytest.fixture(params=GROUNDS)
def place(request: pytest.FixtureRequest, tmp_path: Path) -> Ground:
    return ground(request.param, request, tmp_path)


def call(number: int) -> bytes:
    return json.dumps({"caller": {"email": f"p{number}@example.org"}, "tags": ["a"]}).encode()


def sampled(place: Ground, collection: str, columns: list[str], rows: int) -> list[tuple[str | None, ...]]:
    with open_connector("files", place.address).session() as session:
        assert isinstance(session, CanSample)
        found = session.sample(collection, columns, rows, 7)
        assert found == session.sample(collection, columns, rows, 7)
    return found


def test_recordings_are_drawn_by_chance(place: Ground) -> None:
    for number in range(30):
        place.put(f"2026/{number:02}.json", call(number))
        place.put(f"2026/{number:02}.txt", f"Gesprek {number}".encode())
    place.put("2026/kapot.json", b"{")
    found = sampled(place, "files", ["file.path", "caller.email", "file.text", "tags", "nergens"], 5)
    numbers = [int(str(path)[-2:]) for path, *_ in found if path]
    assert [row[1:] for row in found] == [(f"p{n}@example.org", f"Gesprek {n}", '["a"]', None) for n in numbers]
    assert 4 <= len(set(numbers)) <= 5
    assert numbers != list(range(len(numbers)))


def test_tables_are_drawn_from_their_beginnings(place: Ground) -> None:
    for number in range(3):
        rows = "".join(f"k{number}-{n}@example.org;Jan {n}\n" for n in range(50))
        place.put(f"drop/klanten-{number}.csv", f"email;naam\n{rows}".encode())
    found = sampled(place, "drop/klanten-*.csv.klant", ["email", "file.row"], 10)
    assert len(found) == 10
    assert {str(email)[:2] for email, _ in found} == {"k0", "k1", "k2"}
    assert all(str(email).startswith(f"k{str(email)[1]}-{int(str(row)) - 1}@") for email, row in found)


def test_what_is_not_there_is_told(place: Ground) -> None:
    place.put("drop/klanten.csv", b"email\njan@example.org\n")
    with open_connector("files", place.address).session() as session:
        assert isinstance(session, FilesSession)
        for collection, column in (("drop/klanten.csv.klant", "geheim"), ("drop/weg.csv.klant", "email")):
            with pytest.raises(Unreadable):
                session.sample(collection, [column], 5, 1)


def test_few_files_are_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for number in range(200):
        (tmp_path / f"{number}.json").write_bytes(call(number))
    read: list[Path] = []
    original = Path.read_bytes

    def counted(path: Path) -> bytes:
        read.append(path)
        return original(path)

    monkeypatch.setattr(Path, "read_bytes", counted)
    with open_connector("files", Address(str(tmp_path))).session() as session:
        assert isinstance(session, FilesSession)
        assert len(session.sample(tmp_path.name, ["caller.email"], 10, 1)) == 10
    assert len(read) == 10
