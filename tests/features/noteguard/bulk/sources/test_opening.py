import gzip
import json

import pytest

from houvast.features.noteguard.bulk.sources.opening import format_of
from houvast.features.noteguard.contracts.scans import BadSource
from tests.features.noteguard.bulk.reading import read

NOTES = "".join(json.dumps({"id": n, "text": f"note {n} {n * 7919}"}) + "\n" for n in range(20_000))


def test_a_packed_file_is_unpacked(tmp_path):
    path = tmp_path / "notes.jsonl.gz"
    path.write_bytes(gzip.compress(NOTES.encode()))
    found, skipped = read(path)
    assert (len(found), skipped) == (20_000, [])


@pytest.mark.parametrize("name", ["notes.jsonl.gz", "notes.csv.gz"])
def test_of_a_packed_file_that_is_cut_off_what_there_is_is_read(tmp_path, name):
    text = NOTES if "jsonl" in name else "id,text\n" + "".join(f"{n},note {n * 7919}\n" for n in range(20_000))
    packed = gzip.compress(text.encode())
    path = tmp_path / name
    path.write_bytes(packed[: len(packed) // 2])
    found, skipped = read(path)
    whole = [row for row in found if row[1] is not None]
    assert 5_000 < len(whole) < 20_000
    assert [json.loads(key) for key, _ in whole[:3]] in ([0, 1, 2], ["0", "1", "2"])
    assert skipped[-1].where == "the end"
    assert not skipped[-1].read


def test_no_packed_file_at_all(tmp_path):
    path = tmp_path / "notes.jsonl.gz"
    path.write_bytes(b"not packed")
    assert read(path)[1][-1].where == "the end"


def test_what_cannot_be_opened_is_told_in_a_line(tmp_path):
    (tmp_path / "notes.jsonl").mkdir()
    with pytest.raises(BadSource, match="directory"):
        read(tmp_path / "notes.jsonl")
    with pytest.raises(BadSource, match="no such file"):
        read(tmp_path / "gone.csv")
    (tmp_path / "notes.txt").write_text("a\nb", encoding="utf-16")
    with pytest.raises(BadSource, match="UTF-16"):
        read(tmp_path / "notes.txt")
    with pytest.raises(BadSource, match="can't be reached"):
        read("nosuch://bucket/notes.jsonl")


def test_formats_by_name():
    assert format_of("a/NOTES.JSONL.gz".lower()) == "jsonl"
    assert format_of("s3://bucket/notes.Parquet") == "parquet"
    assert format_of("-") == "jsonl"
    with pytest.raises(BadSource, match="--input"):
        format_of("notes.doc")


def test_an_empty_file_holds_no_notes(tmp_path):
    for name in ("notes.jsonl", "notes.txt"):
        (tmp_path / name).write_bytes(b"")
        assert read(tmp_path / name) == ([], [])
