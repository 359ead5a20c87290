import json
import random

import pytest

from houvast.features.noteguard.bulk.batching import batch_of
from houvast.features.noteguard.bulk.sources import lines
from houvast.features.noteguard.bulk.sources.lines import LinesBlock
from houvast.features.noteguard.contracts.scans import Asked, BadSource
from tests.features.noteguard.bulk.reading import read

ALL = Asked(group_field="team", time_field="at")
ODD = [
    b'{"id": 1, "text": "a\\u0000b"}', b'{"id": 1, "text": "a\\ud800b"}', b'{"id": "\\ud83d", "text": "x"}',
    b'{"id": 1, "text": "\xff"}', b'{"id": 1.5, "text": "a"}', b'{"id": 1, "text": "a", "text": "b"}',
    b'{"id": 1, "text": "a"} {"id": 2, "text": "b"}', b'{"id": 12345678901234567890, "text": "a"}', b"[1]", b"", b"  ",
    b'{"id": 1}', b'{"id": 1, "text": null}', b'{"id": 1, "text": 5}', b'{"text": "a"}', b'{"id": null, "text": "a"}',
    b'{"id": 1, "text": "a", "team": null, "at": 5}',
    b'{"id": 1, "text": "a", "team": "\\u00e9\\"", "at": "2026-11-01"}',
    b'{"id": 1, "text": "a", "team": 7, "at": "morgen"}', b'{"id": "x", "text": "a"}\r', b'{"id":1,"te\\u0078t":"a"}',
    b"{'id': 1}", b'{"id": true, "text": "a"}',
    b'{"id": "a\\nb", "text": "\xf0\x9f\x98\x80\xcc\x81"}', b'{"id": "\xe2\x80\xa8", "text": "NaN"}', b"null",
    b"\xff\xfe",
]  # fmt: skip


def told(data: bytes, asked: Asked) -> object:
    block = LinesBlock(data, data.count(b"\n") + (not data.endswith(b"\n")), 1, "utf-8", json=True)
    return [
        [batch.ids.to_pylist(), batch.texts.to_pylist(), batch.groups and batch.groups.to_pylist(),
         batch.months and batch.months.to_pylist(), batch.skipped]
        for batch in (block.read(asked), batch_of(block._rows(asked), asked))
    ]  # fmt: skip


@pytest.mark.parametrize("asked", [Asked(), ALL, Asked(id_field="nr")])
def test_lines_that_are_read_at_once_are_read_as_one_by_one(asked):
    chance = random.Random(3)
    plain = [json.dumps({"id": n, "text": f"note {n}", "team": "a", "at": "2026-01-02"}).encode() for n in range(5)]
    named = [json.dumps({"id": f"n{n}", "text": "é" * n, "team": n, "at": ""}).encode() for n in range(5)]
    for odd in ODD:
        for around in (plain, named, []):
            mixed = [*around, odd]
            chance.shuffle(mixed)
            fast, slow = told(b"\n".join(mixed) + b"\n" * chance.randrange(2), asked)
            assert fast == slow, odd[:80]
    for alike in (plain, named):
        fast, slow = told(b"\n".join(alike), asked)
        assert fast == slow


def test_what_is_nested_too_deep_harms_nothing(tmp_path):
    path = tmp_path / "notes.jsonl"
    deep = b'{"id": 1, "text": "a", "x": ' + b"[" * 200_000 + b"]" * 200_000 + b"}\n"
    path.write_bytes(b'{"id": 2, "text": "b"}\n' + deep)
    assert read(path)[0] == [("2", "b"), ("1", "a")]
    path.write_bytes(deep + b'{"id": 2, "text": 5}\n{"id": 3, "text": "c"}\n')
    assert read(path)[0][-1] == ("3", "c")
    assert len(read(path)[0]) == 3


def test_no_line_is_lost_wherever_blocks_are_cut(tmp_path, monkeypatch):
    path = tmp_path / "notes.jsonl"
    rows = [json.dumps({"id": n, "text": "x" * (n % 50)}) for n in range(500)]
    path.write_text("\n".join(rows))
    for size, most in ((1, 7), (100, 3), (5_000, 100), (10**6, 10**6)):
        monkeypatch.setattr(lines, "BLOCK", size)
        monkeypatch.setattr(lines, "MOST_LINES", most)
        found, skipped = read(path)
        assert found == [(str(n), "x" * (n % 50)) for n in range(500)]
        assert not skipped


def test_what_is_wrong_in_a_line_costs_that_line(tmp_path):
    path = tmp_path / "notes.jsonl"
    lines_ = [
        '{"id": 1, "text": "é"}',
        "{broken",
        '{"id": 3, "text": "?b"}',
        "",
        '{"id": 5}',
        r'{"id": 6, "text": "\ud800"}',
    ]
    path.write_bytes("\n".join(lines_).encode().replace(b"?", b"\xff"))
    found, skipped = read(path)
    assert [row for row in found if row[1] is not None] == [("1", "é"), ("3", "\ufffdb"), ("6", "\ufffd")]
    assert [(row.where, row.read) for row in skipped] == [("line 2", False), ("line 3", True), ("line 5", False)]
    assert json.loads(f'{{"id": {found[1][0]}}}') == {"id": None, "skipped": "line 2", "why": "is no JSON"}


def test_plain_text_has_a_note_a_line(tmp_path):
    path = tmp_path / "notes.txt"
    path.write_bytes("één\r\n\r\ntwee\u2028nog\n".encode())
    assert read(path)[0] == [("1", "één"), ("2", ""), ("3", "twee\u2028nog")]
    path.write_bytes("één gesprek over café\n".encode("cp1252"))
    assert read(path) == ([("1", "één gesprek over café")], [])
    path.write_bytes("één café\n".encode() + b"\xff stuk\0\n" + "één\n".encode())
    found, skipped = read(path)
    assert found[1] == ("2", "\ufffd stuk\0")
    assert [row.where for row in skipped] == ["line 2"]


def test_a_mark_at_the_beginning_is_no_part_of_a_note(tmp_path):
    path = tmp_path / "notes.jsonl"
    path.write_bytes(b'\xef\xbb\xbf{"id": 1, "text": "a"}\n{"id": 2, "text": "b"}')
    assert read(path)[0] == [("1", "a"), ("2", "b")]
    (tmp_path / "notes.txt").write_bytes(b"\xef\xbb\xbfa\n")
    assert read(tmp_path / "notes.txt")[0] == [("1", "a")]


def test_a_line_without_end_is_refused(tmp_path, monkeypatch):
    monkeypatch.setattr(lines, "BLOCK", 100)
    monkeypatch.setattr(lines, "LONGEST_LINE", 10_000)
    (tmp_path / "notes.txt").write_bytes(b"x" * 20_000)
    with pytest.raises(BadSource, match="longer than"):
        read(tmp_path / "notes.txt")
