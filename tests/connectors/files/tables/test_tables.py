"""Rows of table files are found, changed and erased, and everything else in the file stays as it was."""

import io
import json
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.styles import Font

from houvast.connectors.files.session import FilesSession
from houvast.connectors.protocol import Change, Comparison, Match, Refused, Unreadable
from houvast.connectors.registry import open_connector
from houvast.engines.datamap.model import Collection, CollectionId, Field
from houvast.engines.datamap.rows import RowKey
from tests.connectors.files.grounds import GROUNDS, Ground, ground

FIELDS = (Field("file.path", primary_key=True), Field("id", primary_key=True), Field("email"), Field("note"))
SOME_DAY = datetime.fromisoformat("2026-03-01T00:00:00")  # a workbook knows no zones
JAN = [Match("email", Comparison.FOLDED, ("jan@example.org",))]


def drops(pattern: str, fields: tuple[Field, ...] = FIELDS) -> Collection:
    return Collection(CollectionId("drops", "klant"), fields, schema=pattern)


@pytest.fixture(params=GROUNDS)
def place(request: pytest.FixtureRequest, tmp_path: Path) -> Ground:
    return ground(request.param, request, tmp_path)


@pytest.fixture
def disk(request: pytest.FixtureRequest, tmp_path: Path) -> Ground:
    return ground("disk", request, tmp_path)


def session_on(place: Ground) -> Iterator[FilesSession]:
    with open_connector("files", place.address).session() as opened:
        assert isinstance(opened, FilesSession)
        yield opened


@pytest.fixture
def session(place: Ground) -> Iterator[FilesSession]:
    yield from session_on(place)


@pytest.fixture
def here(disk: Ground) -> Iterator[FilesSession]:
    yield from session_on(disk)


NASTY = (
    'id;email;"note ""x"""\r\n'
    '1;jan@example.org;"belde; en\r\nschreef ""dag"""\r\n'
    '2;"piet@example.org";  5" pijp \r\n'
    "\r\n"
    "3;els@example.org;€ Zoë\r\n"
    "4;JAN@example.org;laatste"
)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252"])
def test_csv_is_kept_byte_for_byte(here: FilesSession, disk: Ground, encoding: str) -> None:
    disk.put("in/2026/klanten-1.csv", NASTY.encode(encoding))
    disk.put("in/other.txt", b"x")
    fields = (*FIELDS[:3], Field('note "x"'))
    of = drops("in/klanten-*.csv", fields)
    rows = {row.values["id"]: row for row in here.find(of, JAN)}
    assert set(rows) == {"1", "4"}
    assert rows["1"].values['note "x"'] == 'belde; en\r\nschreef "dag"'
    assert rows["1"].key == RowKey(of.id, (("file.path", "2026/klanten-1.csv"), ("id", "1")))
    two = RowKey(of.id, (("file.path", "2026/klanten-1.csv"), ("id", "2")))
    with here.transaction() as transaction:
        assert transaction.change(of, [Change(two, {"email": 'p"x', 'note "x"': None})]) == 1
        assert transaction.erase(of, [rows["1"].key]) == 1
        assert set(transaction.lock(of, [two, rows["1"].key])) == {two}
        assert transaction.lock(of, [two])[two].values["email"] == 'p"x'
    kept = NASTY.replace('1;jan@example.org;"belde; en\r\nschreef ""dag"""\r\n', "")
    kept = kept.replace('"piet@example.org";  5" pijp ', '"p""x";')
    assert disk.get("in/2026/klanten-1.csv") == kept.encode(encoding)


def test_rows_without_a_key_keep_their_numbers(session: FilesSession, place: Ground) -> None:
    place.put("a.csv", b"email,note\nels@example.org,1\njan@example.org,2\npiet@example.org,3\n")
    of = drops("a.csv", (Field("email"), Field("note")))
    (jan,) = session.find(of, JAN)
    assert jan.key.values == (("file.path", "a.csv"), ("file.row", 2))
    piet = RowKey(of.id, (("file.path", "a.csv"), ("file.row", 3)))
    with session.transaction() as transaction:
        transaction.erase(of, [jan.key])
        transaction.change(of, [Change(piet, {"note": None})])
    assert session.read(of, [jan.key]) == {}
    assert session.read(of, [piet])[piet].values == {"email": "piet@example.org", "note": None}
    assert place.get("a.csv") == b"email,note\nels@example.org,1\n\npiet@example.org,\n"
    session.purge(of, [jan.key, piet])
    assert session.old_versions(of, [jan.key, piet]) == {}
    assert b"jan@" not in place.everything()


