"""A zip is looked into, within limits; what lies in it is found, changed and erased as any other file."""

import io
import json
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from houvast.connectors.files.session import FilesSession
from houvast.connectors.protocol import Change, Comparison, Match, Unreadable
from houvast.connectors.registry import open_connector
from houvast.engines.datamap.model import Collection, CollectionId, Field
from tests.connectors.files.grounds import GROUNDS, Ground, ground

CALL = Collection(CollectionId("calls", "call"), (Field("file.path", primary_key=True), Field("email")))
JAN = [Match("email", Comparison.FOLDED, ("jan@example.org",))]


def packed(**members: bytes) -> bytes:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, member in members.items():
            archive.writestr(name, member)
    return content.getvalue()


def facts(email: str) -> bytes:
    return json.dumps({"email": email}).encode()


def batch() -> bytes:
    return packed(
        **{
            "in/a.json": facts("jan@example.org"),
            "in/a.wav": b"RIFFa",
            "b.json": facts("p@x.example"),
            "b.wav": b"b",
        }
    )


@pytest.fixture(params=GROUNDS)
def place(request: pytest.FixtureRequest, tmp_path: Path) -> Ground:
    return ground(request.param, request, tmp_path)


@pytest.fixture
def session(place: Ground) -> Iterator[FilesSession]:
    with open_connector("files", place.address).session() as opened:
        assert isinstance(opened, FilesSession)
        yield opened


def held(place: Ground, name: str) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(place.get(name))) as archive:
        return {one: archive.read(one) for one in archive.namelist()}


def test_members_are_found_changed_and_erased(session: FilesSession, place: Ground) -> None:
    place.put("2026/batch.zip", batch())
    (jan,) = session.find(CALL, JAN)
    assert jan.key.values == (("file.path", "2026/batch.zip!/in/a"),)
    (piet,) = session.find(CALL, [Match("email", Comparison.FOLDED, ("p@x.example",))])
    assert list(session.media(CALL, [jan.key])) == [(jan.key, "wav", b"RIFFa")]
    with session.transaction() as transaction:
        transaction.erase(CALL, [jan.key])
        transaction.change(CALL, [Change(piet.key, {"email": None})])
    assert held(place, "2026/batch.zip") == {"b.json": b'{"email": null}', "b.wav": b"b"}
    session.purge(CALL, [jan.key, piet.key])
    assert session.old_versions(CALL, [jan.key, piet.key]) == {}
    with session.transaction() as transaction:
        transaction.erase(CALL, [piet.key])
    assert place.names() == []
    session.purge(CALL, [piet.key])
    assert place.everything() == b""


def test_an_archive_with_a_side_car_is_a_recording(session: FilesSession, place: Ground) -> None:
    place.put("a.zip", batch())
    place.put("a.json", facts("jan@example.org"))
    (jan,) = session.find(CALL, JAN)
    assert jan.key.values == (("file.path", "a"),)


def encrypted() -> bytes:
    content = bytearray(packed(**{"a.json": b"{}"}))
    content[6] |= 1
    content[content.index(b"PK\x01\x02") + 8] |= 1
    return bytes(content)


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (packed(**{"a.wav": bytes(30_000_000)}), "a trap"),
        (packed(**{"../a.json": b"{}"}), "no paths"),
        (packed(**{"/etc/a.json": b"{}"}), "no paths"),
        (encrypted(), "is encrypted"),
        (packed(**{f"{n}.txt": b"" for n in range(10_001)}), "more than 10000 files"),
        (b"PK\x03\x04 no", "is no zip archive"),
    ],
)
def test_what_is_beyond_the_limits_is_said_after_all_others(
    request: pytest.FixtureRequest, tmp_path: Path, content: bytes, said: str
) -> None:
    place = ground("disk", request, tmp_path)
    place.put("a.zip", content)
    place.put("b.json", facts("jan@example.org"))
    found = []
    with open_connector("files", place.address).session() as session, pytest.raises(Unreadable, match=said):
        found.extend(session.find(CALL, JAN))
    assert len(found) == 1


def test_an_archive_in_an_archive_is_not_opened(session: FilesSession, place: Ground) -> None:
    place.put("a.zip", packed(**{"b.zip": batch(), "c.json": facts("els@example.org")}))
    assert list(session.find(CALL, JAN)) == []
    assert len(list(session.find(CALL, [Match("file.path", Comparison.CONTAINS, ("a.zip",))]))) == 2
