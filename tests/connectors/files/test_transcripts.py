"""The words of a transcript are a field of their own: found, redacted in their own encoding, and erased."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from houvast.connectors.files.session import FilesSession
from houvast.connectors.protocol import Change, Comparison, Match, Refused, Unreadable
from houvast.connectors.registry import open_connector
from houvast.engines.datamap.model import Collection, CollectionId, Field
from tests.connectors.files.grounds import GROUNDS, Ground, ground

CALL = Collection(
    CollectionId("calls", "call"),
    (Field("file.path", primary_key=True), Field("email"), Field("file.text", free_text=True)),
)
WORDS = [Match("file.text", Comparison.CONTAINS, ("rolstoel",))]


@pytest.fixture(params=GROUNDS)
def place(request: pytest.FixtureRequest, tmp_path: Path) -> Ground:
    made = ground(request.param, request, tmp_path)
    made.put("a.json", json.dumps({"email": "jan@example.org"}).encode())
    made.put("a.vtt", "WEBVTT\r\n\r\n00:01 --> 00:02\r\nZoë over de Rolstoel\r\n".encode("cp1252"))
    made.put("a.wav", b"RIFF")
    made.put("b.txt", "\ufeffook een rolstoel".encode())
    made.put("c.wav", b"RIFF")
    return made


@pytest.fixture
def session(place: Ground) -> Iterator[FilesSession]:
    with open_connector("files", place.address).session() as opened:
        assert isinstance(opened, FilesSession)
        yield opened


def test_words_are_found_and_redacted(session: FilesSession, place: Ground) -> None:
    first, second = session.find(CALL, WORDS)
    assert first.values["email"] == "jan@example.org"
    assert second.values == {"file.path": "b", "email": None, "file.text": "ook een rolstoel"}
    clean = str(first.values["file.text"]).replace("Zoë", "[gewist]")
    with session.transaction() as transaction:
        transaction.change(CALL, [Change(first.key, {"file.text": clean, "email": None})])
        assert transaction.lock(CALL, [first.key])[first.key].values["file.text"] == clean
        transaction.change(CALL, [Change(second.key, {"file.text": "niets"})])
    assert place.get("a.vtt") == clean.encode("cp1252")
    assert place.get("b.txt") == "\ufeffniets".encode()
    assert json.loads(place.get("a.json")) == {"email": None}
    session.purge(CALL, [first.key, second.key])
    assert "Zoë".encode("cp1252") not in place.everything()


def test_a_transcript_goes_with_its_recording(session: FilesSession, place: Ground) -> None:
    first, _ = session.find(CALL, WORDS)
    with session.transaction() as transaction:
        transaction.erase(CALL, [first.key])
    assert place.names() == ["b.txt", "c.wav"]


def test_what_cannot_be_written_is_refused(session: FilesSession, place: Ground) -> None:
    first, _ = session.find(CALL, WORDS)
    (sound,) = session.find(CALL, [Match("file.path", Comparison.EXACT, ("c",))])
    for key, text, said in ((first.key, "日本", "encoding"), (sound.key, "x", "no transcript")):
        with pytest.raises(Refused, match=said), session.transaction() as transaction:
            transaction.change(CALL, [Change(key, {"file.text": text})])
    before = place.get("a.vtt")
    with pytest.raises(Refused, match="another program"), session.transaction() as transaction:  # noqa: PT012
        transaction.change(CALL, [Change(first.key, {"file.text": "x"})])
        place.put("a.vtt", before + b"later")
    assert place.get("a.vtt") == before + b"later"


def test_several_transcripts_are_said(session: FilesSession, place: Ground) -> None:
    place.put("b.srt", b"x")
    with pytest.raises(Unreadable, match="several transcripts"):
        list(session.find(CALL, WORDS))
    (facts,) = session.describe().collections
    assert facts.column("file.text") is not None