def test_media_that_a_row_names_go_with_it(session: FilesSession, place: Ground) -> None:
    place.put("calls/index.csv", b"recording,email\n2026/a.wav,jan@example.org\n2026/b.wav,piet@example.org\n")
    for name in "ab":
        place.put(f"calls/2026/{name}.wav", b"RIFF" + name.encode())
    of = drops("calls/index.csv#recording", (Field("recording", primary_key=True), Field("email")))
    (jan,) = session.find(of, JAN)
    assert list(session.media(of, [jan.key])) == [(jan.key, "wav", b"RIFFa")]
    with session.transaction() as transaction:
        transaction.erase(of, [jan.key])
    assert place.names() == ["calls/2026/b.wav", "calls/index.csv"]
    assert place.get("calls/index.csv") == b"recording,email\n2026/b.wav,piet@example.org\n"
    session.purge(of, [jan.key])
    assert b"RIFFa" not in place.everything()
    assert b"jan@" not in place.everything()


@pytest.mark.parametrize("named", ["../secret.wav", "/etc/passwd", "2026/../../secret.wav"])
def test_a_row_never_names_media_outside_its_folder(here: FilesSession, disk: Ground, named: str) -> None:
    disk.put("secret.wav", b"RIFF")
    disk.put("calls/index.csv", f"recording,email\n{named},jan@example.org\n".encode())
    of = drops("calls/index.csv#recording", (Field("recording", primary_key=True), Field("email")))
    (jan,) = here.find(of, JAN)
    assert list(here.media(of, [jan.key])) == []
    with here.transaction() as transaction:
        transaction.erase(of, [jan.key])
    assert "secret.wav" in disk.names()


def test_media_of_two_rows_are_not_taken_from_one(here: FilesSession, disk: Ground) -> None:
    disk.put("index.csv", b"id,recording,email\n1,a.wav,jan@example.org\n2,a.wav,piet@example.org\n")
    disk.put("a.wav", b"RIFF")
    of = drops("index.csv#recording", (Field("id", primary_key=True), Field("email")))
    (jan,) = here.find(of, JAN)
    with pytest.raises(Refused, match="belongs to another row"), here.transaction() as transaction:
        transaction.erase(of, [jan.key])
    assert disk.names() == ["a.wav", "index.csv"]


def test_json_lines_are_kept_as_they_stand(here: FilesSession, disk: Ground) -> None:
    lines = ['{"id":1, "email":"jan@example.org","note":{"a": 1}}', '{ "id" : 2,"email":"els@example.org" }']
    disk.put("a.jsonl", "\n".join(lines).encode())
    of = drops("a.jsonl")
    (jan,) = here.find(of, JAN)
    with here.transaction() as transaction:
        transaction.change(of, [Change(jan.key, {"email": None})])
    first, second = disk.get("a.jsonl").decode().split("\n")
    assert json.loads(first) == {"id": 1, "email": None, "note": {"a": 1}}
    assert second == lines[1]


def test_parquet_keeps_schema_metadata_and_compression(session: FilesSession, place: Ground) -> None:
    types = {"id": pa.int32(), "email": pa.string(), "note": pa.large_string(), "at": pa.timestamp("ms", "UTC")}
    schema = pa.schema(types, metadata={"team": "seven"})
    at = datetime(2026, 3, 1, tzinfo=UTC)
    rows = [{"id": n, "email": "jan@example.org" if n == 5 else f"p{n}@example.org", "at": at} for n in range(10)]
    given = io.BytesIO()
    pq.write_table(pa.Table.from_pylist(rows, schema), given, compression="zstd", row_group_size=4)
    place.put("a.parquet", given.getvalue())
    of = drops("*.parquet")
    (jan,) = session.find(of, JAN)
    six = RowKey(of.id, (("file.path", "a.parquet"), ("id", 6)))
    with session.transaction() as transaction:
        transaction.erase(of, [jan.key])
        transaction.change(of, [Change(six, {"email": "[gewist]"})])
    after = pq.ParquetFile(io.BytesIO(place.get("a.parquet")))
    assert after.schema_arrow.equals(schema, check_metadata=True)
    assert after.metadata.row_group(0).column(1).compression == "ZSTD"
    meant = [
        {**row, "note": None, **({"email": "[gewist]"} if row["id"] == 6 else {})} for row in rows if row["id"] != 5
    ]
    assert after.read().to_pylist() == [{name: row[name] for name in types} for row in meant]
    with pytest.raises(Refused, match="does not fit"), session.transaction() as transaction:
        transaction.change(of, [Change(six, {"email": 7})])
    session.purge(of, [jan.key])
    assert b"jan@" not in place.everything()


def workbook() -> Workbook:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "Klanten"
    for row in (["id", "email", "note"], [1, "jan@example.org", "x"], [2, "piet@example.org", None]):
        sheet.append(row)
    sheet["A1"].font = Font(bold=True)
    book.create_sheet("Lijst").append(["id", "email", "note"])
    book["Lijst"].append([7, "els@example.org", SOME_DAY])
    return book


def saved(book: Workbook) -> bytes:
    content = io.BytesIO()
    book.save(content)
    return content.getvalue()


def test_a_workbook_keeps_sheets_styles_and_row_numbers(session: FilesSession, place: Ground) -> None:
    place.put("a.xlsx", saved(workbook()))
    of = drops("*.xlsx")
    (jan,) = session.find(of, JAN)
    assert jan.key.values == (("file.path", "a.xlsx!Klanten"), ("id", 1))
    with session.transaction() as transaction:
        transaction.erase(of, [jan.key])
    after = load_workbook(io.BytesIO(place.get("a.xlsx")))
    assert [[c.value for c in row] for row in after["Klanten"].iter_rows(min_row=2)] == [
        [None] * 3,
        [2, "piet@example.org", None],
    ]
    assert after["Klanten"]["A1"].font.bold
    assert after["Lijst"]["C2"].value == SOME_DAY
    session.purge(of, [jan.key])
    assert session.old_versions(of, [jan.key]) == {}


def test_a_workbook_that_would_lose_something_is_not_written(here: FilesSession, disk: Ground) -> None:
    book = workbook()
    book["Lijst"].append([8, "=A2+1", "x"])
    disk.put("a.xlsx", before := saved(book))
    of = drops("*.xlsx")
    (jan,) = here.find(of, JAN)
    with pytest.raises(Refused, match="formulas"), here.transaction() as transaction:
        transaction.erase(of, [jan.key])
    assert disk.get("a.xlsx") == before
    assert disk.names() == ["a.xlsx"]


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("b.csv", b"", "has no header"),
        ("b.csv", b'id,email,note\n1,"x', "never closed"),
        ("b.csv", "id,email,note\n".encode("utf-16"), "UTF-16"),
        ("b.csv", b"id,mail,note\n1,2,3\n", "has no column email"),
        ("b.jsonl", b"{half", "no JSON on line 1"),
        ("b.xlsx", b"PK\x03\x04 no", "is no workbook"),
        ("b.parquet", b"PAR1", "is no Parquet"),
    ],
)
def test_what_is_no_such_table_is_said_after_all_others(
    here: FilesSession, disk: Ground, name: str, content: bytes, said: str
) -> None:
    good = {
        ".csv": b"id,email,note\n1,jan@example.org,x\n",
        ".jsonl": b'{"id": 1, "email": "jan@example.org", "note": 1}\n',
        ".xlsx": saved(workbook()),
    }
    suffix = Path(name).suffix
    if suffix in good:
        disk.put(f"a{suffix}", good[suffix])
    disk.put(name, content)
    found = []
    with pytest.raises(Unreadable, match=said) as caught:
        found.extend(here.find(drops(f"*{suffix}"), JAN))
    assert len(found) == (suffix in good)
    assert "jan@" not in str(caught.value)


def test_a_table_that_changed_meanwhile_is_refused(session: FilesSession, place: Ground) -> None:
    place.put("a.csv", b"id,email,note\n1,jan@example.org,x\n")
    of = drops("*.csv")
    (jan,) = session.find(of, JAN)
    later = b"id,email,note\n1,jan@example.org,x\n2,els@example.org,laat\n"
    with pytest.raises(Refused, match="another program"), session.transaction() as transaction:  # noqa: PT012
        transaction.lock(of, [jan.key])
        transaction.erase(of, [jan.key])
        place.put("a.csv", later)
    assert place.get("a.csv") == later


def test_a_large_table_is_read_and_written_in_bounded_memory(here: FilesSession, disk: Ground) -> None:
    import tracemalloc

    line = "{0},p{0}@example.org," + "woord " * 100 + "\n"
    disk.put("a.csv", ("id,email,note\n" + "".join(line.format(n) for n in range(40_000))).encode())
    of = drops("a.csv")
    tracemalloc.start()
    (one,) = here.find(of, [Match("email", Comparison.EXACT, ("p77@example.org",))])
    with here.transaction() as transaction:
        transaction.erase(of, [one.key])
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 8_000_000
    assert len(disk.get("a.csv").splitlines()) == 40_000


def test_columns_are_described(here: FilesSession, disk: Ground) -> None:
    disk.put("in/a.csv", b"id,email\n1,x\n")
    facts = here.describe(["in/*.csv.klant", "in/*.xlsx.klant"])
    (one,) = facts.collections
    assert one.key == ("file.path", "file.row")
    assert [c.name for c in one.columns if c.writable] == ["id", "email"]
